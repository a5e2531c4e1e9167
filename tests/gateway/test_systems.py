"""How clinic systems are doing, for who looks after them; and what they send us."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest

from gateway.schema.node import global_id
from gateway.upstream_routes import AT_ONCE, MOST_BYTES
from storage.models import Account, Clinic, Doctor, Membership, Reading, Role, StaffRole
from tests.gateway.connected import FarInbox, a_registry
from tests.gateway.door import Caller, Door, a_door
from tests.gateway.test_desk import stepped_up
from tests.services.clock import SetClock

SYSTEMS = """{ clinicSystems { name title abilities state clinicCount freshCount delayedCount staleCount failingCount
  lastReadAt oldestSeconds lagSeconds lastFault lastFaultAt unsettledCount pausedAt canPause
  clinics { totalCount edges { node { clinic { id } freshness { state ageSeconds } lastReadAt nextReadAt failures fault
    faultAt tookMs changed pausedAt canPause } } } } }"""
DEED = """mutation ($input: %sInput!) { %s(input: $input) { __typename
  ... on ClinicSystemChanged { system { name state pausedAt } } ... on Refusal { code } } }"""


@pytest.fixture
def inbox() -> FarInbox:
    return FarInbox()


@pytest.fixture
async def door(database: str, clock: SetClock, inbox: FarInbox) -> AsyncIterator[Door]:  # noqa: ARG001 - it must be open
    async with a_door(clock, registry=a_registry(inbox)) as opened:
        for key in ("far", "far/far"):
            await Reading.create(key=key, due_at=clock(), read_at=clock(), took_ms=120, changed=3)
        yield opened


async def who_runs_the_service(door: Door) -> Caller:
    row = await Account.create(role=Role.PATIENT, confirmed=True, runs_service=True, created_at=door.parts.clock())
    return await stepped_up(door, row.id)


async def a_manager(door: Door, clinic: Clinic) -> Caller:
    now = door.parts.clock()
    row = await Account.create(role=Role.STAFF, confirmed=True, created_at=now)
    await Membership.create(
        account_id=row.id, clinic_id=clinic.id, role=StaffRole.MANAGER, name="Белова И. О.", created_at=now
    )
    return await stepped_up(door, row.id)


async def systems(caller: Caller) -> dict[str, dict[str, Any]]:
    return {one["name"]: one for one in (await caller.ask(SYSTEMS))["clinicSystems"]}


async def done(caller: Caller, deed: str, key: str, **more: Any) -> dict[str, Any]:
    wish = {"idempotencyKey": key, "name": "far", **more}
    answer: dict[str, Any] = (await caller.ask(DEED % (f"{deed[0].upper()}{deed[1:]}", deed), input=wish))[deed]
    return answer


async def test_each_system_tells_how_it_is_doing_and_what_it_can_do(door: Door) -> None:
    caller = await who_runs_the_service(door)
    told = (await systems(caller))["far"]
    assert told["title"] == "Дальняя сеть"
    assert told["abilities"] == ["BOOK", "CHANGES", "NOTICES"]
    assert (told["state"], told["clinicCount"], told["freshCount"], told["canPause"]) == ("RUNNING", 1, 1, True)
    (reading,) = [edge["node"] for edge in told["clinics"]["edges"]]
    assert reading["clinic"]["id"] == global_id("Clinic", door.world.far_clinic.id)
    assert (reading["tookMs"], reading["changed"], reading["canPause"]) == (120, 3, True)
    assert (await systems(caller))["still"]["state"] == "STARTING"


async def test_abilities_that_show_in_what_was_read_are_told_too(door: Door) -> None:
    await Doctor.filter(id=door.world.far_doctor.id).update(told_free="7")
    await Clinic.filter(id=door.world.far_clinic.id).update(booking="ELSEWHERE")
    assert {"COUNTS", "LINKS"} <= set((await systems(await who_runs_the_service(door)))["far"]["abilities"])


async def test_a_system_that_fell_silent_shows_its_age_and_its_fault(door: Door) -> None:
    door.world.clock.advance(timedelta(minutes=6))
    now = door.world.clock()
    await Reading.filter(key="far/far").update(fault="AnswerLost", fault_at=now, failures=4)
    told = (await systems(await who_runs_the_service(door)))["far"]
    assert (told["state"], told["staleCount"], told["failingCount"]) == ("STALE", 1, 1)
    assert (told["oldestSeconds"], told["lastFault"], told["lagSeconds"]) == (360, "NO_ANSWER", 360)
    reading = told["clinics"]["edges"][0]["node"]
    assert (reading["fault"], reading["failures"], reading["freshness"]["state"]) == ("NO_ANSWER", 4, "STALE")


async def test_a_pause_a_resumption_and_a_reading_anew(door: Door) -> None:
    caller = await who_runs_the_service(door)
    paused = await done(caller, "clinicSystemPause", "pause-0001")
    assert paused["system"]["state"] == "PAUSED"
    assert await done(caller, "clinicSystemPause", "pause-0001") == paused
    assert (await done(caller, "clinicSystemResume", "resume-001"))["system"]["pausedAt"] is None
    await Reading.filter(key="far/far").update(mark="17", due_at=door.world.clock() + timedelta(minutes=9))
    clinic = global_id("Clinic", door.world.far_clinic.id)
    assert (await done(caller, "clinicSystemResync", "resync-001", clinicId=clinic))[
        "__typename"
    ] == "ClinicSystemChanged"
    assert (await Reading.get(key="far/far")).mark is None


async def test_a_manager_stops_the_reading_of_their_own_clinic_alone(door: Door) -> None:
    theirs = await a_manager(door, door.world.far_clinic)
    told = (await systems(theirs))["far"]
    assert (told["canPause"], told["clinics"]["edges"][0]["node"]["canPause"]) == (False, True)
    assert (await done(theirs, "clinicSystemPause", "pause-0002"))["code"] == "NOT_YOUR_CLINIC"
    clinic = global_id("Clinic", door.world.far_clinic.id)
    assert (await done(theirs, "clinicSystemPause", "pause-0003", clinicId=clinic))[
        "__typename"
    ] == "ClinicSystemChanged"
    elsewhere = await a_manager(door, door.world.clinic)
    assert (await done(elsewhere, "clinicSystemPause", "pause-0004", clinicId=clinic))["code"] == "NOT_YOUR_CLINIC"


async def test_nobody_else_sees_or_does_anything(door: Door) -> None:
    assert (await door.caller().refused(SYSTEMS))["code"] == "UNAUTHENTICATED"
    anna = await door.signed_in(door.world.anna)
    assert (await anna.refused(SYSTEMS))["code"] == "FORBIDDEN"
    wish = {"idempotencyKey": "pause-0005", "name": "far"}
    document = DEED % ("ClinicSystemPause", "clinicSystemPause")
    assert (await anna.refused(document, input=wish))["code"] == "FORBIDDEN"
    assert await Reading.filter(paused_at__isnull=False).count() == 0


async def test_what_is_no_system_is_not_found(door: Door) -> None:
    caller = await who_runs_the_service(door)
    document = DEED % ("ClinicSystemPause", "clinicSystemPause")
    for number, (name, code) in enumerate([("nothing", "NOT_FOUND"), ("own", "NOT_FOUND"), ("f\x00", "BAD_INPUT")]):
        wish = {"idempotencyKey": f"pause-100{number}", "name": name}
        assert (await caller.refused(document, input=wish))["code"] == code


async def test_who_runs_the_service_sees_no_desk_and_no_patient(door: Door) -> None:
    caller = await who_runs_the_service(door)
    told = (await caller.ask("{ viewer { runsService desk { clinics { id } } patients { id } } }"))["viewer"]
    assert told == {"runsService": True, "desk": None, "patients": []}


async def test_a_system_of_no_such_name_is_null(door: Door) -> None:
    caller = await who_runs_the_service(door)
    asked = "query ($name: String!) { clinicSystem(name: $name) { name title(language: EN) } }"
    assert (await caller.ask(asked, name="far"))["clinicSystem"] == {"name": "far", "title": "Far network"}
    for name in ("own", "nothing", ""):
        assert (await caller.ask(asked, name=name))["clinicSystem"] is None


async def test_a_notice_makes_the_clinic_due_at_once(door: Door, inbox: FarInbox) -> None:
    later = door.world.clock() + timedelta(minutes=9)
    await Reading.filter(key="far/far").update(due_at=later)
    answer = await door.caller(x_secret="sesame").client.put("/upstream/far/Slot/7", content=b"{}")
    assert (answer.status_code, answer.content) == (200, b"")
    assert inbox.heard == [("PUT", "Slot/7", b"{}")]
    due = (await Reading.get(key="far/far")).due_at
    assert due is not None
    assert due <= door.world.clock()


async def test_who_is_not_the_system_hears_what_a_system_that_is_not_there_would_say(
    door: Door, inbox: FarInbox
) -> None:
    before = (await Reading.get(key="far/far")).nudged_at
    answers = [
        await door.caller().client.post("/upstream/far/x", content=b"{}"),
        await door.caller(x_secret="wrong").client.post("/upstream/far/x", content=b"{}"),
        await door.caller(x_secret="sesame").client.post("/upstream/still/x", content=b"{}"),
        await door.caller(x_secret="sesame").client.post("/upstream/none/x", content=b"{}"),
    ]
    assert {(one.status_code, one.content, one.headers["cache-control"]) for one in answers} == {(404, b"", "no-store")}
    assert (await Reading.get(key="far/far")).nudged_at == before
    assert inbox.heard == []


async def test_a_stranger_neither_spends_what_a_system_may_send_nor_learns_that_it_is_there(
    door: Door, inbox: FarInbox
) -> None:
    stranger = door.caller(x_secret="wrong").client
    answers = [await stranger.post("/upstream/far/x") for _ in range(int(AT_ONCE) + 5)]
    answers.append(await stranger.post("/upstream/far/x", content=b"x" * (MOST_BYTES + 1)))
    assert {one.status_code for one in answers} == {404}
    assert (await door.caller(x_secret="sesame").client.post("/upstream/far/x")).status_code == 200
    assert len(inbox.heard) == 1


async def test_a_notice_is_small_and_there_are_not_too_many(door: Door, inbox: FarInbox) -> None:
    caller = door.caller(x_secret="sesame")
    assert (await caller.client.post("/upstream/far/x", content=b"x" * (MOST_BYTES + 1))).status_code == 413
    statuses = [(await caller.client.post("/upstream/far/x")).status_code for _ in range(int(AT_ONCE) + 5)]
    assert statuses.count(429) == 6
    assert len(inbox.heard) == AT_ONCE - 1
    door.world.clock.advance(timedelta(seconds=1))
    assert (await caller.client.post("/upstream/far/x")).status_code == 200
