"""What a patient has already that may stand in the way of a slot."""

from booking.rules.facts import Rival, SlotFacts
from storage.sql import moment, rows

_RIVALS = """
SELECT id AS appointment_id, CAST(NULL AS BIGINT) AS claim_id, slot_id, CAST(NULL AS BIGINT) AS specialty_id,
  starts_at, ends_at, CAST(NULL AS TIMESTAMPTZ) AS expires_at
FROM appointment WHERE patient_id = $1 AND active AND starts_at < $3 AND ends_at > $2 AND id <> $5
UNION ALL
SELECT CAST(NULL AS BIGINT), claim.id, claim.slot_id, claim.specialty_id, slot.starts_at, slot.ends_at, claim.expires_at
FROM claim JOIN slot ON slot.id = claim.slot_id
WHERE claim.patient_id = $1 AND claim.state = 'LIVE' AND claim.id <> $6
  AND (claim.specialty_id = $4 OR (slot.starts_at < $3 AND slot.ends_at > $2))
"""


async def find_rivals(
    slot: SlotFacts, patient_id: int, *, but_appointment: int | None = None, but_claim: int | None = None
) -> list[Rival]:
    """The patient's appointments and holds at the slot's time, and holds in its specialty; stale holds included.

    An appointment that is being left still counts, because the clinic may keep it; `but_appointment` is the one moved.
    """

    found = await rows(
        _RIVALS, patient_id, slot.starts_at, slot.ends_at, slot.specialty_id, but_appointment or 0, but_claim or 0
    )
    return [
        Rival(
            appointment_id=row["appointment_id"],
            claim_id=row["claim_id"],
            slot_id=row["slot_id"],
            specialty_id=row["specialty_id"],
            starts_at=moment(row["starts_at"]),
            ends_at=moment(row["ends_at"]),
            expires_at=None if row["expires_at"] is None else moment(row["expires_at"]),
        )
        for row in found
    ]
