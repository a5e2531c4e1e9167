"""A clinic that keeps its schedule here changes it, and the appointments on it follow with a reason."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from booking.actions.book import book
from booking.actions.hold import hold
from booking.actor import Account
from booking.engine import Engine
from booking.events import AppointmentChanged, Event
from booking.rules.policy import Policy
from storage.models import Appointment, Slot, TimelineEntry
from tests.services.clock import SetClock
from tests.upstream.people import a_key, a_person
from tests.upstream.reports import FAR_AHEAD, THERAPY, Reporter, a_doctor, a_slot
from upstream.intake import Span, Tally
from upstream.listing import Listing
from upstream.own import publish_doctors, publish_slots

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture
def own(clock: SetClock, told: list[Event]) -> Engine:
    async def publish(event: Event) -> None:
        told.append(event)

    return Engine(clock, {}, Policy(), publish)


@pytest.fixture
async def anna(clock: SetClock) -> Account:
    await Reporter(clock, "own").introduce()
    return await a_person()


@pytest.fixture
def nine(clock: SetClock) -> datetime:
    return clock() + timedelta(days=2)


Publish = Callable[..., Awaitable[Tally]]


@pytest.fixture
def publish(own: Engine, clock: SetClock) -> Publish:
    async def slots(*reports: object) -> Tally:
        return await publish_slots(own, "c", Listing(reports), Span(clock(), clock() + FAR_AHEAD))  # type: ignore[arg-type]  # reports of slots

    return slots


async def booked(engine: Engine, person: Account, native_key: str) -> Appointment:
    slot = await Slot.get(native_key=native_key)
    claim_id = await hold(engine, person, key=a_key(), slot_id=slot.id)
    return await Appointment.get(id=await book(engine, person, key=a_key(), claim_id=claim_id))


async def last_entry(appointment: Appointment) -> TimelineEntry:
    entry = await TimelineEntry.filter(appointment_id=appointment.id).order_by("-id").first()
    assert entry is not None
    return entry


async def test_what_is_published_can_be_booked_at_once_however_old(
    own: Engine, anna: Account, publish: Publish, nine: datetime, clock: SetClock
) -> None:
    await publish(a_slot(nine, "a"))
    clock.advance(timedelta(hours=20))
    assert (await booked(own, anna, "a")).status == "CONFIRMED"


async def test_a_withdrawn_slot_cancels_its_appointment_with_a_reason(
    own: Engine, anna: Account, publish: Publish, nine: datetime, told: list[Event]
) -> None:
    await publish(a_slot(nine, "a"))
    appointment = await booked(own, anna, "a")
    told.clear()
    await publish_slots(own, "c", Listing(()), Span(nine, nine + timedelta(hours=1)), doctors=["d"])
    ended = await Appointment.get(id=appointment.id)
    assert (ended.status, ended.active) == ("CANCELLED", False)
    assert ended.clinic_words == "Клиника убрала это время из расписания."
    assert (await last_entry(appointment)).kind == "CLINIC_CANCELLED"
    assert (await Slot.get(native_key="a")).state == "GONE"
    assert AppointmentChanged(appointment.id, appointment.patient_id) in told


async def test_a_doctor_who_leaves_cancels_the_appointments_with_a_reason(
    own: Engine, anna: Account, publish: Publish, nine: datetime
) -> None:
    await publish(a_slot(nine, "a"))
    appointment = await booked(own, anna, "a")
    await publish_doctors(own, "c", Listing.of([THERAPY]), Listing.of([a_doctor("e")]))
    ended = await Appointment.get(id=appointment.id)
    assert (ended.status, ended.clinic_words) == ("CANCELLED", "Клиника убрала это время из расписания.")
    assert (await Slot.get(native_key="a")).state == "GONE"


async def test_a_slot_that_moves_takes_its_appointment_along(
    own: Engine, anna: Account, publish: Publish, nine: datetime
) -> None:
    await publish(a_slot(nine, "a"))
    appointment = await booked(own, anna, "a")
    later = nine + timedelta(hours=3)
    await publish(replace(a_slot(later, "a"), room="7"))
    moved = await Appointment.get(id=appointment.id)
    assert (moved.status, moved.starts_at, moved.room, moved.alarm) == ("CONFIRMED", later, "7", False)
    entry = await last_entry(appointment)
    assert (entry.kind, entry.details["to"]) == ("CLINIC_CHANGED", later.isoformat())
    slot = await Slot.get(native_key="a")
    assert (slot.state, slot.booked) == ("TAKEN", 1)
    entries = await TimelineEntry.all().count()
    await publish(replace(a_slot(later, "a"), room="7"))
    assert await TimelineEntry.all().count() == entries


async def test_a_move_onto_the_patients_other_visit_is_kept_as_told_with_an_alarm(
    own: Engine, anna: Account, publish: Publish, nine: datetime, clock: SetClock
) -> None:
    await Reporter(clock, "own").staff([a_doctor("d"), a_doctor("e")])
    hour = timedelta(hours=1)
    await publish(a_slot(nine, "a"), a_slot(nine + hour, "b", "e"))
    first, other = await booked(own, anna, "a"), await booked(own, anna, "b")
    tally = await publish(a_slot(nine + hour, "a"), a_slot(nine + hour, "b", "e"))
    assert tally.rejected == ()
    clashing = await Appointment.get(id=first.id)
    assert (clashing.starts_at, clashing.alarm, clashing.origin) == (nine + hour, True, "CLINIC")
    assert (await Appointment.get(id=other.id)).alarm is False


async def test_a_slot_that_shrinks_below_its_appointments_keeps_their_seats(
    own: Engine, anna: Account, publish: Publish, nine: datetime
) -> None:
    await publish(replace(a_slot(nine, "a"), capacity=3))
    await booked(own, anna, "a")
    await booked(own, await a_person("Орлова"), "a")
    await publish(a_slot(nine, "a"))
    slot = await Slot.get(native_key="a")
    assert (slot.state, slot.capacity, slot.booked) == ("TAKEN", 2, 2)
    assert await Appointment.filter(active=True).count() == 2


async def test_a_taken_seat_told_of_by_the_clinic_leaves_the_others(
    own: Engine, anna: Account, publish: Publish, nine: datetime
) -> None:
    await publish(replace(a_slot(nine, "a"), capacity=3, taken=1))
    await booked(own, anna, "a")
    slot = await Slot.get(native_key="a")
    assert (slot.state, slot.foreign_taken, slot.booked) == ("FREE", 1, 1)
    await publish(replace(a_slot(nine, "a"), capacity=3, taken=2))
    assert (await Slot.get(native_key="a")).state == "TAKEN"


async def test_a_missing_free_slot_takes_no_more_seats_than_were_left(
    own: Engine, anna: Account, publish: Publish, nine: datetime, clock: SetClock
) -> None:
    await publish(replace(a_slot(nine, "a"), capacity=3))
    await booked(own, anna, "a")
    await Reporter(clock, "own").slots([], free_only=True)
    slot = await Slot.get(native_key="a")
    assert (slot.state, slot.booked, slot.foreign_taken) == ("TAKEN", 1, 2)
