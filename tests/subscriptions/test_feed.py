"""What a viewer is told: a snapshot, every change, and after a cursor exactly what was missed."""

from contextlib import aclosing
from datetime import UTC, date, datetime, timedelta

import pytest

from booking.errors import BadInput, NotFound
from booking.events import Event
from storage.models import SlotState
from storage.queries.feed import trim_feed
from storage.seats import free_seat, keep_seat, release_seat, win_seat
from storage.sql import execute
from storage.work import FEED_LIMIT, Work, transact
from subscriptions.bus import Bus
from subscriptions.feed import Changes, Feeds, Snapshot
from tests.services.clock import START, SetClock
from tests.subscriptions.schedule import Picture, a_schedule, change, next_told, states, truth


@pytest.fixture
def broker_url() -> str:
    """What a feed tells does not hang on the broker; test_dropped and test_outage have Redis too."""
    return "memory://"


async def test_a_viewer_is_told_every_slot_and_then_each_change(feeds: Feeds, bus: Bus) -> None:
    schedule = await a_schedule()
    first, second, *_ = schedule.slots
    await change(bus.publish, win_seat, first)
    async with aclosing(feeds.watch(schedule.clinic.id)) as watch:
        snapshot = await next_told(watch)
        assert isinstance(snapshot, Snapshot)
        assert {slot.slot_id for slot in snapshot.slots} == {slot.id for slot in schedule.slots}
        assert {slot.slot_id for slot in snapshot.slots if slot.state is not SlotState.FREE} == {first.id}
        for deed, slot, state in (
            (keep_seat, first, SlotState.TAKEN),
            (win_seat, second, SlotState.HELD),
            (free_seat, first, SlotState.FREE),
        ):
            await change(bus.publish, deed, slot)
            told = await next_told(watch)
            assert isinstance(told, Changes)
            assert states(told.slots) == {slot.id: state}


async def test_a_change_carries_what_everybody_may_know(feeds: Feeds, bus: Bus) -> None:
    schedule = await a_schedule()
    slot = schedule.slots[0]
    async with aclosing(feeds.watch(schedule.clinic.id)) as watch:
        (before,) = [told for told in (await next_told(watch)).slots if told.slot_id == slot.id]
        assert (before.doctor_id, before.starts_at, before.ends_at) == (slot.doctor_id, slot.starts_at, slot.ends_at)
        assert (before.room, before.state, before.free_seats, before.at) == (None, SlotState.FREE, 1, START)
        await change(bus.publish, win_seat, slot)
        (after,) = (await next_told(watch)).slots
        assert (after.doctor_id, after.starts_at, after.ends_at) == (slot.doctor_id, slot.starts_at, slot.ends_at)
        assert (after.state, after.free_seats) == (SlotState.HELD, 0)


async def test_who_comes_back_with_a_cursor_is_told_exactly_what_was_missed(feeds: Feeds, bus: Bus) -> None:
    schedule = await a_schedule()
    one, two, three, *_ = schedule.slots
    async with aclosing(feeds.watch(schedule.clinic.id)) as watch:
        await next_told(watch)
        await change(bus.publish, win_seat, one)
        cursor = (await next_told(watch)).cursor
    await change(bus.publish, win_seat, two)
    await change(bus.publish, win_seat, three)
    await change(bus.publish, keep_seat, two)
    async with aclosing(feeds.watch(schedule.clinic.id, after=cursor)) as watch:
        missed = await next_told(watch)
        assert isinstance(missed, Changes)
        assert states(missed.slots) == {two.id: SlotState.TAKEN, three.id: SlotState.HELD}
        await change(bus.publish, release_seat, one)
        assert states((await next_told(watch)).slots) == {one.id: SlotState.FREE}


async def test_who_missed_nothing_is_told_so_at_once(feeds: Feeds, bus: Bus) -> None:
    schedule = await a_schedule()
    await change(bus.publish, win_seat, schedule.slots[0])
    async with aclosing(feeds.watch(schedule.clinic.id)) as watch:
        cursor = (await next_told(watch)).cursor
    async with aclosing(feeds.watch(schedule.clinic.id, after=cursor)) as watch:
        assert await next_told(watch) == Changes(cursor, ())


