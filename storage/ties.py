"""Patients as the engine needs them: queued, with those who may act for them."""

from booking.rules.facts import Tie
from storage.sql import Row, day, rows


async def queue_patient(patient_id: int) -> None:
    """Until the transaction ends nobody else books for the patient: what is read afterwards stays true."""
    await rows("UPDATE patient SET version = version + 1 WHERE id = $1 RETURNING version", patient_id)


async def ties(account_id: int, patient_id: int) -> list[Tie]:
    """The account's guardianships of the patient, ended ones included."""
    found = await rows(
        "SELECT patient_id, since, until, ended_at FROM guardianship WHERE account_id = $1 AND patient_id = $2",
        account_id,
        patient_id,
    )
    return [tie_of(row) for row in found]


def tie_of(row: Row) -> Tie:
    """From the four columns of a guardianship."""
    return Tie(
        patient_id=row["patient_id"],
        since=day(row["since"]),
        until=None if row["until"] is None else day(row["until"]),
        ended=row["ended_at"] is not None,
    )
