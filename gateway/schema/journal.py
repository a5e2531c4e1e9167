"""Who read or changed what of a patient."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from enum import Enum
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import strawberry
from strawberry import argument
from strawberry import enum_value as value

from booking.errors import BadInput
from gateway import people_batches as batches
from gateway.batches import onlooker
from gateway.context import Info
from gateway.journal_words import SERVICE, sentence
from gateway.schema.access import Rule, ruled
from gateway.schema.cursors import read_cursor, write_cursor
from gateway.schema.filters import check_days
from gateway.schema.node import Node
from gateway.schema.paging import After, Connection, First, page_of, read_first
from gateway.schema.relation import relation
from storage import models
from storage.models import Deed
from storage.queries.journal import JournalSearch, Writer, count_journal, journal_page

# days are those of the capital: a journal spans clinics of several zones
ZONE = ZoneInfo("Europe/Moscow")


@strawberry.enum(description="What was done.")
class JournalDeed(Enum):
    READ = value("READ", description="It was looked at.")
    CHANGED = value("CHANGED", description="It was changed.")
    BOOKED = value("BOOKED", description="A visit was booked.")
    MOVED = value("MOVED", description="A visit was moved.")
    CANCELLED = value("CANCELLED", description="A visit was cancelled.")
    GRANTED = value("GRANTED", description="A right was given.")
    ENDED = value("ENDED", description="A right was ended.")
    EXPORTED = value("EXPORTED", description="It was taken out as a file.")
    ERASED = value("ERASED", description="It was erased.")


@strawberry.enum(description="By what right.")
class JournalWhy(Enum):
    SELF = value("SELF", description="The person themself.")
    GUARDIAN = value("GUARDIAN", description="Somebody who acts for them.")
    DESK = value("DESK", description="A clinic's desk, during a call.")
    SERVICE = value("SERVICE", description="The service, as it has to.")


@strawberry.enum(description="Through what.")
class JournalThrough(Enum):
    PAGE = value("PAGE", description="Our page.")
    API = value("API", description="The API.")
    FILE = value("FILE", description="A file.")
    SERVICE = value("SERVICE", description="The service itself.")


@strawberry.input(description="Which entries. Any part left out does not narrow.")
class JournalFilter:
    deeds: list[JournalDeed] | None = strawberry.field(default=None, description="Only these deeds.")
    not_self: bool | None = strawberry.field(default=False, description="Leave out what the patient did.")
    from_: date | None = strawberry.field(name="from", default=None, description="On this day or later.")
    to: date | None = strawberry.field(default=None, description="On this day or earlier.")


JournalFilterArgument = Annotated[JournalFilter | None, argument(description="Narrows the entries.")]


def _written(shape: Callable[[Any, Writer, Info], Any], description: str) -> Any:
    """A field that needs to know who wrote the entry."""

    def shaped(root: Any, info: Info, _asked: None, writer: Writer) -> Any:
        return shape(root, writer, info)

    return relation(batches.journal_writers, description=description, shape=shaped)


def _who(_root: Any, writer: Writer, info: Info) -> str:
    return writer.shown or SERVICE.say(info.context.tongue)


def _reason(_root: Any, writer: Writer, _info: Info) -> str | None:
    return writer.reason


@ruled(Rule.SEE_DOCUMENTS)
@strawberry.type(description="One entry of a patient's journal.")
class JournalEntry(Node):
    at: datetime = strawberry.field(description="When.")
    who: str = _written(_who, "Name, or the clinic and the desk's name.")
    deed: JournalDeed = strawberry.field(description="What was done.")
    what: str = strawberry.field(description="To what: a word of a closed list, such as `appointments`.")
    why: JournalWhy = strawberry.field(description="By what right.")
    reason: str | None = _written(_reason, "The operator's reason for the call.")
    through: JournalThrough = strawberry.field(description="Through what.")
    hash: str = strawberry.field(description="SHA-256 over this entry and the hash before it.")

    @strawberry.field(description="Whether your account did it.")
    def by_you(self: Any, info: Info) -> bool:
        return bool(self.account_id == info.context.person.account_id)

    @strawberry.field(description="In words of the request's language.")
    def text(self: Any, info: Info) -> str:
        return sentence(self.deed.name, self.what).say(info.context.tongue)

    @classmethod
    def is_type_of(cls, row: Any, _info: Any) -> bool:
        return isinstance(row, models.JournalEntry)


async def journal_of(
    self: Any, info: Info, filter: JournalFilterArgument = None, first: First = 20, after: After = None
) -> Connection[JournalEntry] | None:
    search, many, patient_id = _search(filter), read_first(first, 20), self.patient.id
    place, looks = None if after is None else _read_place(after), onlooker(info.context.loaders.reach)
    if looks is None:
        return None
    found = await journal_page(looks, patient_id, search, many + 1, place)
    pairs = [(write_cursor(one.id), one) for one in found]
    page: Any = page_of(pairs, many, after is not None, lambda: count_journal(looks, patient_id, search))
    return page


def _search(filter: JournalFilter | None) -> JournalSearch:
    if filter is None:
        return JournalSearch()
    check_days(filter.from_, filter.to, "filter.to")
    return JournalSearch(
        deeds=None if filter.deeds is None else frozenset(Deed[deed.name] for deed in filter.deeds),
        not_self=bool(filter.not_self),
        since=None if filter.from_ is None else datetime.combine(filter.from_, time(), ZONE),
        until=None if filter.to is None else _day_after(filter.to),
    )


def _day_after(day: date) -> datetime:
    try:
        return datetime.combine(day + timedelta(days=1), time(), ZONE)
    except OverflowError:
        raise BadInput("filter.to", "No journal goes that far.") from None


def _read_place(text: str) -> int:
    (entry_id,) = read_cursor(text, (int,))
    if not 0 <= entry_id < 2**63:
        raise BadInput("after", "This is not a cursor of this list.")
    return int(entry_id)
