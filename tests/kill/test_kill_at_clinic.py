"""kill -9 when the clinic has received a step of ours: after the restart it is booked once, or cancelled once."""

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import httpx
import pytest

from storage.database import close_database, open_database
from storage.models import Appointment, Reading
from tests.booking.invariants import broken
from tests.kill.client import BOOK, CANCEL, HOLD, patiently, patients, signed_in
from tests.kill.server import Server, new_server
from tests.services.keys import TEST_RING
from tests.upstream.captured import CLINIC, captured
from tests.upstream.double import Double, running
from tests.upstream.spb_double import SpbDouble

SLOTS = """
query ($from: Date!) {
  clinics(first: 50) {
    edges {
      node { systemTitle freshness { state } freeSlots(filter: { from: $from }, first: 20) { edges { node { id } } } }
    }
  }
}
"""
STATUS = "query ($id: ID!) { node(id: $id) { ... on Appointment { status } } }"
TITLE = "Город на Неве"
# what booking and cancelling ask there, one after the other
BOOKING = ("patient/search", "patient/update", "appointment/create")
CANCELLING = ("patient/search", "appointments", "appointment/cancel")


@pytest.fixture
def double() -> Iterator[Double]:
    answers = captured(datetime.now(ZoneInfo("Europe/Moscow")))
    only = [clinic for clinic in answers.clinics if clinic["id"] == CLINIC]
    with running(SpbDouble(answers, clinics=only)) as double:
        yield double


@pytest.fixture
async def server(sqlite_url: str, tmp_path: Path, double: Double) -> AsyncIterator[Server]:
    system = {"name": "neva", "kind": "spb", "url": double.url, "title": {"ru": TITLE, "en": TITLE}}
    server = new_server(sqlite_url, tmp_path, {"TALON_SYSTEMS": json.dumps([system])})
    try:
        await asyncio.to_thread(server.start)
        yield server
    finally:
        await asyncio.to_thread(server.kill)


async def test_a_gateway_killed_at_any_step_at_the_clinic_ends_booked_once_or_cancelled_once(
    server: Server, double: Double
) -> None:
    http = await signed_in(server.url, "anna")
    patient, free = (await patients(http))[0], await _free_slots(http)
    for step, slot in zip(BOOKING, free, strict=False):
        held = await _ask(http, HOLD, slotId=slot, patientId=patient)
        booking = asyncio.create_task(_ask(http, BOOK, holdId=held["hold"]["id"]))
        await _kill_at(server, double, step)
        made = (await booking)["appointment"]["id"]
        await _becomes(http, made, "CONFIRMED")
        assert len(double.spb.visits) == 1, step
        await _ask(http, CANCEL, appointmentId=made, lateConfirmed=True)
        assert double.spb.visits == {}, step
    for step, slot in zip(CANCELLING, free[3:], strict=False):
        held = await _ask(http, HOLD, slotId=slot, patientId=patient)
        made = (await _ask(http, BOOK, holdId=held["hold"]["id"]))["appointment"]["id"]
        cancelling = asyncio.create_task(_ask(http, CANCEL, appointmentId=made, lateConfirmed=True))
        await _kill_at(server, double, step)
        await cancelling
        await _becomes(http, made, "CANCELLED")
        assert double.spb.visits == {}, step
    await http.aclose()
    await asyncio.to_thread(server.kill)
    await open_database(server.database_url, TEST_RING)
    try:
        assert await broken() == {}
    finally:
        await close_database()


async def _kill_at(server: Server, double: Double, step: str) -> None:
    """The clinic carries the step out; nobody is there to hear the answer. Then the gateway starts again."""
    fault = double.hang(step)
    assert await asyncio.to_thread(fault.reached.wait, 60), step
    await asyncio.to_thread(server.kill)
    assert fault.hold is not None
    fault.hold.set()
    assert await asyncio.to_thread(fault.done.wait, 60), step
    await _let_leases_run_out(server)
    await asyncio.to_thread(server.start)


async def _let_leases_run_out(server: Server) -> None:
    """Whoever had the appointment to itself is dead: as a minute and a half would, it is anybody's now."""
    await open_database(server.database_url, TEST_RING)
    try:
        await Appointment.filter(retry_at__isnull=False).update(retry_at=datetime.now(UTC) - timedelta(seconds=1))
        await Reading.filter(leased_until__isnull=False).update(leased_until=datetime.now(UTC) - timedelta(seconds=1))
    finally:
        await close_database()


async def _ask(http: httpx.AsyncClient, mutation: str, **values: Any) -> dict[str, Any]:
    """The success; one key for as many tries as it takes."""
    answer = await patiently(http, mutation, {"input": {"idempotencyKey": str(uuid4()), **values}})
    (result,) = answer.values()
    assert result["__typename"].endswith("Success"), result
    return dict(result)


async def _becomes(http: httpx.AsyncClient, appointment_id: str, status: str) -> None:
    """Waits until the worker has settled it so."""
    async with asyncio.timeout(60):
        while (await patiently(http, STATUS, {"id": appointment_id}))["node"]["status"] != status:  # noqa: ASYNC110 – it happens in another process
            await asyncio.sleep(0.2)


async def _free_slots(http: httpx.AsyncClient) -> list[str]:
    """At the clinic of the double, once its schedule has been read; apart, so that no two overlap."""
    since = (datetime.now(UTC) + timedelta(days=2)).date().isoformat()
    async with asyncio.timeout(60):
        while True:
            data = await patiently(http, SLOTS, {"from": since})
            clinics = [edge["node"] for edge in data["clinics"]["edges"] if edge["node"]["systemTitle"] == TITLE]
            slots = [edge["node"]["id"] for clinic in clinics for edge in clinic["freeSlots"]["edges"]]
            # times are there before the whole schedule has been read, and cannot be booked yet
            if len(slots) >= 6 and clinics[0]["freshness"]["state"] == "FRESH":
                return slots
            await asyncio.sleep(0.2)
