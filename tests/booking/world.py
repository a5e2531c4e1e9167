"""A small world to book in: two accounts, their people, a clinic that keeps its schedule here and one that does not."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count
from typing import Any

from booking.actions.book import book
from booking.actions.hold import hold
from booking.actor import Account as SignedIn
from booking.engine import Engine
from booking.events import Event
from booking.ports import Remotes
from booking.rules.policy import Policy
from storage.models import Account, Appointment, Claim, Clinic, Doctor, Patient, Relation, Slot, TimelineEntry
from tests.booking.far_clinic import FarClinic
from tests.services.clock import SetClock
from tests.storage.rows import a_clinic, a_doctor, a_guardianship, a_patient, a_slot, an_account

POLICY = Policy(first_try_wait=timedelta(seconds=0.5))


@dataclass
class World:
    clock: SetClock
    engine: Engine
    far: FarClinic
    events: list[Event]
    anna: SignedIn
    pavel: SignedIn
    anna_self: int
    child: int
    mother: int
    pavel_self: int
    clinic: Clinic
    far_clinic: Clinic
    doctor: Doctor
    colleague: Doctor
    surgeon: Doctor
    far_doctor: Doctor
    keys: count = field(default_factory=lambda: count(1))  # type: ignore[type-arg]  # count is not generic at run time

    def key(self) -> str:
        return f"key-{next(self.keys):06}"

    async def slot(self, hours: float = 48, doctor: Doctor | None = None, minutes: int = 15, **values: Any) -> int:
        """A slot so many hours ahead; returns its id."""
        starts = self.clock() + timedelta(hours=hours)
        slot = await a_slot(doctor or self.doctor, starts, minutes, **values)
        return int(slot.id)

    async def hold(self, slot_id: int, patient_id: int | None = None, by: SignedIn | None = None, **more: Any) -> int:
        return await hold(self.engine, by or self.anna, key=self.key(), slot_id=slot_id, patient_id=patient_id, **more)

    async def book(self, slot_id: int, patient_id: int | None = None, by: SignedIn | None = None) -> int:
        """Holds and books; returns the appointment's id."""
        claim_id = await self.hold(slot_id, patient_id, by)
        return await book(self.engine, by or self.anna, key=self.key(), claim_id=claim_id)

    async def slot_row(self, slot_id: int) -> Slot:
        return await Slot.get(id=slot_id)

    async def claim(self, claim_id: int) -> Claim:
        return await Claim.get(id=claim_id)

    async def appointment(self, appointment_id: int) -> Appointment:
        return await Appointment.get(id=appointment_id)

    async def timeline(self, appointment_id: int) -> list[str]:
        entries = await TimelineEntry.filter(appointment_id=appointment_id).order_by("id")
        return [entry.kind.value for entry in entries]


async def a_world(clock: SetClock, name: str = "") -> World:
    """`name` keeps the worlds of one database apart."""
    events: list[Event] = []

    async def publish(event: Event) -> None:
        events.append(event)

    far = FarClinic()
    remotes: Remotes = {"far": far}
    people = [await a_patient(family) for family in ("Ковалёва", "Ковалёв", "Иванова", "Орлов")]
    anna_row, pavel_row = await an_account(people[0], f"anna{name}"), await an_account(people[3], f"pavel{name}")
    for ward, relation in ((people[1], Relation.CHILD), (people[2], Relation.PARENT)):
        await _tie(anna_row, ward, relation)
    clinic = await a_clinic(f"near{name}")
    far_clinic = await a_clinic(f"far{name}", system="far", confirmed_at=clock())
    return World(
        clock=clock,
        engine=Engine(clock, remotes, POLICY, publish),
        far=far,
        events=events,
        anna=SignedIn(anna_row.id, people[0].id, confirmed=True),
        pavel=SignedIn(pavel_row.id, people[3].id, confirmed=True),
        anna_self=people[0].id,
        child=people[1].id,
        mother=people[2].id,
        pavel_self=people[3].id,
        clinic=clinic,
        far_clinic=far_clinic,
        doctor=await a_doctor(clinic, "d1"),
        colleague=await a_doctor(clinic, "d2"),
        surgeon=await a_doctor(clinic, "d3", specialty="Хирург"),
        far_doctor=await a_doctor(far_clinic, "f1"),
    )


async def _tie(account: Account, patient: Patient, relation: Relation) -> None:
    await a_guardianship(account.id, patient.id, relation, since=date(2030, 1, 1))
