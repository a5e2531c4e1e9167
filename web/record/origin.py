"""Where a part of a record comes from and how old it is; what a record lacks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from web.client.enums import RecordNoteCode
from web.client.fragments import Lack, Origin
from web.preferences import Preferences, now
from web.text import Language, dates, word

ASK_AGAIN = (RecordNoteCode.SOURCE_SILENT, RecordNoteCode.COPY_SHOWN)
MINUTE, HOUR, DAY = 60, 3600, 24 * 3600


@dataclass(frozen=True)
class NoteView:
    """`again`: asking once more may help; `href`: where it can be put right, "" when it cannot."""

    words: str
    again: bool
    href: str


def source_of(origin: Origin, reader: Preferences) -> str:
    """«Больница № 2, обновлено 3 мин назад»; of what is kept here only the title."""
    if origin.read_at is None:
        return origin.title
    return f"{origin.title}, {age(origin.age_seconds, reader.language)}"


def age(seconds: int, language: Language) -> str:
    """«обновлено 3 мин назад», from the next day on the day itself."""
    if seconds < MINUTE:
        return word(language, "age.now")
    if seconds < HOUR:
        return word(language, "age.minutes", n=seconds // MINUTE)
    if seconds < DAY:
        return word(language, "age.hours", n=seconds // HOUR)
    read = now() - timedelta(seconds=seconds)
    return word(language, "record.age.day", day=dates.full_day(read.date(), language))


def notes_of(notes: Sequence[Lack]) -> list[NoteView]:
    return [
        NoteView(one.message, one.code in ASK_AGAIN, "/family" if one.code is RecordNoteCode.NO_IDENTIFIER else "")
        for one in notes
    ]
