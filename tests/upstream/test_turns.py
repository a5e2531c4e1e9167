"""What a worker asks a clinic system for in its turns, and what it writes: no more than has changed."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TypeVar

import pytest

from booking.engine import Engine
from booking.events import Event
from booking.rules.policy import Policy
from storage.intake import readings
from storage.intake.readings import nudge
from storage.models import Clinic, Doctor, Reading, Slot, SlotChange
from storage.systems import pause_reading, read_anew, resume_reading
from storage.work import Work, transact
from tests.services.clock import SetClock
from tests.upstream.made_up import Changing, Counting, one_clinic
from tests.upstream.reports import a_doctor, a_slot, states
from upstream.listing import Listing, Rejection
from upstream.source import Changes
from upstream.sync import Sync, sync_due

pytestmark = pytest.mark.usefixtures("database")
TURN = timedelta(seconds=50)
T = TypeVar("T")


async def publish(_event: Event) -> None:
    """Nobody listens."""


@pytest.fixture
def engine(clock: SetClock) -> Engine:
    return Engine(clock, {}, Policy(), publish)


@pytest.fixture
def nine(clock: SetClock) -> datetime:
    return clock() + timedelta(days=1)


async def turn(engine: Engine, source: Counting) -> None:
    await sync_due(engine, {"far": source})


async def next_turn(engine: Engine, source: Counting, clock: SetClock) -> None:
    clock.advance(TURN)
    source.asked.clear()
    await turn(engine, source)


async def within(engine: Engine, deed: Callable[[], Awaitable[T]]) -> T:
    async def run(_: Work) -> T:
        return await deed()

    return await transact(engine.publish, run)


def quarter(nine: datetime, number: int) -> datetime:
    return nine + number * timedelta(minutes=15)


async def test_a_doctor_of_whom_the_same_is_told_is_read_again_within_four_minutes_only(
    engine: Engine, clock: SetClock, nine: datetime
) -> None:
    source = one_clinic(Counting, "d", "e")
    source.told = {"d": "3 free", "e": "nothing"}
    await turn(engine, source)
    reads = []
    for _ in range(5):
        await next_turn(engine, source, clock)
        reads.append(source.asked["slots c d"])
        assert (await Clinic.get(native_key="c")).confirmed_at == clock()
    assert reads == [0, 0, 0, 1, 0]
    source.told = {"d": "2 free", "e": "nothing"}
    source.schedule["c", "d"] = [a_slot(nine)]
    await next_turn(engine, source, clock)
    assert (source.asked["slots c d"], source.asked["slots c e"]) == (1, 0)
    assert (await Doctor.get(native_key="d")).told_free == "2 free"
    assert (await Slot.get()).state == "FREE"


async def test_a_doctor_of_whom_nothing_is_told_is_read_every_time_and_written_only_when_something_changed(
    engine: Engine, clock: SetClock, nine: datetime
) -> None:
    source = one_clinic()
    source.schedule["c", "d"] = [a_slot(quarter(nine, n)) for n in range(3)]
    await turn(engine, source)
    before = [await Doctor.all().values(), await Slot.all().values()]
    source.schedule["c", "d"].reverse()
    await next_turn(engine, source, clock)
    assert source.asked["slots c d"] == 1
    assert [await Doctor.all().values(), await Slot.all().values()] == before
    assert (await Reading.get(key="far/c")).changed == 0
    source.schedule["c", "d"].pop()
    await next_turn(engine, source, clock)
    assert (await Reading.get(key="far/c")).changed == 1
    assert sorted((await states()).values()) == ["FREE", "FREE", "GONE"]


async def test_slots_that_are_told_as_before_are_not_compared_with_those_that_stand_here(
    engine: Engine, clock: SetClock, nine: datetime, caplog: pytest.LogCaptureFixture
) -> None:
    source = one_clinic()
    source.schedule["c", "d"] = [a_slot(quarter(nine, n)) for n in range(3)]
    await turn(engine, source)

    async def looks() -> int:
        caplog.clear()
        with caplog.at_level(logging.DEBUG, "tortoise.db_client"):
            await next_turn(engine, source, clock)
        assert source.asked["slots c d"] == 1
        return sum(1 for record in caplog.records if "FROM slot" in record.getMessage())

    assert await looks() == 0
    source.schedule["c", "d"].pop()
    assert await looks() > 0


async def test_a_slot_that_could_not_be_taken_in_is_tried_again_though_the_list_is_the_same(
    engine: Engine, clock: SetClock, nine: datetime
) -> None:
    source = one_clinic()
    source.schedule["c", "d"] = [a_slot(nine), replace(a_slot(nine, "x"), service="unknown")]
    await turn(engine, source)
    assert (await Doctor.get(native_key="d")).slots_digest is None
    source.schedule["c", "d"] = [a_slot(nine)]
    source.bad = [Rejection("bad_time", "x")]
    await next_turn(engine, source, clock)
    assert (await Doctor.get(native_key="d")).slots_digest is None
    source.bad = []
    await next_turn(engine, source, clock)
    assert (await Doctor.get(native_key="d")).slots_digest is not None


async def test_a_doctor_who_comes_back_with_the_same_slots_has_them_again(
    engine: Engine, clock: SetClock, nine: datetime
) -> None:
    source = one_clinic(Counting, "d", "e")
    source.told = {"d": "1 free"}
    source.schedule["c", "d"] = [a_slot(nine)]
    await turn(engine, source)
    doctor = source.doctors["c"].pop(0)
    await next_turn(engine, source, clock)
    assert (await Slot.get()).state == "GONE"
    source.doctors["c"].append(doctor)
    await next_turn(engine, source, clock)
    assert (await Slot.get()).state == "FREE"


async def test_a_clinic_that_is_renamed_is_found_by_its_doctors_under_the_new_name(
    engine: Engine, clock: SetClock
) -> None:
    source = one_clinic()
    await turn(engine, source)
    assert "поликлиника" in (await Doctor.get()).search_text
    source.name = "Больница"
    clock.advance(timedelta(minutes=11))
    await turn(engine, source)
    await next_turn(engine, source, clock)
    assert "больница" in (await Doctor.get()).search_text


async def test_changes_are_asked_for_in_between_and_all_of_it_every_ten_minutes(
    engine: Engine, clock: SetClock, nine: datetime
) -> None:
    source = one_clinic(Changing)
    assert isinstance(source, Changing)
    source.schedule["c", "d"] = [a_slot(quarter(nine, n), f"s{n}") for n in range(4)]
    await turn(engine, source)
    assert (source.asked["mark c"], source.asked["slots c d"]) == (1, 1)
    taken = replace(source.schedule["c", "d"][1], taken=1)
    moved = replace(a_slot(quarter(nine, 9), "s2"))
    source.log = [Changes(Listing.of([taken, moved, a_slot(quarter(nine, 5), "new")]), "", ("s3",))]
    await next_turn(engine, source, clock)
    assert source.asked == {"changes c": 1}
    assert await states() == {"s0": "FREE", "s1": "TAKEN", "s3": "GONE", "new": "FREE", "s2": "FREE"}
    reading = await Reading.get(key="far/c")
    assert (reading.mark, reading.changed) == ("1", 4)
    assert (await Clinic.get(native_key="c")).confirmed_at == clock()
    feed = await SlotChange.all().count()
    await next_turn(engine, source, clock)
    assert ((await Reading.get(key="far/c")).changed, await SlotChange.all().count()) == (0, feed)
    asked = []
    for _ in range(11):
        await next_turn(engine, source, clock)
        asked.append(source.asked["staff c"])
    assert asked == [0] * 9 + [1, 0]


async def test_what_changed_is_in_the_feed(engine: Engine, clock: SetClock, nine: datetime) -> None:
    source = one_clinic(Changing)
    assert isinstance(source, Changing)
    source.schedule["c", "d"] = [a_slot(nine, "s"), a_slot(quarter(nine, 1), "t")]
    await turn(engine, source)
    source.log = [Changes(Listing.of([replace(a_slot(nine, "s"), taken=1)]), "")]
    await next_turn(engine, source, clock)
    last = await SlotChange.all().order_by("-cursor").first()
    assert last is not None
    assert (last.slot_id, last.state, last.cursor) == ((await Slot.get(native_key="s")).id, "TAKEN", 3)
    assert (await Clinic.get(native_key="c")).feed_cursor == 3


async def test_a_change_of_staff_is_read_as_a_whole(engine: Engine, clock: SetClock, nine: datetime) -> None:
    source = one_clinic(Changing)
    assert isinstance(source, Changing)
    await turn(engine, source)
    source.doctors["c"].append(a_doctor("e"))
    source.schedule["c", "e"] = [a_slot(nine, "s", "e")]
    source.log = [Changes(Listing(()), "", staff=True)]
    await next_turn(engine, source, clock)
    assert await states() == {"s": "FREE"}
    assert source.asked["staff c"] == 1


async def test_a_slot_of_a_doctor_nobody_knows_calls_for_a_whole_reading_but_not_every_time(
    engine: Engine, clock: SetClock, nine: datetime
) -> None:
    source = one_clinic(Changing)
    assert isinstance(source, Changing)
    await turn(engine, source)
    asked = []
    for _ in range(4):
        source.log.append(Changes(Listing.of([a_slot(nine, "s", "stranger")]), ""))
        await next_turn(engine, source, clock)
        asked.append(source.asked["staff c"])
    assert asked == [0, 0, 1, 0]


async def test_after_changes_a_whole_list_like_the_one_before_them_is_taken_in_again(
    engine: Engine, clock: SetClock, nine: datetime
) -> None:
    source = one_clinic(Changing)
    assert isinstance(source, Changing)
    source.schedule["c", "d"] = [a_slot(nine, "s")]
    await turn(engine, source)
    source.log = [Changes(Listing.of([replace(a_slot(nine, "s"), taken=1)]), "")]
    await next_turn(engine, source, clock)
    assert await states() == {"s": "TAKEN"}
    clock.advance(timedelta(minutes=10))
    await turn(engine, source)
    assert await states() == {"s": "FREE"}


async def test_a_clinic_that_is_called_is_read_at_once(engine: Engine, clock: SetClock) -> None:
    source = one_clinic(Changing)
    await turn(engine, source)
    clock.advance(timedelta(seconds=5))
    await nudge(["far/c", "far/nowhere"], clock())
    source.asked.clear()
    await turn(engine, source)
    assert source.asked == {"changes c": 1}


async def test_a_call_during_a_reading_makes_it_due_again(engine: Engine, clock: SetClock) -> None:
    source = one_clinic()

    async def called() -> None:
        source.meanwhile = None
        clock.advance(timedelta(seconds=1))
        await nudge(["far/c"], clock())

    await turn(engine, source)
    source.meanwhile = called
    await next_turn(engine, source, clock)
    assert source.asked["staff c"] == 2


async def test_who_calls_without_answering_is_not_asked_without_end(engine: Engine, clock: SetClock) -> None:
    source = one_clinic()
    await turn(engine, source)
    source.silent = {"c"}
    await next_turn(engine, source, clock)
    await nudge(["far/c"], clock())
    source.asked.clear()
    await turn(engine, source)
    assert not source.asked
    clock.advance(timedelta(seconds=16))
    source.silent.clear()
    await nudge(["far/c"], clock())
    await turn(engine, source)
    assert source.asked["staff c"] == 1


@pytest.mark.parametrize("key", ["far", "far/c"])
async def test_what_is_paused_is_not_read_by_anybody_and_grows_old(engine: Engine, clock: SetClock, key: str) -> None:
    source = one_clinic()
    await turn(engine, source)
    began = clock()
    await within(engine, lambda: pause_reading(key, None, began))
    await nudge(["far/c"], began + timedelta(seconds=1))
    for _ in range(8):
        await next_turn(engine, source, clock)
        assert source.asked["staff c"] == 0
    assert (await Clinic.get(native_key="c")).confirmed_at == began
    await within(engine, lambda: resume_reading(key, clock()))
    await turn(engine, source)
    assert (await Clinic.get(native_key="c")).confirmed_at == clock()


async def test_a_slot_that_changes_hands_is_the_first_doctors_no_more(
    engine: Engine, clock: SetClock, nine: datetime
) -> None:
    source = one_clinic(Changing, "d", "e")
    assert isinstance(source, Changing)
    source.schedule[("c", "d")] = [a_slot(nine, "1"), a_slot(quarter(nine, 1), "2")]
    await turn(engine, source)
    source.log.append(Changes(Listing.of([a_slot(nine, "1", "e")]), ""))
    await next_turn(engine, source, clock)
    assert source.asked["slots c d"] == 0
    shown = await Slot.all().order_by("id").values_list("doctor__native_key", "native_key", "state")
    assert list(shown) == [("d", "1", "GONE"), ("d", "2", "FREE"), ("e", "1", "FREE")]


async def test_reading_anew_reads_every_doctor_whatever_is_told(engine: Engine, clock: SetClock) -> None:
    source = one_clinic(Changing, "d", "e")
    source.told = {"d": "1", "e": "2"}
    await turn(engine, source)
    clock.advance(timedelta(seconds=10))
    await within(engine, lambda: read_anew("far", clock()))
    source.asked.clear()
    clock.advance(timedelta(seconds=1))
    await turn(engine, source)
    assert source.asked == {"clinics": 1, "mark c": 1, "staff c": 1, "slots c d": 1, "slots c e": 1}


async def test_reading_anew_asked_for_during_a_reading_is_not_lost(engine: Engine, clock: SetClock) -> None:
    source = one_clinic(Changing)

    async def anew() -> None:
        source.meanwhile = None
        clock.advance(timedelta(seconds=1))
        await within(engine, lambda: read_anew("far/c", clock()))

    await turn(engine, source)
    clock.advance(timedelta(minutes=10))
    source.meanwhile = anew
    source.asked.clear()
    await turn(engine, source)
    assert (source.asked["staff c"], source.asked["changes c"]) == (2, 0)


async def test_a_clinic_that_says_no_again_and_again_is_not_read_as_a_whole_all_the_time(
    engine: Engine, clock: SetClock
) -> None:
    source = one_clinic(Changing)

    async def says_no() -> None:
        clock.advance(timedelta(seconds=3))
        if source.asked["staff c"] < 10:
            await within(engine, lambda: readings.read_anew("far/c", clock()))

    await turn(engine, source)
    clock.advance(TURN)
    await within(engine, lambda: readings.read_anew("far/c", clock()))
    source.meanwhile = says_no
    source.asked.clear()
    await turn(engine, source)
    assert source.asked["staff c"] == 1
    clock.advance(readings.ANEW_EVERY)
    await within(engine, lambda: readings.read_anew("far/c", clock()))
    clock.advance(timedelta(seconds=1))
    await turn(engine, source)
    assert source.asked["staff c"] == 2


async def test_a_clinic_that_closes_while_it_is_read_is_not_read_again(engine: Engine, clock: SetClock) -> None:
    source = one_clinic()

    async def closes() -> None:
        source.meanwhile = None
        await Reading.filter(key="far/c").update(due_at=None)

    await turn(engine, source)
    source.meanwhile = closes
    await next_turn(engine, source, clock)
    assert (await Reading.get(key="far/c")).due_at is None


async def test_a_reading_that_takes_longer_than_a_turn_comes_to_an_end(engine: Engine, clock: SetClock) -> None:
    source = one_clinic()

    async def slow() -> None:
        clock.advance(TURN)

    source.meanwhile = slow
    async with asyncio.timeout(20):
        await turn(engine, source)
    assert source.asked["slots c d"] == 2


async def test_what_breaks_while_a_doctor_is_read_is_named(engine: Engine, caplog: pytest.LogCaptureFixture) -> None:
    source = one_clinic()

    async def breaks() -> None:
        raise ZeroDivisionError("Ковалёва")

    source.meanwhile = breaks
    await turn(engine, source)
    assert (await Reading.get(key="far/c")).fault == "ZeroDivisionError"
    assert "test_turns.py" in caplog.text
    assert "Ковалёва" not in caplog.text
    assert (await Clinic.get(native_key="c")).confirmed_at is None


async def test_how_readings_end_is_counted(engine: Engine, clock: SetClock) -> None:
    source = one_clinic()
    await turn(engine, source)
    source.silent = {"c"}
    await next_turn(engine, source, clock)
    reading = await Reading.get(key="far/c")
    assert (reading.succeeded, reading.failed, reading.fault, reading.fault_at) == (
        1,
        1,
        "ClinicUnreachable",
        clock(),
    )
    assert reading.read_at == clock() - TURN
    assert reading.took_ms is not None


async def test_a_reading_whose_lease_ran_out_leaves_nothing_behind(engine: Engine, clock: SetClock) -> None:
    source = one_clinic(Changing)
    sync, other = Sync(engine, {"far": source}), Sync(engine, {"far": source})

    async def dies() -> None:
        source.meanwhile = None
        clock.advance(timedelta(minutes=3))
        await other.start_due()
        await other.finish()

    await sync_due(engine, {"far": source})
    clock.advance(timedelta(minutes=10))
    source.meanwhile = dies
    source.asked.clear()
    await sync.start_due()
    await sync.finish()
    assert source.asked["staff c"] == 2
    assert (await Reading.get(key="far/c")).read_at == clock()
