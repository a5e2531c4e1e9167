"""Two accounts made one, and two patients, inside a transaction of the caller's.

What is append-only stays where it is: timeline and journal name the account that acted then, the patient read then.
"""

from dataclasses import dataclass
from datetime import datetime

from storage.models import Account, Patient
from storage.record_merging import move_record
from storage.sql import execute


@dataclass(frozen=True, slots=True)
class Joining:
    """Two accounts, locked: `gone` is to become a part of `kept`."""

    kept: Account
    gone: Account


async def move_account(joining: Joining, now: datetime) -> None:
    """Everything that belongs to the account goes over; its sessions and what it had under way end."""
    kept, gone = joining.kept, joining.gone
    for statement in _ACCOUNT_ENDS:
        await execute(statement, kept.id, gone.id, now)
    for table, column in _ACCOUNT_COLUMNS:
        await execute(f"UPDATE {table} SET {column} = $1 WHERE {column} = $2", kept.id, gone.id)
    for table in _ENDED_WITH_ACCOUNT:
        await execute(f"DELETE FROM {table} WHERE account_id = $1", gone.id)
    if kept.password_hash is None:
        kept.password_hash, kept.password_changed_at = gone.password_hash, gone.password_changed_at
    kept.confirmed, kept.patient_id = kept.confirmed or gone.confirmed, kept.patient_id or gone.patient_id
    gone.closed_at, gone.password_hash, gone.patient_id = now, None, None
    for account in (kept, gone):
        await account.save(
            update_fields=["password_hash", "password_changed_at", "confirmed", "patient_id", "closed_at"]
        )


async def move_patient(kept: int, gone: int, now: datetime) -> None:
    """Visits, documents, the record, who acts for them go over; the emptied row stays, for the journal's sake."""
    for statement in _PATIENT_ENDS:
        await execute(statement, kept, gone, now)
    for table in _PATIENT_TABLES:
        await execute(f"UPDATE {table} SET patient_id = $1 WHERE patient_id = $2", kept, gone)
    await move_record(kept, gone)
    # who was merged into the one that goes now: their journal is a part of the kept one's
    await Patient.filter(merged_into_id=gone).update(merged_into_id=kept)
    await Patient.filter(id=gone).update(
        family_name="",
        given_name="",
        middle_name=None,
        phone=None,
        email=None,
        name_digest="",
        phone_digest=None,
        erased_at=now,
        merged_into_id=kept,
    )


async def queue_patients(one_id: int, other_id: int) -> None:
    """Whoever books for either waits until the two are one."""
    for patient_id in sorted((one_id, other_id)):
        await execute("UPDATE patient SET version = version + 1 WHERE id = $1", patient_id)


_ACCOUNT_COLUMNS = (
    ("login", "account_id"),
    ("contact", "account_id"),
    ("factor", "account_id"),
    ("guardianship", "account_id"),
    ("invitation", "account_id"),
    ("invitation", "accepted_by_id"),
    ("dispute", "account_id"),
    ("consent", "account_id"),
    ("data_request", "account_id"),
    ("claim", "account_id"),
    ("appointment", "account_id"),
)
# the kept account has its own codes and stays signed in
_ENDED_WITH_ACCOUNT = ("session", "halfway", "recovery_code", "one_time_code")
_PATIENT_TABLES = (
    "appointment",
    "claim",
    "patient_document",
    "guardianship",
    "invitation",
    "dispute",
    "data_request",
    "call",
)
_END = "UPDATE guardianship SET state = 'ENDED', ended_at = $3, end_reason = 'GUARDIAN' WHERE ended_at IS NULL AND "
_WITHDRAW = "UPDATE dispute SET state = 'WITHDRAWN', decided_at = $3 WHERE state = 'OPEN' AND "
_DROP = "UPDATE patient_document SET dropped_at = $3 WHERE dropped_at IS NULL AND "
_TIES = "FROM guardianship WHERE ended_at IS NULL AND"
_DISPUTES = "FROM dispute WHERE state = 'OPEN' AND"
_DOCUMENTS = "FROM patient_document WHERE dropped_at IS NULL AND"
# $1 what is kept, $2 what is gone, $3 now: what both have, and what would make somebody act for themself
_ACCOUNT_ENDS = (
    f"{_END} account_id = $2 AND patient_id IN (SELECT patient_id {_TIES} account_id = $1)",
    f"{_END} account_id IN ($1, $2) AND patient_id IN (SELECT patient_id FROM account WHERE id IN ($1, $2))",
    f"{_WITHDRAW} account_id = $2 AND patient_id IN (SELECT patient_id {_DISPUTES} account_id = $1)",
)
_PATIENT_ENDS = (
    f"{_END} patient_id = $2 AND account_id IN (SELECT account_id {_TIES} patient_id = $1)",
    f"{_WITHDRAW} patient_id = $2 AND account_id IN (SELECT account_id {_DISPUTES} patient_id = $1)",
    f"{_DROP} patient_id = $2 AND kind IN (SELECT kind {_DOCUMENTS} patient_id = $1)",
)
