"""Who looks after the clinic systems: given and taken back by the command line alone."""

from booking.engine import Engine
from booking.errors import NotFound
from storage.reach import raise_reach
from storage.staff import set_runs_service
from storage.work import Work, transact


async def grant_service(engine: Engine, *, account_id: int, runs: bool) -> bool:
    """The account's live sockets are closed, to see more or less. False when it was so before.

    Raises NotFound for an account that is closed or never was.
    """

    async def deed(work: Work) -> bool:
        changed = await set_runs_service(account_id, runs=runs)
        if changed is None:
            raise NotFound
        if changed:
            await raise_reach(work, [account_id])
        return changed

    return await transact(engine.publish, deed)
