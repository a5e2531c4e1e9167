"""A clinic system falls silent: what people see of its schedule changes within the limits, and booking is refused."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest

from booking.rules.policy import Policy
from storage.models import Reading
from tests.gateway.door import Caller, Door
from tests.gateway.operations import HOLD, given
from tests.services.clock import SetClock
from tests.upstream.double import Double
from tests.upstream.regions.spb.test_through_graphql import a_door
from upstream.ages import watch_ages
from upstream.sync import sync_due

pytestmark = pytest.mark.usefixtures("database")
SECOND = timedelta(seconds=1)
LOOK = """{
  clinics(filter: {text: "поликлиника 100 союзный"}) { edges { node {
    freshness { state ageSeconds } freeSlots(first: 2) { edges { node { id state } } }
  } } }
}"""


@pytest.fixture
async def door(clock: SetClock, whole_city: Double) -> AsyncIterator[Door]:
    async with a_door(clock, whole_city, Policy()) as door:
        yield door


async def seen(caller: Caller) -> tuple[str, int, list[Any]]:
    """Freshness, age in seconds, and the first free slots."""
    ((edge,),) = ((await caller.ask(LOOK))["clinics"]["edges"],)
    node = edge["node"]
    slots = [one["node"] for one in node["freeSlots"]["edges"]]
    return node["freshness"]["state"], node["freshness"]["ageSeconds"], slots


async def hold(caller: Caller, slot: Any, key: str) -> Any:
    return (await caller.ask(HOLD, input=given(key, slot_id=slot["id"])))["slotHold"]


async def turns(door: Door, clock: SetClock, until: timedelta) -> None:
    """The worker goes on, whatever comes of it, until that much later."""
    end = clock() + until
    while clock() < end:
        clock.advance(min(10 * SECOND, end - clock()))
        await sync_due(door.parts.engine, door.parts.registry.sources)
        await watch_ages(door.parts.engine, door.parts.registry.sources)


async def test_badge_and_refusal_follow_the_age_of_the_schedule_and_go_with_the_feeds_return(
    door: Door, whole_city: Double, clock: SetClock
) -> None:
    anna = await door.signed_in(door.world.anna)
    state, age, slots = await seen(anna)
    assert (state, age) == ("FRESH", 0)
    whole_city.spb.silent = True
    await turns(door, clock, 60 * SECOND)
    assert (await seen(anna))[:2] == ("FRESH", 60)
    await turns(door, clock, 1 * SECOND)
    assert (await seen(anna))[:2] == ("DELAYED", 61)
    await turns(door, clock, 239 * SECOND)
    assert (await seen(anna))[:2] == ("DELAYED", 300)
    held = await hold(anna, slots[0], "hold-at-300")
    assert held["__typename"] == "SlotHoldSuccess"
    await turns(door, clock, 1 * SECOND)
    assert (await seen(anna))[:2] == ("STALE", 301)
    refused = await hold(anna, slots[1], "hold-at-301")
    assert (refused["__typename"], refused["code"], refused["ageSeconds"]) == (
        "ScheduleTooOld",
        "SCHEDULE_TOO_OLD",
        301,
    )
    assert (await Reading.get(key="spb/1174")).alarmed_at is not None
    whole_city.spb.silent = False
    await turns(door, clock, timedelta(minutes=5))
    assert (await seen(anna))[0] == "FRESH"
    assert (await Reading.get(key="spb/1174")).alarmed_at is None
    assert (await hold(anna, slots[1], "hold-again-1"))["__typename"] != "ScheduleTooOld"
