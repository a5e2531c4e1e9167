"""What somebody who looks after clinic systems sees of them."""

from datetime import timedelta

import pytest

from booking.actions.systems.pause import pause_system
from booking.rules.policy import Policy
from booking.rules.systems import Ages, SyncFault, SystemState, fault_of, system_state
from storage.models import Reading
from storage.queries.systems import SystemFacts, clinic_readings, count_clinic_readings, paused_clinics, system_states
from tests.booking.systems.rows import Systems, failed, read, systems
from tests.services.clock import SetClock
from tests.upstream.people import a_key

SECOND = timedelta(seconds=1)


@pytest.fixture
async def both(database: str, clock: SetClock) -> Systems:  # noqa: ARG001 - it must be open
    return await systems(clock)


async def far(both: Systems) -> SystemFacts:
    return (await system_states(["far", "near"], both.clock(), Policy()))["far"]


@pytest.mark.parametrize(
    ("ages", "paused", "failing", "state"),
    [
        (Ages(2, 0, 0, 2), False, False, SystemState.RUNNING),
        (Ages(2, 0, 0, 2), False, True, SystemState.RUNNING),
        (Ages(1, 1, 0, 2), False, False, SystemState.DELAYED),
        (Ages(1, 0, 1, 2), False, False, SystemState.STALE),
        (Ages(2, 0, 0, 2), True, False, SystemState.PAUSED),
        (Ages(0, 0, 2, 0), False, False, SystemState.STARTING),
        (Ages(0, 0, 2, 0), False, True, SystemState.STALE),
        (Ages(0, 0, 0, 0), False, True, SystemState.STALE),
    ],
)
def test_a_system_is_as_well_as_its_worst_clinic(ages: Ages, paused: bool, failing: bool, state: SystemState) -> None:
    assert system_state(ages, paused=paused, failing=failing) is state


def test_what_went_wrong_is_told_in_five_words() -> None:
    codes = ("ClinicSaidNo", "ClinicUnreachable", "AnswerLost", "TimeoutError", "KeyError")
    assert [fault_of(code) for code in codes] == list(SyncFault)
    assert fault_of(None) is None


async def test_a_system_of_which_nothing_was_read_is_starting(both: Systems) -> None:
    facts = await far(both)
    assert (facts.state, facts.clinics, facts.stale, facts.oldest_seconds) == (SystemState.STARTING, 3, 3, None)
    assert (facts.last_read_at, facts.last_fault, facts.lag_seconds) == (None, None, 0)


async def test_a_systems_clinics_are_counted_by_age_and_its_oldest_and_latest_told(both: Systems) -> None:
    now = both.clock()
    await read("far/f1", now - 10 * SECOND)
    await read("far/f2", now - 100 * SECOND)
    await read("far/f3", now - 1000 * SECOND)
    await failed("far/f3", now - 5 * SECOND, "TimeoutError")
    await failed("far", now - 50 * SECOND, "ClinicSaidNo")
    await read("near/c", now)
    facts = await far(both)
    assert (facts.fresh, facts.delayed, facts.stale, facts.failing) == (1, 1, 1, 1)
    assert (facts.state, facts.oldest_seconds, facts.last_read_at) == (SystemState.STALE, 1000, now - 10 * SECOND)
    assert (facts.last_fault, facts.last_fault_at) == (SyncFault.TOO_SLOW, now - 5 * SECOND)
    both.clock.advance(50 * SECOND)
    assert (await far(both)).lag_seconds == 30
    near = (await system_states(["near"], now, Policy()))["near"]
    assert (near.state, near.fresh, near.failing, near.last_fault) == (SystemState.RUNNING, 1, 0, None)


async def test_a_fault_with_a_systems_appointments_is_the_systems_too(both: Systems) -> None:
    await Reading.create(key="far#appointments", due_at=both.clock())
    await failed("far#appointments", both.clock(), "AnswerLost")
    assert (await far(both)).last_fault is SyncFault.NO_ANSWER
    assert (await far(both)).failing == 0


async def test_a_paused_system_lags_behind_nothing(both: Systems) -> None:
    await pause_system(both.engine, both.runner, key=a_key(), name="far")
    both.clock.advance(100 * SECOND)
    facts = await far(both)
    assert (facts.state, facts.lag_seconds, facts.paused_at) == (
        SystemState.PAUSED,
        0,
        both.clock() - 100 * SECOND,
    )


async def test_clinics_that_fail_come_first_and_pages_follow_on(both: Systems) -> None:
    await failed("far/f2", both.clock(), "ClinicUnreachable")
    first = await clinic_readings("far", failing=None, first=2)
    rest = await clinic_readings("far", failing=None, first=2, after=first[-1].place)
    keys = {row_id: key for key, row_id in both.clinics.items()}
    assert [keys[row.clinic_id] for row in [*first, *rest]] == ["f2", "f1", "f3"]
    assert (first[0].failures, first[0].fault) == (1, SyncFault.UNREACHABLE)
    assert [len(await clinic_readings("far", failing=fails, first=9)) for fails in (True, False)] == [1, 2]
    assert [await count_clinic_readings("far", failing=fails) for fails in (None, True, False)] == [3, 1, 2]


async def test_a_paused_clinic_has_no_next_reading(both: Systems) -> None:
    await pause_system(both.engine, both.runner, key=a_key(), name="far", clinic_id=both.clinics["f1"])
    found = await clinic_readings("far", failing=None, first=3)
    assert [(row.next_read_at is None, row.paused_at is None) for row in found] == [
        (True, False),
        (False, True),
        (False, True),
    ]
    everybody = list(both.clinics.values())
    assert await paused_clinics(everybody) == {both.clinics["f1"]}
    await pause_system(both.engine, both.runner, key=a_key(), name="far")
    assert await paused_clinics(everybody) == {both.clinics[key] for key in ("f1", "f2", "f3")}
