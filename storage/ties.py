"""Patients as the engine needs them: queued, with what there is to act for them by."""

from datetime import datetime

from booking.rules.facts import LiveCall, Standing, Tie
from booking.rules.scopes import Scopes
from storage.sql import Row, day, rows

TIE = """guardianship.patient_id, guardianship.relation, guardianship.since, guardianship.until,
  guardianship.state, guardianship.ended_at, guardianship.may_book, guardianship.may_see_visits,
  guardianship.may_see_documents, patient.birth_date"""
# one statement, because every booking asks it: the patient with each tie, and after that each live call
_STANDING = f"""
SELECT {TIE}, patient.restricted_at, patient.erased_at, NULL AS call_id, NULL AS clinic_id, EXISTS (
    SELECT 1 FROM consent WHERE consent.account_id = $1 AND kind = 'PROCESSING' AND withdrawn_at IS NULL) AS agreed
FROM patient LEFT JOIN guardianship ON guardianship.patient_id = patient.id AND guardianship.account_id = $1
WHERE patient.id = $2
UNION ALL
SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, call.id, call.clinic_id, NULL
FROM call WHERE call.account_id = $1 AND call.patient_id = $2 AND call.closed_at IS NULL AND call.expires_at > $3
"""


async def queue_patient(patient_id: int) -> None:
    """Until the transaction ends nobody else books for the patient: what is read afterwards stays true."""
    await rows("UPDATE patient SET version = version + 1 WHERE id = $1 RETURNING version", patient_id)


async def standing_of(account_id: int, patient_id: int, now: datetime) -> Standing | None:
    """The account's guardianships of the patient, ended ones included, and its live calls; None: no such patient."""
    found = await rows(_STANDING, account_id, patient_id, now)
    patients = [row for row in found if row["call_id"] is None]
    if not patients:
        return None
    calls = sorted((row for row in found if row["call_id"] is not None), key=lambda row: -row["call_id"])
    return Standing(
        patient_id=patient_id,
        ties=tuple(tie_of(row) for row in patients if row["patient_id"] is not None),
        calls=tuple(LiveCall(row["call_id"], patient_id, row["clinic_id"]) for row in calls),
        restricted=patients[0]["restricted_at"] is not None,
        erased=patients[0]["erased_at"] is not None,
        agreed=bool(patients[0]["agreed"]),
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
