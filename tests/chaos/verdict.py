"""What our tables say against what the systems hold."""

import asyncio
import json
from collections import Counter
from dataclasses import dataclass

from storage.sql import rows
from tests.booking.invariants import broken
from tests.chaos.ground import Ground
from tests.chaos.peers.peer import Held
from tests.chaos.standing import owing
from tests.chaos.tally import Tally

_STANDING = """
SELECT clinic.native_key || '/' || slot.native_key AS slot_key, appointment.patient_id
FROM appointment JOIN clinic ON clinic.id = appointment.clinic_id
  JOIN slot ON slot.id = appointment.slot_id WHERE clinic.system = $1 AND appointment.active
"""
_OF_SLOT = """
SELECT appointment.id, appointment.status, appointment.moved_from_id, appointment.patient_id FROM appointment
  JOIN clinic ON clinic.id = appointment.clinic_id JOIN slot ON slot.id = appointment.slot_id
WHERE clinic.native_key || '/' || slot.native_key = $1 ORDER BY appointment.id
"""
_FREE = """
SELECT clinic.native_key || '/' || slot.native_key AS slot_key FROM slot JOIN clinic ON clinic.id = slot.clinic_id
WHERE clinic.system = $1 AND slot.state = 'FREE'
"""
_BLAMED = """
SELECT DISTINCT appointment_id AS id FROM timeline_entry WHERE kind = 'CLINIC_CANCELLED'
"""
_CONFIRMED = "SELECT id FROM appointment WHERE status = 'CONFIRMED'"


@dataclass(frozen=True)
class Verdict:
    """`double`: visits at a system that no appointment here stands for, two for one among them.

    `lost`: appointments that stand here and not there, and confirmed ones that are gone though nobody gave them up.
    `unsettled`: what still waits for a system. `unsound`: other sentences that are not true, and how often. `strays`:
    where the two sides differ, and what became here of the appointments in that slot.
    """

    bookings: int
    faults: int
    double: int
    lost: int
    unsettled: int
    unsound: dict[str, int]
    strays: tuple[str, ...] = ()

    def as_json(self) -> str:
        names = ("bookings", "faults", "double", "lost", "unsettled")
        return json.dumps({name: getattr(self, name) for name in names})

    @property
    def is_clean(self) -> bool:
        return not (self.double or self.lost or self.unsettled or self.unsound)


async def judge(ground: Ground, tally: Tally) -> Verdict:
    double = lost = seats = 0
    strays: list[str] = []
    families = {person.patient_id: person.family for person in ground.people}
    for name, peer in ground.peers.items():
        there = Counter(await asyncio.to_thread(peer.held))
        here = Counter(Held(row["slot_key"], families[row["patient_id"]]) for row in await rows(_STANDING, name))
        double += (there - here).total()
        lost += (here - there).total()
        for odd in sorted((there - here) + (here - there), key=str):
            told = [f"{row['id']} {row['status']} {row['moved_from_id']}" for row in await rows(_OF_SLOT, odd.slot_key)]
            strays.append(f"{name} {odd.slot_key} {'there' if odd in there else 'here'} alone: {told}")
        free = {row["slot_key"] for row in await rows(_FREE, name)}
        seats += len(free ^ await asyncio.to_thread(peer.free))
    standing = {int(row["id"]) for row in await rows(_CONFIRMED)}
    lost += len(tally.confirmed - tally.given_up - tally.taken_back - standing)
    blamed = {int(row["id"]) for row in await rows(_BLAMED)}
    unsound = {sentence: len(ids) for sentence, ids in (await broken()).items()}
    unsound |= {
        "what is free here is free there": seats,
        "a clinic is said to have cancelled what it has cancelled": len(blamed - tally.taken_back),
        "one wish has one answer": tally.torn,
        "a refusal shows a way on": tally.blind.total(),
    }
    return Verdict(
        bookings=tally.bookings,
        faults=tally.number_of_faults,
        double=double,
        lost=lost,
        unsettled=await owing(),
        unsound={sentence: number for sentence, number in unsound.items() if number},
        strays=tuple(strays),
    )
