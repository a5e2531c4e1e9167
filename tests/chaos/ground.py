"""Where it happens: people who can book, and the engine over the systems."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from random import Random

from booking.actor import Account
from booking.engine import Engine
from booking.events import Event
from booking.ports import PatientIdentity, PersonName, Sex
from booking.rules.documents import DocumentKind
from booking.rules.policy import Policy
from storage.documents import Paper, insert_document
from storage.models import Account as AccountRow
from storage.models import ConsentKind, Patient
from storage.people import person_values
from storage.rights import record_consent
from tests.chaos.peers.peer import Peer
from tests.chaos.wire import Wire
from tests.services.clock import SetClock
from upstream.source import Connected, ScheduleSource

# who presses twice is not kept waiting for a first try that hangs
POLICY = Policy(first_try_wait=timedelta(seconds=0.2), clinic_wait=timedelta(seconds=60))


@dataclass(frozen=True, slots=True)
class Person:
    account: Account
    identity: PatientIdentity

    @property
    def patient_id(self) -> int:
        return self.identity.patient_id

    @property
    def family(self) -> str:
        return self.identity.name.family


@dataclass(frozen=True)
class Ground:
    """All by the system's name."""

    clock: SetClock
    peers: Mapping[str, Peer]
    wires: Mapping[str, Wire]
    systems: Mapping[str, Connected]
    engine: Engine
    people: Sequence[Person]

    @property
    def sources(self) -> dict[str, ScheduleSource]:
        return {name: system.schedule for name, system in self.systems.items()}

    async def advance(self, by: timedelta) -> None:
        """Time goes on, and what was on its way arrives."""
        self.clock.advance(by)
        for wire in self.wires.values():
            await wire.arrive()

    async def close(self) -> None:
        for system in self.systems.values():
            await system.close()


async def lay_out(peers: Sequence[Peer], people: int, chance: Random, clock: SetClock) -> Ground:
    """In the open database."""
    wires = {peer.address.name: Wire(peer.speech, clock, chance) for peer in peers}
    systems = {peer.address.name: peer.connect(wires[peer.address.name].http, clock) for peer in peers}
    remotes = {name: system.system for name, system in systems.items() if system.system is not None}
    known = [await a_person(number, clock()) for number in range(people)]
    for peer in peers:
        peer.introduce([person.identity for person in known])
    engine = Engine(clock, remotes, POLICY, tell_nobody)
    return Ground(clock, {peer.address.name: peer for peer in peers}, wires, systems, engine, known)


def start_of_time() -> SetClock:
    """Our clock goes minutes before those of real servers."""
    return SetClock(datetime.now(UTC).replace(microsecond=0) + timedelta(minutes=7))


async def tell_nobody(_event: Event) -> None:
    """The tables are looked at."""


async def a_person(number: int, now: datetime) -> Person:
    """Somebody who can book, of whom a document was seen."""
    identity = an_identity(number)
    values = person_values(identity.name, identity.birth_date, identity.sex, identity.phone)
    patient = await Patient.create(**values)
    row = await AccountRow.create(confirmed=True, patient_id=patient.id, created_at=now)
    await record_consent(row.id, ConsentKind.PROCESSING, "2031-01-01", now)
    await insert_document(patient.id, Paper(DocumentKind.SNILS, a_snils(number)), now, verified=True)
    return Person(Account(row.id, patient.id, confirmed=True), replace(identity, patient_id=patient.id))


def an_identity(number: int) -> PatientIdentity:
    """The same person for every database, and, but for the id, for every system."""
    name = PersonName(f"Хаосова{_letters(number)}", "Анна", "Сергеевна")
    born = date(1980, 1, 1) + timedelta(days=number)
    return PatientIdentity(0, name, born, "+79111700647", Sex.FEMALE, a_snils(number))


def a_snils(number: int) -> str:
    digits = f"{200_000_000 + number:09}"
    check = sum(int(digit) * weight for digit, weight in zip(digits, range(9, 0, -1), strict=True)) % 101
    return f"{digits}{check % 100:02}"


def _letters(number: int) -> str:
    return "".join("абвгдежзик"[int(digit)] for digit in str(number))