async def test_a_trimmed_feed_gives_a_fresh_snapshot(feeds: Feeds, bus: Bus) -> None:
    schedule = await a_schedule()
    async with aclosing(feeds.watch(schedule.clinic.id)) as watch:
        await next_told(watch)
        await change(bus.publish, win_seat, schedule.slots[0])
        cursor = (await next_told(watch)).cursor
    await change(bus.publish, win_seat, *schedule.slots[1:4])
    assert await trim_feed(datetime.now(UTC) + timedelta(seconds=1)) == 4
    await change(bus.publish, win_seat, schedule.slots[4])
    async with aclosing(feeds.watch(schedule.clinic.id, after=cursor)) as watch:
        picture = Picture()
        picture.take(await next_told(watch))
        assert picture.snapshots == 1
        assert picture.slots == await truth(schedule.clinic)


async def test_a_feed_trimmed_while_somebody_watches_goes_on(feeds: Feeds, bus: Bus) -> None:
    schedule = await a_schedule()
    async with aclosing(feeds.watch(schedule.clinic.id)) as watch:
        await next_told(watch)
        for slot in schedule.slots[:3]:
            await change(bus.publish, win_seat, slot)
            assert states((await next_told(watch)).slots) == {slot.id: SlotState.HELD}
            await trim_feed(datetime.now(UTC) + timedelta(seconds=1))


