"""Notices from FHIR servers: who may send them, and which clinic they are about."""

import asyncio
import json
import socket
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
import uvicorn
from starlette.types import Receive, Scope, Send

from tests.services.clock import SetClock
from tests.services.fhir import FhirServer
from tests.services.hospital import Hospital
from tests.upstream.standards.fhir.conftest import configured
from upstream.configured import BadSystems
from upstream.source import Connected, Inbox
from upstream.standards.fhir import connect
from upstream.standards.fhir.inbox import Hook, read_hook

SECRET = "a-word-of-sixteen-signs-or-more"
SHOWN = {"Authorization": f"Bearer {SECRET}"}
SECONDS = 30.0


@dataclass
class Listener:
    """Where a server reaches us, on loopback: hands what comes to an inbox, and answers 200 or 404."""

    url: str
    inbox: Inbox | None = None
    told: list[str] = field(default_factory=list)
    came: asyncio.Event = field(default_factory=asyncio.Event)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        body = b""
        while (message := await receive())["type"] == "http.request":
            body += message.get("body", b"")
            if not message.get("more_body"):
                break
        headers = {name.decode(): value.decode() for name, value in scope["headers"]}
        assert self.inbox is not None
        path = scope["path"].removeprefix("/upstream/hospital")
        clinics = await self.inbox.receive(scope["method"], path, headers, body)
        self.told += clinics or ()
        self.came.set()
        await send({"type": "http.response.start", "status": 404 if clinics is None else 200, "headers": []})
        await send({"type": "http.response.body", "body": b""})


@pytest.fixture
async def listener() -> AsyncIterator[Listener]:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        listener = Listener(f"http://127.0.0.1:{door.getsockname()[1]}/upstream/hospital")
        server = uvicorn.Server(uvicorn.Config(listener, lifespan="off", log_level="error"))
        running = asyncio.create_task(server.serve([door]))
        yield listener
        server.should_exit = True
        await running


async def hooked(server: FhirServer, clock: SetClock, url: str) -> Connected:
    connected = connect(configured(server, notify_url=url, notify_secret=SECRET), clock)
    assert connected.inbox is not None
    return connected


@pytest.fixture
async def connected(fhir: FhirServer, hospital: Hospital, clock: SetClock) -> AsyncIterator[Connected]:  # noqa: ARG001 - on the server
    connected = await hooked(fhir, clock, "https://talon.test/upstream/hospital")
    yield connected
    await connected.close()


def subscriptions(server: FhirServer, url: str) -> list[dict[str, Any]]:
    return [one for one in server.all("Subscription") if one["channel"]["endpoint"] == url]


async def test_a_server_that_changes_a_slot_tells_us_of_its_clinic(
    sekmet: FhirServer, clock: SetClock, listener: Listener
) -> None:
    hospital = Hospital(clock().date())
    hospital.load(sekmet)
    connected = await hooked(sekmet, clock, listener.url)
    listener.inbox = connected.inbox
    await connected.schedule.clinics()
    await until(lambda: [one["status"] for one in subscriptions(sekmet, listener.url)] == ["active"])
    await asyncio.to_thread(sekmet.put, [hospital.a_slot(1, 0, 0, 0, "busy")])
    await asyncio.wait_for(listener.came.wait(), SECONDS)
    assert listener.told == [hospital.clinic(1)]
    assert connected.inbox is not None
    await asyncio.to_thread(forget, sekmet, listener.url)
    await connected.close()


def forget(server: FhirServer, url: str) -> None:
    for one in subscriptions(server, url):
        server.delete("Subscription", one["id"])


async def until(done: Callable[[], bool]) -> None:
    async with asyncio.timeout(SECONDS):
        while not await asyncio.to_thread(done):  # noqa: ASYNC110 - the other process has no event to wait for
            await asyncio.sleep(0.02)


