"""The standard's examples taken in by the worker, and seen through our own graph: shown here, booked there."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from storage.models import Clinic, Slot, SlotState
from tests.gateway.door import Door, a_door
from tests.gateway.operations import HOLD, given
from tests.services.clock import SetClock
from tests.services.publisher import Publisher
from tests.upstream.standards.smart_links.examples import WEEK
from upstream.configured import SystemTitle
from upstream.registry import Registry
from upstream.source import Connected
from upstream.sync import sync_due

CLINICS = """
query { clinics(filter: {text: "Boston"}) { edges { node {
  name booking systemTitle(language: RU) zone
  doctors(first: 5) { edges { node { name { full } specialty { name } freeSlots(first: 9) { edges { node {
    id startsAt capacity state bookingUrl bookingPhone
  } } } } } }
} } } }"""


@pytest.fixture
async def door(database: str, clock: SetClock, links: Connected) -> AsyncIterator[Door]:  # noqa: ARG001 - it must be open
    registry = Registry({}, {"ma": links.schedule}, {}, {"ma": links}, {"ma": SystemTitle("Массачусетс", "MA")})
    async with a_door(clock, registry=registry) as opened:
        await sync_due(opened.parts.engine, registry.sources)
        yield opened


async def seen(door: Door) -> dict[str, Any]:
    (edge,) = (await door.caller().ask(CLINICS))["clinics"]["edges"]
    node: dict[str, Any] = edge["node"]
    return node


async def test_what_is_published_is_found_here_and_booked_by_its_link(door: Door) -> None:
    clinic = await seen(door)
    assert (clinic["booking"], clinic["systemTitle"], clinic["zone"]) == (
        "ELSEWHERE",
        "Массачусетс",
        "America/New_York",
    )
    (doctor,) = [edge["node"] for edge in clinic["doctors"]["edges"]]
    assert (doctor["name"]["full"], doctor["specialty"]["name"]) == (
        "Moderna COVID-19 Vaccine",
        "Вакцинация от COVID-19",
    )
    slots = [edge["node"] for edge in doctor["freeSlots"]["edges"]]
    assert len(slots) == 7
    assert {(slot["capacity"], slot["state"], slot["bookingPhone"]) for slot in slots} == {
        (100, "FREE", "000-000-0000")
    }
    query = parse_qs(urlsplit(slots[0]["bookingUrl"]).query)
    assert query["source"] == ["talon"]

    anna = await door.signed_in(replace(door.world.anna))
    refused = (await anna.ask(HOLD, input=given("hold-0001", slot_id=slots[0]["id"])))["slotHold"]
    assert refused["code"] == "BOOKED_ELSEWHERE"


async def test_what_is_taken_there_is_free_here_no_more(door: Door, publisher: Publisher, clock: SetClock) -> None:
    system = door.parts.registry.sources
    lines = publisher.files[WEEK].split(b"\n")
    busy, kept = lines[0].replace(b'"free"', b'"busy"'), [line for line in lines[1:] if b"Schedule/11" not in line]
    publisher.files[WEEK] = b"\n".join([busy, *kept])
    clock.advance(timedelta(minutes=2))
    await sync_due(door.parts.engine, system)
    first = await Slot.get(native_key="20")
    assert first.state is SlotState.TAKEN
    boston, worcester = [await Clinic.get(native_key=key) for key in ("0", "1")]
    assert await Slot.filter(clinic_id=boston.id, state=SlotState.FREE).count() == 6
    assert await Slot.filter(clinic_id=worcester.id, state=SlotState.GONE).count() == 7


async def test_a_publisher_that_has_not_changed_costs_one_question_a_file(
    door: Door, publisher: Publisher, clock: SetClock
) -> None:
    publisher.asked.clear()
    clock.advance(timedelta(minutes=2))
    await sync_due(door.parts.engine, door.parts.registry.sources)
    assert {call.status for call in publisher.asked} == {304, 404}
    assert len(publisher.asked) == len({call.path for call in publisher.asked})
