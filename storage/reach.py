"""What accounts may see and do has changed: their live sockets and open pages are told."""

from collections.abc import Iterable

from booking.events import ReachChanged
from storage.sql import execute
from storage.work import Work


async def raise_reach(work: Work, account_ids: Iterable[int]) -> None:
    """Within the transaction that changes it; sockets opened before are closed within a second of the commit."""
    # in the order of ids: two who raise the same accounts do not wait for each other
    for account_id in sorted(set(account_ids)):
        await execute("UPDATE account SET reach = reach + 1 WHERE id = $1", account_id)
        work.tell(ReachChanged(account_id))