async def test_the_subscription_is_made_once_and_mended_when_the_server_gave_up(
    fhir: FhirServer, connected: Connected
) -> None:
    url = "https://talon.test/upstream/hospital"
    forget(fhir, url)
    for _ in range(2):
        await connected.schedule.clinics()
        (made,) = subscriptions(fhir, url)
    assert made["channel"]["header"] == [f"Authorization: Bearer {SECRET}"]
    assert made["channel"]["type"] == "rest-hook"
    fhir.put([{**made, "status": "error"}])
    (broken,) = subscriptions(fhir, url)
    assert broken["status"] == "error"
    await connected.schedule.clinics()
    (mended,) = subscriptions(fhir, url)
    assert mended["status"] in ("requested", "active")
    forget(fhir, url)


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Authorization": "Bearer "},
        {"Authorization": SECRET},
        {"Authorization": f"Bearer {SECRET}x"},
        {"authorization": "Bearer ключ"},
    ],
)
async def test_who_does_not_show_the_word_is_not_heard(connected: Connected, headers: dict[str, str]) -> None:
    assert connected.inbox is not None
    assert await connected.inbox.receive("POST", "", headers, b"") is None


async def test_a_notice_is_about_the_clinic_of_its_slot(connected: Connected, hospital: Hospital) -> None:
    inbox = connected.inbox
    assert inbox is not None
    slot = hospital.a_slot(1, 1, 0, 0)
    assert set(await inbox.receive("PUT", f"Slot/{slot['id']}", SHOWN, json.dumps(slot).encode()) or ()) == {
        hospital.clinic(1)
    }
    assert set(await inbox.receive("PUT", f"/Slot/{slot['id']}", SHOWN, b"") or ()) == {hospital.clinic(1)}
    await connected.schedule.staff(hospital.clinic(0))
    lower = {"authorization": f"Bearer {SECRET}"}
    known = json.dumps(hospital.a_slot(0, 0, 0, 0)).encode()
    assert set(await inbox.receive("POST", "", lower, known) or ()) == {hospital.clinic(0)}


async def test_whose_schedule_it_is_is_asked_for_once(
    fhir: FhirServer, connected: Connected, hospital: Hospital
) -> None:
    inbox, notice = connected.inbox, json.dumps(hospital.a_slot(1, 0, 0, 0)).encode()
    assert inbox is not None
    first = await inbox.receive("POST", "", SHOWN, notice)
    fhir.delete("Schedule", hospital.schedule(1, 0))
    assert await inbox.receive("POST", "", SHOWN, notice) == first == (hospital.clinic(1),)


async def test_an_empty_notice_may_be_about_any_clinic(connected: Connected, hospital: Hospital) -> None:
    assert connected.inbox is not None
    told = await connected.inbox.receive("POST", "", SHOWN, b"")
    assert set(told or ()) == {hospital.clinic(0), hospital.clinic(1)}


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("Slot/nobody", b""),
        ("", b'{"resourceType": "Slot", "schedule": {"reference": "Schedule/nobody"}}'),
        ("Slot/../../admin", b"\x00"),
    ],
)
async def test_a_notice_about_nothing_there_is_does_no_harm(connected: Connected, path: str, body: bytes) -> None:
    assert connected.inbox is not None
    told = await connected.inbox.receive("PUT", path, SHOWN, body)
    assert told is not None
    assert len(told) in (0, 2)


async def test_other_methods_say_nothing(connected: Connected) -> None:
    assert connected.inbox is not None
    assert await connected.inbox.receive("GET", "", SHOWN, b"") == ()


def test_a_hook_needs_a_secret_that_can_not_be_guessed(fhir: FhirServer) -> None:
    assert read_hook(configured(fhir)) is None
    for secret in ("short", "with spaces in it, and long", "слово-из-шестнадцати-букв"):
        with pytest.raises(BadSystems):
            read_hook(configured(fhir, notify_url="https://talon.test/", notify_secret=secret))
    with pytest.raises(BadSystems):
        read_hook(configured(fhir, notify_url="talon.test", notify_secret=SECRET))
    assert read_hook(configured(fhir, notify_url="https://talon.test/x/", notify_secret=SECRET)) == Hook(
        "https://talon.test/x", SECRET
    )
