"""People book while their clinic rewrites its schedule: nobody waits for ever, and the tables stay sound."""

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

import pytest

from booking.actions.book import book
from booking.actions.cancel import cancel
from booking.actions.hold import hold
from booking.actor import Account
from booking.engine import Engine
from booking.errors import Refused
from booking.events import Event
from booking.ports import SlotReport
from booking.rules.policy import Policy
from storage.models import Appointment, Slot
from tests.booking.invariants import broken
from tests.services.clock import SetClock
from tests.upstream.people import a_key, a_person
from tests.upstream.reports import FAR_AHEAD, Reporter, a_slot
from upstream.intake import Span
from upstream.listing import Listing
from upstream.own import publish_slots

pytestmark = pytest.mark.usefixtures("database")
SLOTS, PEOPLE, ROUNDS = 12, 6, 15


async def test_bookings_and_new_schedules_at_once_leave_every_appointment_on_its_slot(clock: SetClock) -> None:
    async def publish(_event: Event) -> None:
        """Nobody listens."""

    engine = Engine(clock, {}, Policy(), publish)
    await Reporter(clock, "own").introduce()
    people = [await a_person(f"Орлова{number}") for number in range(PEOPLE)]
    span, first = Span(clock(), clock() + FAR_AHEAD), clock() + timedelta(days=2)
    await publish_slots(engine, "c", Listing.of(_schedule(first, Random(0))), span)

    async def rewriting(seed: int) -> None:
        chance = Random(seed)
        for _ in range(ROUNDS):
            await publish_slots(engine, "c", Listing.of(_schedule(first, chance)), span)

    booked = await asyncio.gather(
        *(_visits(engine, person, Random(n)) for n, person in enumerate(people)), *map(rewriting, (7, 8))
    )
    await publish_slots(engine, "c", Listing.of(_schedule(first, Random(0))), span)
    assert sum(count or 0 for count in booked) > PEOPLE
    wrong = await broken()
    # a clinic that makes a slot smaller leaves whoever sits on its last seat there
    wrong.pop("a seat is one of the slot's", None)
    assert wrong == {}
    for appointment in await Appointment.filter(active=True):
        slot = await Slot.get(id=appointment.slot_id)
        assert (slot.starts_at, slot.room) == (appointment.starts_at, appointment.room)


def _schedule(first: datetime, chance: Random) -> list[SlotReport]:
    """The same slots, some in another room, some larger, some gone."""
    there = [a_slot(first + timedelta(minutes=30 * number), f"s{number}") for number in range(SLOTS)]
    rooms = [replace(slot, room=chance.choice("123"), capacity=chance.choice((1, 1, 2))) for slot in there]
    return [slot for slot in rooms if chance.random() < 0.9]


async def _visits(engine: Engine, person: Account, chance: Random) -> int:
    """How many were booked."""
    booked = 0
    for _ in range(ROUNDS):
        try:
            claim_id = await hold(engine, person, key=a_key(), slot_id=chance.randint(1, SLOTS))
            appointment_id = await book(engine, person, key=a_key(), claim_id=claim_id)
            booked += 1
            if chance.random() < 0.7:
                await cancel(engine, person, key=a_key(), appointment_id=appointment_id)
        except Refused:
            continue
    return booked
