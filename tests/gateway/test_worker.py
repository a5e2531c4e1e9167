"""What happens by itself."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import replace
from datetime import timedelta

import httpx
import pytest
from starlette.applications import Starlette

from booking.ports import Confirmation, Order
from gateway.app import create_app, serving
from gateway.health import health_routes
from gateway.parts import build_parts
from gateway.settings import Settings
from gateway.worker import working
from storage.database import close_database
from storage.models import Appointment, AppointmentStatus, Claim, Session, SlotChange
from subscriptions.bus import Bus
from tests.booking.far_clinic import FarClinic, Mood
from tests.gateway.door import Door
from tests.services.clock import SetClock
from tests.storage.rows import a_clinic

SECRET = "Ковалёва"


async def until(holds: Callable[[], Awaitable[bool]]) -> None:
    """Waits for a condition, ten seconds at most."""
    async with asyncio.timeout(10):
        while not await holds():  # noqa: ASYNC110 - the tables have no event
            await asyncio.sleep(0.02)


async def test_holds_run_out_and_what_is_old_is_forgotten(door: Door) -> None:
    world = door.world
    slot = await world.slot(48)
    claim = await world.hold(slot)
    await door.session(world.anna)
    world.clock.advance(timedelta(hours=25))

    async def settled() -> bool:
        return (
            (await Claim.get(id=claim)).state.value == "EXPIRED"
            and not await Session.exists()
            and not await SlotChange.filter(cursor=1).exists()
        )

    async with working(door.parts):
        await until(settled)
    assert (await world.slot_row(slot)).held == 0


async def test_a_turn_that_fails_is_logged_without_its_text_and_the_others_go_on(
    sqlite_door: Door, caplog: pytest.LogCaptureFixture
) -> None:
    world = sqlite_door.world
    claim = await world.hold(await world.slot(48))

    class Failing:
        """A list of clinic systems that can be read once only."""

        read = False

        def __iter__(self) -> Iterator[str]:
            if self.read:
                raise ZeroDivisionError(SECRET)
            self.read = True
            return iter(())

    registry = replace(sqlite_door.parts.registry, sources=Failing())  # type: ignore[arg-type]  # that is the point
    world.clock.advance(timedelta(minutes=6))
    with caplog.at_level(logging.ERROR, "talon.worker"):
        async with working(replace(sqlite_door.parts, registry=registry)):
            await until(lambda: _expired(claim))
    assert any("ZeroDivisionError" in record.getMessage() for record in caplog.records)
    assert not any(SECRET in record.getMessage() for record in caplog.records)


async def test_the_server_does_the_workers_tasks_and_stops_cleanly(sqlite_url: str, clock: SetClock) -> None:
    parts = build_parts(replace(Settings(), database_url=sqlite_url), clock)
    create_app(parts)
    async with serving(parts):
        names = {task.get_name() for task in asyncio.all_tasks()}
        assert {"expire claims", "deliver notices", "sync clinic systems", "trim the feed", "purge sessions"} <= names
    assert {task for task in asyncio.all_tasks() if not task.done()} == {asyncio.current_task()}


async def test_a_clinic_system_that_hangs_keeps_no_other_waiting_for_its_word(sqlite_door: Door) -> None:
    world = sqlite_door.world
    world.far.book_mood = Mood.LOSES_ANSWER
    booked = [await world.book(await world.slot(24 + hour, doctor=world.far_doctor)) for hour in range(21)]
    hung = await a_clinic("hung", system="hung")
    await Appointment.filter(id__in=booked[:-1]).update(clinic_id=hung.id)
    asked = []

    class Hung(FarClinic):
        async def read_back(self, order: Order) -> Confirmation | None:
            asked.append(order.key)
            await asyncio.Event().wait()
            return await super().read_back(order)

    engine = replace(sqlite_door.parts.engine, remotes={"hung": Hung(), "far": world.far})
    world.clock.advance(timedelta(minutes=2))

    async def settled() -> bool:
        return (await world.appointment(booked[-1])).status is AppointmentStatus.CONFIRMED

    async with working(replace(sqlite_door.parts, engine=engine)):
        await until(settled)
        assert len(asked) == 20


async def test_health_tells_whether_the_database_answers(sqlite_door: Door) -> None:
    client = sqlite_door.caller().client
    assert (await client.get("/health/live")).status_code == 200
    ready = await client.get("/health/ready")
    assert (ready.status_code, ready.json()) == (200, {"ready": True, "database": True, "broker": True})
    await close_database()
    assert (await client.get("/health/ready")).status_code == 503
    assert (await client.get("/health/live")).status_code == 200


@pytest.mark.usefixtures("sqlite_door")
async def test_a_broker_that_is_away_is_named_but_the_server_stays_ready() -> None:
    app = Starlette(routes=health_routes(Bus("redis://127.0.0.1:1/0")))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://127.0.0.1") as client:
        ready = await client.get("/health/ready")
    assert (ready.status_code, ready.json()) == (200, {"ready": True, "database": True, "broker": False})


async def _expired(claim: int) -> bool:
    return (await Claim.get(id=claim)).state.value == "EXPIRED"