async def test_too_much_at_once_to_be_listed_gives_a_fresh_snapshot_to_all(feeds: Feeds, bus: Bus) -> None:
    schedule = await a_schedule(doctors=1, days=FEED_LIMIT // 20 + 1)
    async with aclosing(feeds.watch(schedule.clinic.id)) as watch:
        cursor = (await next_told(watch)).cursor
        await execute("UPDATE slot SET held = 1, state = 'HELD' WHERE clinic_id = $1", schedule.clinic.id)
        await change(bus.publish, keep_seat, *schedule.slots)
        told = await next_told(watch)
        assert isinstance(told, Snapshot)
        assert set(states(told.slots).values()) == {SlotState.TAKEN}
    async with aclosing(feeds.watch(schedule.clinic.id, after=cursor)) as watch:
        assert isinstance(await next_told(watch), Snapshot)


async def test_a_database_begun_anew_does_not_mistake_an_old_cursor_for_its_own(feeds: Feeds, bus: Bus) -> None:
    schedule = await a_schedule()
    for slot in schedule.slots[:2]:
        await change(bus.publish, win_seat, slot)
    async with aclosing(feeds.watch(schedule.clinic.id)) as watch:
        cursor = (await next_told(watch)).cursor
    await execute("DELETE FROM slot_change")
    await execute("UPDATE clinic SET feed_cursor = 0")
    for slot in schedule.slots[2:6]:
        await change(bus.publish, win_seat, slot)
    async with aclosing(feeds.watch(schedule.clinic.id, after=cursor)) as watch:
        picture = Picture()
        picture.take(await next_told(watch))
        assert picture.snapshots == 1
        assert picture.slots == await truth(schedule.clinic)


async def test_a_bad_cursor_is_bad_input(feeds: Feeds) -> None:
    schedule = await a_schedule()
    with pytest.raises(BadInput) as refused:
        await next_told(feeds.watch(schedule.clinic.id, after="x"))
    assert refused.value.field == "after"


async def test_a_cursor_of_another_clinic_is_bad_input(feeds: Feeds) -> None:
    here, there = await a_schedule(), await a_schedule(key="2")
    async with aclosing(feeds.watch(there.clinic.id)) as watch:
        cursor = (await next_told(watch)).cursor
    with pytest.raises(BadInput):
        await next_told(feeds.watch(here.clinic.id, after=cursor))


async def test_an_unknown_clinic_is_not_found(feeds: Feeds) -> None:
    with pytest.raises(NotFound):
        await next_told(feeds.watch(404))


async def test_days_that_end_before_they_begin_are_bad_input(feeds: Feeds) -> None:
    schedule = await a_schedule()
    with pytest.raises(BadInput):
        await next_told(feeds.watch(schedule.clinic.id, since=date(2031, 3, 5), until=date(2031, 3, 4)))


async def test_one_doctor_s_viewer_hears_of_no_other_doctor(feeds: Feeds, bus: Bus) -> None:
    schedule = await a_schedule(doctors=2, days=1)
    own, other = schedule.slots[0], schedule.slots[-1]
    async with aclosing(feeds.watch(schedule.clinic.id, doctor_id=own.doctor_id)) as watch:
        first = await next_told(watch)
        assert {slot.doctor_id for slot in first.slots} == {own.doctor_id}
        await change(bus.publish, win_seat, other)
        await change(bus.publish, win_seat, own)
        last = await next_told(watch)
        assert states(last.slots) == {own.id: SlotState.HELD}
    await change(bus.publish, win_seat, schedule.slots[-2])
    async with aclosing(feeds.watch(schedule.clinic.id, doctor_id=own.doctor_id, after=last.cursor)) as watch:
        assert (await next_told(watch)).slots == ()


async def test_days_are_the_clinic_s_own(feeds: Feeds, bus: Bus) -> None:
    # the first slot of the second day begins at 7 in UTC, and at 23 of the day before on the clock of Los Angeles
    schedule = await a_schedule(doctors=1, days=2, zone="America/Los_Angeles")
    await execute("UPDATE slot SET day = $1", date(2031, 3, 2))
    early, late = schedule.slots[0], schedule.slots[20]
    await execute("UPDATE slot SET day = $1 WHERE starts_at >= $2", date(2031, 3, 3), late.starts_at)
    async with aclosing(feeds.watch(schedule.clinic.id, since=date(2031, 3, 3), until=date(2031, 3, 3))) as watch:
        assert early.id not in states((await next_told(watch)).slots)
        await change(bus.publish, win_seat, early)
        await change(bus.publish, win_seat, late)
        assert states((await next_told(watch)).slots) == {late.id: SlotState.HELD}


async def test_a_slot_that_moves_to_another_day_leaves_the_day_it_was_on(feeds: Feeds, bus: Bus) -> None:
    schedule = await a_schedule(doctors=1, days=2)
    slot, day = schedule.slots[0], START.date()

    async def move(work: Work) -> None:
        starts, ends = slot.starts_at + timedelta(days=1, minutes=5), slot.ends_at + timedelta(days=1, minutes=5)
        moved = "UPDATE slot SET starts_at = $2, ends_at = $3, day = $4 WHERE id = $1"
        await execute(moved, slot.id, starts, ends, starts.date())
        work.slots_changed([slot.id])
        work.slots_moved([slot.id])

    async with aclosing(feeds.watch(schedule.clinic.id, since=day, until=day)) as watch:
        assert slot.id in states((await next_told(watch)).slots)
        await transact(bus.publish, move)
        told = await next_told(watch)
        assert isinstance(told, Snapshot)
        assert slot.id not in states(told.slots)


async def test_days_gone_by_are_not_shown(feeds: Feeds, clock: SetClock) -> None:
    schedule = await a_schedule(doctors=1, days=2)
    clock.advance(timedelta(days=1))
    async with aclosing(feeds.watch(schedule.clinic.id, since=date(2031, 1, 1))) as watch:
        assert set(states((await next_told(watch)).slots)) == {slot.id for slot in schedule.slots[20:]}


async def test_viewers_of_the_same_are_handed_the_same_object(feeds: Feeds, bus: Bus) -> None:
    schedule = await a_schedule()
    async with (
        aclosing(feeds.watch(schedule.clinic.id)) as one,
        aclosing(feeds.watch(schedule.clinic.id)) as other,
    ):
        assert await next_told(one) is await next_told(other)
        await change(bus.publish, win_seat, schedule.slots[0])
        assert await next_told(one) is await next_told(other)


async def test_who_joins_later_begins_with_the_slots_as_they_are_then(feeds: Feeds, bus: Bus) -> None:
    schedule = await a_schedule()
    async with aclosing(feeds.watch(schedule.clinic.id)) as early:
        await next_told(early)
        for slot in schedule.slots[:3]:
            await change(bus.publish, win_seat, slot)
            await next_told(early)
            async with aclosing(feeds.watch(schedule.clinic.id)) as late:
                picture = Picture()
                picture.take(await next_told(late))
            assert picture.slots == await truth(schedule.clinic)


@pytest.mark.usefixtures("database")
async def test_a_change_whose_event_was_never_sent_is_found_by_looking(bus: Bus, clock: SetClock) -> None:
    schedule = await a_schedule()

    async def dies_before_it_publishes(event: Event) -> None:
        """As a process does that is killed between the commit and the event."""

    feeds = Feeds(bus, clock, poll_seconds=0.05, outage_seconds=0.05)
    await feeds.start()
    async with aclosing(feeds.watch(schedule.clinic.id)) as watch:
        await next_told(watch)
        await change(dies_before_it_publishes, win_seat, schedule.slots[0])
        assert states((await next_told(watch)).slots) == {schedule.slots[0].id: SlotState.HELD}
    await feeds.stop()
