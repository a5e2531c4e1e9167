"""The database of a measure: one clinic, doctors with slots ahead, people who are signed in."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import count

from auth.cookies import hash_of, new_token
from bench.servers import Cores
from booking.ports import ClinicKind, PersonName
from storage.database import close_database, migrate, open_database
from storage.models import Account, Clinic, ConsentKind, Doctor, Patient, Region, Session, Slot, Specialty, Way
from storage.people import person_values
from storage.rights import record_consent
from tests.services import postgresql
from tests.services.keys import TEST_RING

TEMPLATE = "talon_bench_template"
SLOT = timedelta(minutes=15)
SLOTS_A_DAY = 32


@dataclass(frozen=True)
class Person:
    account_id: int
    token: str


@dataclass(frozen=True)
class Room:
    """A doctor's slots, no two at once, and the people who want them."""

    doctor_id: int
    slot_ids: list[int]
    people: list[Person]


@dataclass(frozen=True)
class Made:
    clinic_id: int
    rooms: list[Room]


class Databases:
    """PostgreSQL on the load's core; each round begins with a fresh copy of the same rows."""

    def __init__(self, server: postgresql.PostgreSQL, made: Made) -> None:
        self.made = made
        self._server = server
        self._number = count()

    @contextmanager
    def fresh(self) -> Iterator["Database"]:
        name = f"talon_bench_{next(self._number)}"
        url = self._server.create(name, TEMPLATE)
        # what was just copied must not be written back while the round is measured
        self._server.run("CHECKPOINT")
        self._server.run("VACUUM ANALYZE", name)
        try:
            yield Database(self._server, name, url)
        finally:
            self._server.drop(name)


@dataclass(frozen=True)
class Database:
    server: postgresql.PostgreSQL
    name: str
    url: str

    def number(self, query: str) -> int:
        return int(self.server.run(query, self.name))


@contextmanager
def started(cores: Cores) -> Iterator[postgresql.PostgreSQL]:
    with postgresql.running() as server:
        cores.keep_load(server.server.pid)
        yield server


async def make(server: postgresql.PostgreSQL, *, doctors: int, slots: int, people: int) -> Databases:
    """`slots` and `people` for each doctor."""
    url = server.create(TEMPLATE)
    await migrate(url)
    await open_database(url, TEST_RING)
    try:
        made = await _fill(doctors, slots, people)
    finally:
        await close_database()
    return Databases(server, made)


async def _fill(doctors: int, slots: int, people: int) -> Made:
    region = await Region.create(code="bench", name="Bench")
    specialty = await Specialty.create(name="Терапевт", search_text="терапевт")
    clinic = await Clinic.create(
        region_id=region.id,
        system="own",
        native_key="bench",
        name="Поликлиника № 1",
        short_name="Поликлиника № 1",
        kind=ClinicKind.ADULT,
        address="ул. Мира, 1",
        zone="Europe/Moscow",
    )
    return Made(clinic.id, [await _room(clinic, specialty, number, slots, people) for number in range(doctors)])


async def _room(clinic: Clinic, specialty: Specialty, number: int, slots: int, people: int) -> Room:
    doctor = await Doctor.create(
        clinic_id=clinic.id,
        specialty_id=specialty.id,
        native_key=str(number),
        family_name="Ковалёва",
        given_name="Анна",
        middle_name="Сергеевна",
    )
    await Slot.bulk_create([_slot(doctor, index) for index in range(slots)])
    slot_ids = await Slot.filter(doctor_id=doctor.id).order_by("starts_at").values_list("id", flat=True)
    return Room(doctor.id, [int(str(slot_id)) for slot_id in slot_ids], [await _person() for _ in range(people)])


def _slot(doctor: Doctor, index: int) -> Slot:
    day = datetime.now(UTC).replace(hour=6, minute=0, second=0, microsecond=0) + timedelta(
        days=2 + index // SLOTS_A_DAY
    )
    starts = day + index % SLOTS_A_DAY * SLOT
    # Moscow is three hours ahead of UTC, and the slots begin at 9 there
    minute = (starts.hour + 3) * 60 + starts.minute
    return Slot(
        clinic_id=doctor.clinic_id,
        doctor_id=doctor.id,
        native_key=starts.isoformat(),
        starts_at=starts,
        ends_at=starts + SLOT,
        day=starts.date(),
        minute=minute,
        room="101",
    )


async def _person() -> Person:
    now, token = datetime.now(UTC), new_token()
    patient = await Patient.create(**person_values(PersonName("Орлов", "Павел", None), date(1978, 11, 5), None, None))
    account = await Account.create(
        patient_id=patient.id,
        confirmed=True,
        created_at=now,
    )
    await record_consent(account.id, ConsentKind.PROCESSING, "2031-01-01", now)
    await Session.create(
        token_hash=hash_of(token),
        account_id=account.id,
        way=Way.PROVIDER,
        created_at=now,
        seen_at=now,
        expires_at=now + timedelta(hours=10),
    )
    return Person(account.id, token)
