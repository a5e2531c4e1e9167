"""Where a part of a record comes from, how old it is, and what a record lacks."""

from datetime import datetime
from typing import Any

import strawberry

from gateway import record_words
from gateway.context import Info
from gateway.schema.access import Rule, ruled
from gateway.schema.language import LanguageArgument, tongue_asked
from gateway.schema.record.enums import RecordNoteCode


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="Where a part of a record comes from.")
class RecordSource:
    name: str = strawberry.field(description="For a program.")
    read_at: datetime | None = strawberry.field(description="When it was last read; null when it is kept here.")

    @strawberry.field(description="For a person.")
    def title(self, info: Info, language: LanguageArgument = None) -> str:
        return info.context.systems.title(self.name, tongue_asked(info, language))

    @strawberry.field(description="Seconds since then; 0 when it is kept here.")
    def age_seconds(self, info: Info) -> int:
        return 0 if self.read_at is None else _seconds_since(self.read_at, info.context.loaders.reach.now)


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="What a record lacks, or how old a part of it is.")
class RecordNote:
    code: RecordNoteCode = strawberry.field(description="For a program.")
    source_name: str = strawberry.field(description="The source it is about, by its name.")
    age_seconds: int | None = strawberry.field(
        description="How old the copy is that is shown instead, in seconds; null where none is shown."
    )
    count: int | None = strawberry.field(description="How many entries it is about, where that is known.")

    @strawberry.field(description="The source it is about, for a person.")
    def source_title(self, info: Info, language: LanguageArgument = None) -> str:
        return info.context.systems.title(self.source_name, tongue_asked(info, language))

    @strawberry.field(description="What is missing and what to do, for a person.")
    def message(self, info: Info, language: LanguageArgument = None) -> str:
        tongue = tongue_asked(info, language)
        title = info.context.systems.title(self.source_name, tongue)
        return record_words.note(self.code.name, title, self.age_seconds, self.count, tongue)


def source_of(row: Any) -> RecordSource:
    """Of an entry's row."""
    return RecordSource(name=row.source, read_at=row.read_at)


def _seconds_since(moment: datetime, now: datetime) -> int:
    """Never less than 0: two machines' clocks may differ by a little."""
    return max(0, int((now - moment).total_seconds()))
