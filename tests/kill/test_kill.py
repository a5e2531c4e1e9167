"""kill -9 at random moments under load: what was acknowledged stands, what was not is found out by asking again."""

import asyncio
import os
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from storage.database import close_database, open_database
from storage.models import Appointment, AppointmentStatus, Claim, ClaimState, Origin, Slot, SlotState
from tests.booking.invariants import broken
from tests.kill.client import Client, Ledger, free_slots, patients, signed_in
from tests.kill.server import Server, new_server
from tests.services.keys import TEST_RING

# on each of the two databases
KILLS = int(os.environ.get("KILLS", "10"))


@pytest.fixture
async def server(database_url: str, tmp_path: Path) -> AsyncIterator[Server]:
    server = new_server(database_url, tmp_path)
    try:
        await asyncio.to_thread(server.start)
        yield server
    finally:
        await asyncio.to_thread(server.kill)


async def test_no_acknowledged_booking_is_lost_however_often_the_server_is_killed(server: Server) -> None:
    chance, ledger = Random(20), Ledger()
    people = [await signed_in(server.url, person) for person in ("anna", "pavel")]
    slots = await free_slots(people[0])
    clients = [
        Client(http, patient, Random(f"{patient}"), ledger) for http in people for patient in await patients(http)
    ]
    stop = asyncio.Event()
    async with asyncio.TaskGroup() as group:
        for client in clients:
            group.create_task(client.live(slots, stop))
        for _ in range(KILLS):
            await _killed_under_load(server, ledger, chance)
        stop.set()
    for http in people:
        await http.aclose()
    await asyncio.to_thread(server.kill)

    await open_database(server.database_url, TEST_RING)
    try:
        await _compare(ledger)
        left = await _let_holds_run_out()
    finally:
        await close_database()

    await asyncio.to_thread(server.start)
    await _wait_for_holds_to_expire(server, left)


async def _killed_under_load(server: Server, ledger: Ledger, chance: Random) -> None:
    booked = len(ledger.booked)
    async with asyncio.timeout(60):
        while len(ledger.booked) < booked + 3:  # noqa: ASYNC110 – the ledger is plain
            await asyncio.sleep(0.01)
    # the moment is anywhere within the next bookings
    await asyncio.sleep(chance.uniform(0, 0.5))
    await asyncio.to_thread(server.kill)
    await asyncio.to_thread(server.start)


async def _compare(ledger: Ledger) -> None:
    """The clients' ledger against the tables: nothing lost, nothing twice, nothing that nobody was told of."""
    rows = await Appointment.filter(origin=Origin.TALON)
    status = {row.code: row.status for row in rows}
    assert ledger.twice == []
    assert set(status) == ledger.booked
    assert {code for code, word in status.items() if word is AppointmentStatus.CANCELLED} == ledger.cancelled
    assert set(status.values()) <= {AppointmentStatus.CONFIRMED, AppointmentStatus.CANCELLED}
    assert len(ledger.booked) >= 3 * KILLS
    assert ledger.again >= KILLS, "no client was ever cut off: there was no load"
    assert await broken() == {}


async def _let_holds_run_out() -> list[int]:
    """Sets the end of every hold to just now, as five minutes would; the slots they are on."""
    live = Claim.filter(state=ClaimState.LIVE)
    slots = [claim.slot_id for claim in await live]
    assert slots, "nobody left a hold behind"
    await live.update(expires_at=datetime.now(UTC) - timedelta(seconds=1))
    return slots


async def _wait_for_holds_to_expire(server: Server, slots: list[int]) -> None:
    """The server's own worker must find them; it is killed once more before the tables are read."""
    async with asyncio.timeout(30):
        while True:
            await asyncio.sleep(2)
            await asyncio.to_thread(server.kill)
            await open_database(server.database_url, TEST_RING)
            try:
                live = await Claim.filter(state=ClaimState.LIVE).count()
                held = await Slot.filter(id__in=slots, state=SlotState.HELD).count()
                wrong = await broken()
            finally:
                await close_database()
            if live == held == 0:
                assert wrong == {}
                return
            await asyncio.to_thread(server.start)
