"""One graph over five clinic systems: booked in each that can, a record read from two hospitals and our own."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

import httpx
import pytest

from tests.federation.running import Federation
from tests.federation.systems import FarSystem
from tests.gateway.operations import BOOK, CANCEL, HOLD, MOVE, RELEASE, given

SECONDS = 120.0
REGIONS = "{ regions { id name } }"
CLINICS = """
query ($region: ID!) {
  clinics(filter: {regionId: $region}, first: 20) { edges { node {
    shortName systemTitle(language: EN) booking freshness { state }
    freeSlots(first: 4) { edges { node { id startsAt bookingUrl } } }
  } } }
}"""
MISSING = """
{ doctors(filter: {text: "Ольховый Бор"}, first: 1) {
  missing { reason clinic { shortName phone nearestConnected { id } } }
} }
"""
RECORD = """
{ viewer { patients { name { full } relation visits(first: 50) {
    edges { node {
      startsAt reason clinicName source { name } diagnoses { code } results { title } prescriptions { medicine }
    } }
    notes { code sourceName }
} } } }"""


async def asked(http: httpx.AsyncClient, query: str, **variables: Any) -> Any:
    answer = (await http.post("/graphql", json={"query": query, "variables": variables})).json()
    assert "errors" not in answer, answer["errors"]
    return answer["data"]


async def until(what: Callable[[], Awaitable[Any]]) -> Any:
    """What it gives as soon as it gives something."""
    deadline = time.monotonic() + SECONDS
    while not (found := await what()):
        assert time.monotonic() < deadline, "it did not come about"
        await asyncio.sleep(0.25)
    return found


async def fresh_clinics(http: httpx.AsyncClient, region: str) -> list[Any]:
    """Those that have free times, once the region was read; the most times first."""

    async def look() -> list[Any]:
        regions = {one["name"]: one["id"] for one in (await asked(http, REGIONS))["regions"]}
        if region not in regions:
            return []
        found = (await asked(http, CLINICS, region=regions[region]))["clinics"]["edges"]
        clinics = [edge["node"] for edge in found if edge["node"]["freeSlots"]["edges"]]
        return [clinic for clinic in clinics if clinic["freshness"]["state"] == "FRESH"]

    return list(await until(look))


async def free_slots(http: httpx.AsyncClient, system: FarSystem) -> list[Any]:
    clinic, *_ = await fresh_clinics(http, system.region)
    assert clinic["systemTitle"] == system.told["title"]["en"]
    return [edge["node"] for edge in clinic["freeSlots"]["edges"]]


async def booked(http: httpx.AsyncClient, slot_id: str) -> Any:
    held = (await asked(http, HOLD, input=given(str(uuid4()), slot_id=slot_id)))["slotHold"]
    assert held["__typename"] == "SlotHoldSuccess", held
    told = await asked(http, BOOK, input=given(str(uuid4()), hold_id=held["hold"]["id"]))
    assert told["appointmentBook"]["__typename"] == "AppointmentBookSuccess", told
    return told["appointmentBook"]["appointment"]


@pytest.mark.parametrize("name", ["east", "west", "spb", "hub"])
async def test_a_visit_is_booked_moved_and_cancelled_in_each_system_that_books(
    federation: Federation, anna: httpx.AsyncClient, name: str
) -> None:
    (system,) = [system for system in federation.systems if system.name == name]
    first, _, third, *_ = await free_slots(anna, system)
    visit = await booked(anna, first["id"])
    assert (visit["status"], visit["startsAt"]) == ("CONFIRMED", first["startsAt"])
    assert len(system.held()) == 1

    moving = given(str(uuid4()), appointment_id=visit["id"], slot_id=third["id"])
    moved = (await asked(anna, MOVE, input=moving))["appointmentMove"]
    assert moved["appointment"]["status"] == "CONFIRMED"

    async def one_is_left() -> bool:
        return len(system.held()) == 1

    await until(one_is_left)
    cancelling = given(str(uuid4()), appointment_id=moved["appointment"]["id"], late_confirmed=True)
    cancelled = (await asked(anna, CANCEL, input=cancelling))["appointmentCancel"]["appointment"]
    assert cancelled["status"] == "CANCELLED"
    assert list(system.held()) == []


async def test_a_time_of_a_publisher_is_seen_here_and_booked_there(
    federation: Federation, anna: httpx.AsyncClient
) -> None:
    (system,) = [system for system in federation.systems if not system.books]
    clinic, *_ = await fresh_clinics(anna, system.region)
    slot = clinic["freeSlots"]["edges"][0]["node"]
    link = urlsplit(slot["bookingUrl"])
    assert clinic["booking"] == "ELSEWHERE"
    assert (link.path, parse_qs(link.query)["source"]) == ("/book", ["talon"])
    refused = (await asked(anna, HOLD, input=given(str(uuid4()), slot_id=slot["id"])))["slotHold"]
    assert refused["code"] == "BOOKED_ELSEWHERE"


async def test_a_place_that_no_system_connects_is_told_with_its_telephone(anna: httpx.AsyncClient) -> None:
    (missing,) = (await asked(anna, MISSING))["doctors"]["missing"]
    assert missing["reason"] == "BY_PHONE"
    assert missing["clinic"]["phone"].startswith("+7 8319")
    assert missing["clinic"]["nearestConnected"]


async def test_visits_of_two_hospitals_and_our_own_are_one_history(
    federation: Federation, anna: httpx.AsyncClient
) -> None:
    async def look() -> list[Any]:
        people = (await asked(anna, RECORD))["viewer"]["patients"]
        (herself,) = [one for one in people if one["name"]["full"] == "Ковалёва Анна Сергеевна"]
        told = [edge["node"] for edge in herself["visits"]["edges"]]
        sources = {visit["source"]["name"] for visit in told}
        return told if {"east", "west", "own"} <= sources else []

    visits = await until(look)
    starts = [visit["startsAt"] for visit in visits]
    assert starts == sorted(starts, reverse=True)
    (east,) = [visit for visit in visits if visit["source"]["name"] == "east"]
    assert (east["reason"], [one["code"] for one in east["diagnoses"]]) == ("Плановый осмотр", ["I10"])
    assert [result["title"] for result in east["results"]] == ["Биохимия крови"]
    assert [one["medicine"] for one in east["prescriptions"]] == ["Лозартан 50 мг"]
    assert len(federation.systems) == 5


async def test_a_system_that_is_unplugged_is_told_truly_and_costs_the_others_nothing(
    federation: Federation, anna: httpx.AsyncClient
) -> None:
    by_name = {system.name: system for system in federation.systems}
    first, *_ = await free_slots(anna, by_name["west"])
    by_name["west"].unplug()
    held = (await asked(anna, HOLD, input=given(str(uuid4()), slot_id=first["id"])))["slotHold"]
    told = (await asked(anna, BOOK, input=given(str(uuid4()), hold_id=held["hold"]["id"])))["appointmentBook"]
    assert told["code"] == "CLINIC_SILENT"
    # nothing was sent, so the time is still held for her: she gives it up and goes elsewhere
    released = (await asked(anna, RELEASE, input=given(str(uuid4()), hold_id=held["hold"]["id"])))["holdRelease"]
    assert released["__typename"] == "HoldReleaseSuccess"

    elsewhere, *_ = await free_slots(anna, by_name["hub"])
    assert (await booked(anna, elsewhere["id"]))["status"] == "CONFIRMED"
    people = (await asked(anna, RECORD))["viewer"]["patients"]
    sources = {edge["node"]["source"]["name"] for one in people for edge in one["visits"]["edges"]}
    assert {"west", "own"} <= sources
