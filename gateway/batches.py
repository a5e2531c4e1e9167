"""The batch function behind each relation: ids → rows, in the order of the ids, one statement or two however many."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from booking.actor import Anonymous
from gateway.asked import ALL, Days, DoctorsAsked, DoctorsPage, Narrowed, SlotsPage
from gateway.loaders import Batch, Reach
from storage.models import (
    Appointment,
    Claim,
    Clinic,
    Department,
    Doctor,
    Region,
    Service,
    Specialty,
    TimelineEntry,
)
from storage.queries import appointments as appointments_queries
from storage.queries import by_id, slots
from storage.queries import doctors as doctors_queries
from storage.queries.appointments import own_appointments_by_id
from storage.queries.claims import own_claims_by_id
from storage.queries.doctors import DoctorPlace
from storage.queries.nearest import Bookable, nearest_bookable
from storage.queries.patients import Onlooker, OwnPatient, onlooker_of, own_patients_by_id
from storage.queries.slots import SlotRow, Whose


@dataclass(frozen=True, slots=True)
class DoctorRow:
    """A doctor with their place in the list."""

    doctor: Doctor
    place: DoctorPlace


async def regions(_reach: Reach, ids: Sequence[int], _asked: None) -> list[Region | None]:
    return _in_order(await by_id.regions_by_id(ids), ids)


async def clinics(_reach: Reach, ids: Sequence[int], _asked: None) -> list[Clinic | None]:
    return _in_order(await by_id.clinics_by_id(ids), ids)


async def departments(_reach: Reach, ids: Sequence[int], _asked: None) -> list[Department | None]:
    return _in_order(await by_id.departments_by_id(ids), ids)


async def specialties(_reach: Reach, ids: Sequence[int], _asked: None) -> list[Specialty | None]:
    return _in_order(await by_id.specialties_by_id(ids), ids)


async def services(_reach: Reach, ids: Sequence[int], _asked: None) -> list[Service | None]:
    return _in_order(await by_id.services_by_id(ids), ids)


async def doctors(_reach: Reach, ids: Sequence[int], _asked: None) -> list[Doctor | None]:
    return _in_order(await by_id.doctors_by_id(ids), ids)


async def slots_by_id(_reach: Reach, ids: Sequence[int], _asked: None) -> list[SlotRow | None]:
    return _in_order(await slots.slots_by_id(ids), ids)


async def districts(_reach: Reach, ids: Sequence[int], _asked: None) -> list[list[str]]:
    """Of regions."""
    return _lists(await by_id.districts_of_regions(ids), ids)


async def clinic_departments(_reach: Reach, ids: Sequence[int], _asked: None) -> list[list[Department]]:
    return _lists(await by_id.departments_of_clinics(ids), ids)


async def clinic_specialties(_reach: Reach, ids: Sequence[int], _asked: None) -> list[list[Specialty]]:
    return _lists(await by_id.specialties_of_clinics(ids), ids)


async def doctor_slots(_reach: Reach, ids: Sequence[int], asked: Days) -> list[list[SlotRow]]:
    """Of whole days, whatever their state."""
    return _lists(await slots.slots_of_doctors(ids, asked.since, asked.until), ids)


async def doctor_days(reach: Reach, ids: Sequence[int], asked: Days) -> list[dict[date, int]]:
    """Free slots of each day that has some."""
    window = Narrowed(asked.since, asked.until).window(reach.now, reach.policy)
    found = await slots.free_days(ids, window)
    return [found.get(doctor_id, {}) for doctor_id in ids]


def free_page(whose: Whose) -> Batch:
    """A page of free slots and one more, which tells that there are more."""

    async def load(reach: Reach, ids: Sequence[int], asked: SlotsPage) -> list[list[SlotRow]]:
        window = asked.narrowed.window(reach.now, reach.policy)
        return _lists(await slots.free_slots(whose, ids, window, asked.first + 1, asked.after), ids)

    return load


def free_count(whose: Whose) -> Batch:
    async def load(reach: Reach, ids: Sequence[int], asked: Narrowed) -> list[int]:
        found = await slots.free_counts(whose, ids, asked.window(reach.now, reach.policy))
        return [found.get(key, 0) for key in ids]

    return load


def next_free(whose: Whose) -> Batch:
    async def load(reach: Reach, ids: Sequence[int], asked: int) -> list[list[SlotRow]]:
        return _lists(await slots.free_slots(whose, ids, ALL.window(reach.now, reach.policy), asked), ids)

    return load


async def clinic_doctors(reach: Reach, ids: Sequence[int], asked: DoctorsPage) -> list[list[DoctorRow]]:
    """A page of each clinic's doctors and one more, who can see you first comes first."""
    search = asked.asked.search(reach.now, reach.policy)
    found = await doctors_queries.doctors_of_clinics(ids, search, asked.first + 1, asked.after)
    by_ids = await by_id.doctors_by_id({one.id for several in found.values() for one in several})
    return [[DoctorRow(by_ids[one.id], one.place) for one in found.get(clinic_id, [])] for clinic_id in ids]


async def clinic_doctor_count(reach: Reach, ids: Sequence[int], asked: DoctorsAsked) -> list[int]:
    found = await doctors_queries.count_doctors_of_clinics(ids, asked.search(reach.now, reach.policy))
    return [found.get(clinic_id, 0) for clinic_id in ids]


async def nearest_connected(reach: Reach, ids: Sequence[int], asked: Bookable) -> list[list[Clinic]]:
    """Of clinics that can not be booked here."""
    return _lists(await nearest_bookable(ids, asked, reach.now, reach.policy), ids)


async def patients(reach: Reach, ids: Sequence[int], _asked: None) -> list[OwnPatient | None]:
    """One's own and those one acts for; anybody else's is not there."""
    looks = onlooker(reach)
    return _in_order(await own_patients_by_id(looks, ids) if looks else {}, ids)


async def appointments(reach: Reach, ids: Sequence[int], _asked: None) -> list[Appointment | None]:
    """Of patients one may see."""
    looks = onlooker(reach)
    return _in_order(await own_appointments_by_id(looks, ids) if looks else {}, ids)


async def moved_to(reach: Reach, ids: Sequence[int], _asked: None) -> list[Appointment | None]:
    looks = onlooker(reach)
    return _in_order(await appointments_queries.moved_to(looks, ids) if looks else {}, ids)


async def timelines(reach: Reach, ids: Sequence[int], _asked: None) -> list[list[TimelineEntry]]:
    looks = onlooker(reach)
    return _lists(await appointments_queries.timelines(looks, ids) if looks else {}, ids)


async def holds(reach: Reach, ids: Sequence[int], _asked: None) -> list[Claim | None]:
    """Of patients one may see, whoever of their people made them."""
    looks = onlooker(reach)
    return _in_order(await own_claims_by_id(looks, ids) if looks else {}, ids)


def onlooker(reach: Reach) -> Onlooker | None:
    """Who may look at patients: None for nobody signed in."""
    actor = reach.actor
    return None if isinstance(actor, Anonymous) else onlooker_of(actor, reach.now, reach.policy)


FREE_PAGE = {whose: free_page(whose) for whose in Whose}
FREE_COUNT = {whose: free_count(whose) for whose in Whose}
NEXT_FREE = {whose: next_free(whose) for whose in Whose}


def _in_order(found: Mapping[int, Any], ids: Collection[int]) -> list[Any]:
    return [found.get(key) for key in ids]


def _lists(found: Mapping[int, list[Any]], ids: Collection[int]) -> list[list[Any]]:
    return [found.get(key, []) for key in ids]
