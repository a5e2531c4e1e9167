"""A slow viewer costs a bounded amount, and still ends with the truth."""

import asyncio
import random
from contextlib import aclosing
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from storage.models import SlotState
from storage.queries.feed import FeedChange, FeedSlot
from storage.seats import release_seat, win_seat
from subscriptions.bus import Bus
from subscriptions.fanout import PENDING_BATCHES, PENDING_SLOTS, Group, Selection
from subscriptions.feed import Changes, Feeds
from tests.subscriptions.schedule import Picture, a_schedule, change, next_told, truth

START = datetime(2031, 3, 3, 7, tzinfo=UTC)
EVERYTHING = Selection(1, None, date(2031, 1, 1), None, ZoneInfo("UTC"))


def a_change(cursor: int, slot_id: int, state: SlotState) -> FeedChange:
    slot = FeedSlot(slot_id, 1, START, START + timedelta(minutes=15), None, state, int(state == SlotState.FREE), START)
    return FeedChange(cursor, slot)


def push(group: Group, *changes: FeedChange) -> None:
    group.push(changes[-1].position, changes)


async def test_a_slow_viewer_s_changes_are_merged_to_the_last_state_of_each_slot() -> None:
    group, chance = Group(EVERYTHING), random.Random(5)
    last: dict[int, SlotState] = {}
    with group.viewer() as slow:
        for cursor in range(1, 5_001):
            slot_id, state = chance.randint(1, 40), chance.choice([SlotState.FREE, SlotState.HELD, SlotState.TAKEN])
            last[slot_id] = state
            push(group, a_change(cursor, slot_id, state))
            assert slow.pending <= 40 + PENDING_BATCHES
        seen: dict[int, SlotState] = {}
        reached = 0
        while slow.pending:
            news = await slow.next()
            assert news is not None
            assert news.position.cursor > reached
            reached = news.position.cursor
            seen.update({change.slot.slot_id: change.slot.state for change in news.changes})
    assert seen == last
    assert reached == 5_000


async def test_a_viewer_too_far_behind_keeps_nothing_and_is_told_to_begin_anew() -> None:
    group = Group(EVERYTHING)
    with group.viewer() as slow:
        for cursor in range(1, 3 * PENDING_SLOTS):
            push(group, a_change(cursor, cursor, SlotState.HELD))
            assert slow.pending <= PENDING_SLOTS + PENDING_BATCHES
        assert slow.pending == 0
        assert await slow.next() is None
        push(group, a_change(9_999, 1, SlotState.FREE))
        news = await slow.next()
        assert news is not None
        assert news.position.cursor == 9_999


async def test_a_slow_viewer_does_not_change_what_the_others_are_handed() -> None:
    group = Group(EVERYTHING)
    with group.viewer(), group.viewer() as one, group.viewer() as other:
        for cursor in range(1, 3 * PENDING_BATCHES):
            push(group, a_change(cursor, 1, SlotState.HELD))
            first, second = await one.next(), await other.next()
            assert first is not None
            assert second is not None
            assert first.told is second.told


async def test_news_after_a_cursor_leave_out_what_is_known() -> None:
    group = Group(EVERYTHING)
    with group.viewer() as viewer:
        push(group, *(a_change(cursor, cursor, SlotState.HELD) for cursor in range(1, 6)))
        news = await viewer.next()
    assert news is not None
    assert news.after(0) is news
    assert [change.cursor for change in news.after(3).changes] == [4, 5]
    assert news.after(5).changes == ()


@pytest.fixture
def broker_url() -> str:
    return "memory://"


async def test_a_viewer_who_sleeps_through_many_changes_wakes_to_the_truth(feeds: Feeds, bus: Bus) -> None:
    schedule = await a_schedule(doctors=1, days=1)
    picture, chance = Picture(), random.Random(7)
    async with (
        aclosing(feeds.watch(schedule.clinic.id)) as asleep,
        aclosing(feeds.watch(schedule.clinic.id)) as awake,
    ):
        picture.take(await next_told(asleep))
        await next_told(awake)
        for _ in range(60):
            await change(bus.publish, chance.choice([win_seat, release_seat]), *chance.sample(schedule.slots, 2))
            await next_told(awake)
        messages = 0
        async with asyncio.timeout(5):
            while picture.slots != await truth(schedule.clinic):
                told = await anext(asleep)
                assert isinstance(told, Changes)
                picture.take(told)
                messages += 1
        assert messages <= PENDING_BATCHES + 1
