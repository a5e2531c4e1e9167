"""Patients as the engine needs them: queued, with what there is to act for them by."""

from datetime import datetime

from booking.rules.facts import LiveCall, Standing, Tie
from booking.rules.scopes import Scopes
from storage.sql import Row, day, rows

_PATIENT = "SELECT restricted_at, erased_at FROM patient WHERE id = $1"
TIE = """guardianship.patient_id, guardianship.relation, guardianship.since, guardianship.until,
  guardianship.state, guardianship.ended_at, guardianship.may_book, guardianship.may_see_visits,
  guardianship.may_see_documents, patient.birth_date"""
_TIES = f"""
SELECT {TIE} FROM guardianship JOIN patient ON patient.id = guardianship.patient_id
WHERE guardianship.account_id = $1 AND guardianship.patient_id = $2
"""
_CALLS = """
SELECT id, patient_id, clinic_id FROM call
WHERE account_id = $1 AND patient_id = $2 AND closed_at IS NULL AND expires_at > $3 ORDER BY id DESC
"""


async def queue_patient(patient_id: int) -> None:
    """Until the transaction ends nobody else books for the patient: what is read afterwards stays true."""
    await rows("UPDATE patient SET version = version + 1 WHERE id = $1 RETURNING version", patient_id)


async def standing_of(account_id: int, patient_id: int, now: datetime) -> Standing | None:
    """The account's guardianships of the patient, ended ones included, and its live calls; None: no such patient."""
    patient = await rows(_PATIENT, patient_id)
    if not patient:
        return None
    ties = await rows(_TIES, account_id, patient_id)
    calls = await rows(_CALLS, account_id, patient_id, now)
    return Standing(
        patient_id=patient_id,
        ties=tuple(tie_of(row) for row in ties),
        calls=tuple(LiveCall(row["id"], row["patient_id"], row["clinic_id"]) for row in calls),
        restricted=patient[0]["restricted_at"] is not None,
        erased=patient[0]["erased_at"] is not None,
    )


def tie_of(row: Row) -> Tie:
    """From a row that selected TIE."""
    return Tie(
        patient_id=row["patient_id"],
        since=day(row["since"]),
        until=None if row["until"] is None else day(row["until"]),
        in_force=row["ended_at"] is None and row["state"] == "ACTIVE",
        born=day(row["birth_date"]),
        scopes=scopes_of(row),
    )


def scopes_of(row: Row) -> Scopes:
    return Scopes(bool(row["may_book"]), bool(row["may_see_visits"]), bool(row["may_see_documents"]))
