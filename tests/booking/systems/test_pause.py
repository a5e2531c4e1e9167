"""Pausing, resuming and reading anew: who may, and what follows."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from booking.actions.systems.pause import pause_system
from booking.actions.systems.resume import resume_system
from booking.actions.systems.resync import resync_system
from booking.actor import Account
from booking.errors import Forbidden, KeyReused, NotFound, NotYourClinic, SecondFactorNeeded
from storage.models import Doctor, Reading
from tests.booking.systems.rows import Systems, systems
from tests.services.clock import SetClock
from tests.upstream.people import a_key

ACTS: list[Callable[..., Awaitable[int]]] = [pause_system, resume_system, resync_system]


@pytest.fixture
async def both(database: str, clock: SetClock) -> Systems:  # noqa: ARG001 - it must be open
    return await systems(clock)


async def paused(prefix: str) -> dict[str, bool]:
    return {row.key: row.paused_at is not None for row in await Reading.filter(key__startswith=prefix)}


@pytest.mark.parametrize("act", ACTS)
async def test_the_whole_system_is_for_who_runs_the_service_and_one_clinic_for_its_manager(
    both: Systems, act: Callable[..., Awaitable[int]]
) -> None:
    one = both.clinics["f1"]
    with pytest.raises(NotYourClinic):
        await act(both.engine, both.manager, key=a_key(), name="far")
    for clinic in (both.clinics["f2"], both.clinics["c"]):
        with pytest.raises(NotYourClinic):
            await act(both.engine, both.manager, key=a_key(), name="far", clinic_id=clinic)
    with pytest.raises(NotYourClinic):
        await act(both.engine, both.stranger, key=a_key(), name="far", clinic_id=one)
    assert await act(both.engine, both.manager, key=a_key(), name="far", clinic_id=one)
    assert await act(both.engine, both.runner, key=a_key(), name="far", clinic_id=one)
    assert await act(both.engine, both.runner, key=a_key(), name="far")


@pytest.mark.parametrize("act", ACTS)
async def test_it_needs_a_second_factor_and_a_desk_and_something_that_is_there(
    both: Systems, act: Callable[..., Awaitable[int]]
) -> None:
    with pytest.raises(SecondFactorNeeded):
        await act(both.engine, replace(both.runner, second_factor=False), key=a_key(), name="far")
    with pytest.raises(Forbidden):
        await act(both.engine, Account(both.manager.account_id, None, confirmed=True), key=a_key(), name="far")
    for name, clinic in (("nowhere", None), ("own", None), ("far", both.clinics["c"]), ("far", 2**70)):
        with pytest.raises(NotFound):
            await act(both.engine, both.runner, key=a_key(), name=name, clinic_id=clinic)


async def test_a_pause_is_one_pause_however_often_it_is_asked_for(both: Systems) -> None:
    key, began = a_key(), both.clock()
    first = await pause_system(both.engine, both.runner, key=key, name="far")
    await resume_system(both.engine, both.runner, key=a_key(), name="far")
    assert await pause_system(both.engine, both.runner, key=key, name="far") == first
    assert await paused("far") == dict.fromkeys(("far", "far/f1", "far/f2", "far/f3"), False)
    with pytest.raises(KeyReused):
        await pause_system(both.engine, both.runner, key=key, name="near")
    await pause_system(both.engine, both.runner, key=a_key(), name="far")
    both.clock.advance(timedelta(minutes=1))
    await pause_system(both.engine, both.runner, key=a_key(), name="far")
    stands = await Reading.get(key="far")
    assert (stands.paused_at, stands.paused_by_id) == (began, both.runner.account_id)


async def test_resuming_a_system_makes_its_clinics_due_and_leaves_alone_who_was_paused_alone(both: Systems) -> None:
    await pause_system(both.engine, both.manager, key=a_key(), name="far", clinic_id=both.clinics["f1"])
    await Reading.filter(key="far/f3").update(due_at=None)
    await pause_system(both.engine, both.runner, key=a_key(), name="far")
    await resume_system(both.engine, both.runner, key=a_key(), name="far")
    assert await paused("far") == {"far": False, "far/f1": True, "far/f2": False, "far/f3": False}
    due = {row.key: row.due_at for row in await Reading.all()}
    now = both.clock()
    assert (due["far"], due["far/f2"], due["far/f3"]) == (now, now, None)
    assert due["near/c"] != now


async def test_reading_anew_forgets_what_was_told_before_and_is_due_at_once(both: Systems) -> None:
    await Reading.all().update(mark="m")
    await Doctor.all().update(told_free="3", slots_read_at=both.clock())
    await resync_system(both.engine, both.runner, key=a_key(), name="near", clinic_id=both.clinics["c"])
    one, other = await Reading.get(key="near/c"), await Reading.get(key="far/f1")
    assert (one.mark, one.due_at, one.nudged_at) == (None, both.clock(), both.clock())
    assert (other.mark, other.nudged_at) == ("m", None)
    doctor = await Doctor.get(native_key="d")
    assert (doctor.told_free, doctor.slots_read_at) == (None, None)
    await resync_system(both.engine, both.runner, key=a_key(), name="far")
    assert [row.key for row in await Reading.filter(mark="m")] == ["near"]
