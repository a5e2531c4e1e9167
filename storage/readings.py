"""Which readings are in the journals already, asked under the chains' own locks."""

from collections.abc import Collection
from datetime import datetime

from storage.chain import Chain, queue
from storage.models import Deed
from storage.sql import any_of, rows

# patient, what was read, the call it was read under
Look = tuple[int, str, int | None]


async def queue_journals(patient_ids: Collection[int]) -> None:
    """Until the transaction ends nobody else writes into these patients' journals."""
    await queue(Chain.JOURNAL, patient_ids)


async def looks_since(account_id: int, patient_ids: Collection[int], since: datetime) -> set[Look]:
    """What the account has read of the patients since then."""
    found = await rows(LOOKS, account_id, sorted(patient_ids), since, Deed.READ.value)
    return {(row["patient_id"], row["what"], row["call_id"]) for row in found}


LOOKS = f"""
SELECT DISTINCT patient_id, what, call_id FROM journal_entry
WHERE account_id = $1 AND {any_of("patient_id", 2)} AND at > $3 AND deed = $4
"""
