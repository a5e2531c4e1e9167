"""The free slots of a doctor, a clinic or a specialty: the same three fields everywhere."""

from datetime import datetime, timedelta
from functools import partial
from typing import Annotated, Any

from strawberry import argument

from gateway.asked import ALL, Narrowed, SlotsPage
from gateway.batches import FREE_COUNT, FREE_PAGE, NEXT_FREE
from gateway.context import Info
from gateway.schema.cursors import read_cursor, write_cursor
from gateway.schema.filters import SlotFilter, SlotFilterArgument, check_days, check_hours, minute_of
from gateway.schema.paging import After, First, PageOf, page_of, read_first
from gateway.schema.relation import relation
from storage.queries.slots import SlotPlace, SlotRow, Whose

NextFirst = Annotated[int | None, argument(description="How many, up to 100.")]


def free_slots_field(whose: Whose) -> Any:
    return relation(
        FREE_PAGE[whose],
        description="Free slots, soonest first; then those of clinics whose schedule is too old for booking.",
        takes=read_page,
        shape=partial(_page, whose),
    )


def free_count_field(whose: Whose) -> Any:
    return relation(FREE_COUNT[whose], description="How many slots are free.", takes=read_filter)


def next_free_field(whose: Whose) -> Any:
    return relation(NEXT_FREE[whose], description="The first of the free slots.", takes=read_next)


def read_page(filter: SlotFilterArgument = None, first: First = 50, after: After = None) -> SlotsPage:
    return SlotsPage(read_filter(filter), read_first(first, 50), None if after is None else _read_place(after))


def read_filter(filter: SlotFilterArgument = None) -> Narrowed:
    """Raises BadInput for days or hours that end before they begin."""
    return ALL if filter is None else narrowed(filter)


def narrowed(filter: SlotFilter) -> Narrowed:
    check_days(filter.from_, filter.to, "filter.to")
    check_hours(filter.time_from, filter.time_to, "filter.timeTo")
    until = minute_of(filter.time_to)
    return Narrowed(filter.from_, filter.to, minute_of(filter.time_from), None if until is None else until - 1)


def read_next(first: NextFirst = 1) -> int:
    return read_first(first, 1)


def _page(whose: Whose, root: Any, info: Info, asked: SlotsPage, found: list[SlotRow]) -> PageOf:
    return page_of(
        [(_write_place(row), row) for row in found],
        asked.first,
        asked.after is not None,
        lambda: info.context.loaders.load(FREE_COUNT[whose], root.id, asked.narrowed),
    )


EPOCH = datetime.fromisoformat("1970-01-01T00:00:00+00:00")


def _write_place(row: SlotRow) -> str:
    return write_cursor((row.starts_at - EPOCH) // timedelta(microseconds=1), row.id, int(row.stale))


def _read_place(text: str) -> SlotPlace:
    microseconds, slot_id, stale = read_cursor(text, (int, int, int))
    # the far end of what a datetime can hold; a cursor of ours never comes near
    bounded = max(0, min(microseconds, 10**17))
    return SlotPlace(EPOCH + timedelta(microseconds=bounded), max(0, min(slot_id, 2**63 - 1)), bool(stale))
