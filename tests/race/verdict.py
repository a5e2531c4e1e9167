"""Who was told what, against what the tables say."""

import json
from dataclasses import dataclass

from storage.sql import rows
from tests.booking.invariants import broken
from tests.race.plan import Done, Tally

DOUBLE = """
SELECT COALESCE(SUM(extra), 0) AS number FROM (
  SELECT COUNT(*) - MIN(slot.capacity) AS extra FROM appointment JOIN slot ON slot.id = appointment.slot_id
  WHERE appointment.active GROUP BY slot.id HAVING COUNT(*) > MIN(slot.capacity)
  UNION ALL
  SELECT COUNT(*) - 1 FROM appointment WHERE active GROUP BY slot_id, seat HAVING COUNT(*) > 1) AS doubles
"""
OVERLAP = """
SELECT COUNT(*) AS number FROM appointment AS one JOIN appointment AS other
  ON other.patient_id = one.patient_id AND other.id > one.id
WHERE one.active AND other.active AND one.starts_at < other.ends_at AND other.starts_at < one.ends_at
"""
STANDING = "SELECT id, slot_id, patient_id FROM appointment WHERE active AND status = 'CONFIRMED'"


@dataclass(frozen=True, slots=True)
class Verdict:
    """`lost`: acknowledged acts that the tables deny, acts in the tables that nobody was told of, and torn answers."""

    attempts: int
    booked: int
    double: int
    lost: int
    overlap: int
    unsound: dict[str, int]

    def as_json(self) -> str:
        names = ("attempts", "booked", "double", "lost", "overlap")
        return json.dumps({name: getattr(self, name) for name in names})

    @property
    def is_clean(self) -> bool:
        return not (self.double or self.lost or self.overlap or self.unsound)


async def judge(tally: Tally) -> Verdict:
    made = [line for line in tally.lines if line.done in (Done.BOOKED, Done.MOVED)]
    torn = sum(line.done is Done.TORN for line in tally.lines)
    return Verdict(
        attempts=tally.attempts,
        booked=len(made),
        double=await _number(DOUBLE),
        lost=len(await _denied(tally)) + torn,
        overlap=await _number(OVERLAP),
        unsound={sentence: len(ids) for sentence, ids in (await broken()).items()},
    )


async def _denied(tally: Tally) -> set[tuple[int, int, int]]:
    """Where ledgers and tables differ on which appointments stand, at which slot, for whom."""
    ended = {line.old_id for line in tally.lines if line.done is Done.MOVED}
    ended |= {line.appointment_id for line in tally.lines if line.done is Done.CANCELLED}
    told = {
        (line.appointment_id, line.slot_id, line.patient_id)
        for line in tally.lines
        if line.done in (Done.BOOKED, Done.MOVED) and line.appointment_id not in ended
    }
    return told ^ {(row["id"], row["slot_id"], row["patient_id"]) for row in await rows(STANDING)}


async def _number(query: str) -> int:
    return int((await rows(query))[0]["number"])
