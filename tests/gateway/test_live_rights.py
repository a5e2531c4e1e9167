"""An open page learns within a second that something of its person's is no longer as it was read."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta

from websockets.asyncio.client import ClientConnection

from booking.actions.cancel import cancel
from booking.actions.family.guardianship_end import end_guardianship
from booking.actor import Account
from gateway.schema.node import global_id
from storage.models import Guardianship
from storage.reach import raise_reach
from storage.work import transact
from tests.gateway.door import Door
from tests.gateway.test_sockets import a_socket, greet, say, subscribing, told

CHANGES = "subscription { viewerChanged { kind appointmentId } }"
# the machine of a test may be busy; what is measured beside it is the watch's own pace
SOON = 3.0


@asynccontextmanager
async def watching(door: Door, who: Account) -> AsyncIterator[ClientConnection]:
    cookie = f"{door.parts.sessions.cookie.name}={await door.session(who)}"
    async with a_socket(door, cookie=cookie) as socket:
        await greet(socket)
        await say(socket, **subscribing("1", CHANGES))
        assert (await told(socket))["payload"]["data"]["viewerChanged"] == {"kind": "REACH", "appointmentId": None}
        yield socket


async def test_a_page_hears_of_the_appointments_its_person_sees_and_of_no_others(door: Door) -> None:
    world = door.world
    of_the_child, of_pavel = await world.slot(48), await world.slot(50)
    async with watching(door, world.anna) as socket:
        await world.book(of_pavel, world.pavel_self, world.pavel)
        booked = await world.book(of_the_child, world.child)
        await cancel(world.engine, world.anna, key=world.key(), appointment_id=booked)
        heard = [(await told(socket))["payload"]["data"]["viewerChanged"] for _ in range(2)]
    assert heard == [{"kind": "APPOINTMENT", "appointmentId": global_id("Appointment", booked)}] * 2


async def test_ending_a_guardianship_closes_the_sockets_of_who_acted(door: Door) -> None:
    world = door.world
    tie = await Guardianship.get(account_id=world.anna.account_id, patient_id=world.child)
    async with watching(door, world.anna) as socket:
        began = time.monotonic()
        await end_guardianship(world.engine, world.anna, key=world.key(), guardianship_id=tie.id)
        async with asyncio.timeout(SOON):
            await socket.wait_closed()
        assert time.monotonic() - began < SOON
        assert (socket.close_code, socket.close_reason) == (4403, "What you may see has changed")


async def test_a_socket_opened_after_the_change_stays(door: Door) -> None:
    world = door.world

    async def deed(work: object) -> None:
        await raise_reach(work, [world.anna.account_id])  # type: ignore[arg-type]  # the transaction's own work

    await transact(world.engine.publish, deed)
    async with watching(door, world.anna) as socket:
        booked = await world.book(await world.slot(48), world.child)
        heard = (await told(socket))["payload"]["data"]["viewerChanged"]
    assert heard["appointmentId"] == global_id("Appointment", booked)


async def test_a_socket_does_not_outlive_the_second_factor_it_was_opened_with(door: Door) -> None:
    shown = replace(door.world.anna, second_factor=True)
    cookie = f"{door.parts.sessions.cookie.name}={await door.session(shown)}"
    door.world.clock.advance(door.world.engine.policy.second_factor_lives - timedelta(seconds=1))
    async with a_socket(door, cookie=cookie) as socket:
        await greet(socket)
        async with asyncio.timeout(10):
            await socket.wait_closed()
        assert (socket.close_code, socket.close_reason) == (4403, "The second factor has run out")
