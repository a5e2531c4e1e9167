"""A clinic system and a clinic's reading as lines of the page."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from web.client.fragments import ReadingLine, SystemLine
from web.components.freshness import Freshness
from web.preferences import Preferences, now
from web.text import Language, dates, plural, tidy, word

ZONE = "Europe/Moscow"
# of the page: a system that starts, rests or is late is shown like a schedule of that age
LIKE = {"RUNNING": "FRESH", "DELAYED": "DELAYED", "STARTING": "DELAYED", "STALE": "STALE", "PAUSED": "STALE"}


@dataclass(frozen=True)
class SystemView:
    """`like`: FRESH, DELAYED or STALE, for the mark beside the words."""

    name: str = ""
    title: str = ""
    state: str = ""
    like: str = "FRESH"
    words: str = ""
    can: str = ""
    clinics: str = ""
    troubled: str = ""
    last: str = ""
    oldest: str = ""
    lag: str = ""
    fault: str = ""
    unsettled: str = ""
    paused: bool = False
    yours: bool = False


@dataclass(frozen=True)
class ReadingView:
    """`id` is the clinic's."""

    id: str
    name: str
    address: str
    freshness: Freshness
    about: str
    fault: str
    paused: bool
    yours: bool


def system_of(found: SystemLine, reader: Preferences) -> SystemView:
    language, state = reader.language, found.state.value
    return SystemView(
        name=found.name,
        title=found.title,
        state=state,
        like=LIKE[state],
        words=word(language, f"systems.{state}"),
        can=", ".join(word(language, f"systems.can.{one.value}") for one in found.abilities),
        clinics=plural(language, "systems.clinics", found.clinic_count),
        troubled=_troubled(found, language),
        last=_moment(found.last_read_at, reader) or word(language, "systems.never"),
        oldest=_span(found.oldest_seconds, language) or word(language, "systems.never"),
        lag=_span(found.lag_seconds, language) if found.lag_seconds else word(language, "systems.in_time"),
        fault=_fault(found.last_fault, found.last_fault_at, reader),
        unsettled=str(found.unsettled_count),
        paused=found.paused_at is not None,
        yours=found.can_pause,
    )


def reading_of(found: ReadingLine, reader: Preferences) -> ReadingView:
    fresh = found.freshness
    return ReadingView(
        id=found.clinic.id,
        name=tidy(found.clinic.short_name),
        address=found.clinic.address,
        freshness=Freshness(fresh.state.value, fresh.age_seconds, now().isoformat()),
        about=_about(found, reader),
        fault=_fault(found.fault, found.fault_at, reader) if found.failures else "",
        paused=found.paused_at is not None,
        yours=found.can_pause,
    )


def _about(found: ReadingLine, reader: Preferences) -> str:
    """«читали 0,4 с, записано 12; следующий раз в 16:31»."""
    language = reader.language
    if found.paused_at is not None:
        return word(language, "systems.paused_since", at=_moment(found.paused_at, reader))
    parts = []
    if found.took_ms is not None:
        took = f"{found.took_ms / 1000:.1f}".replace(".", "," if language == "ru" else ".")
        parts.append(word(language, "systems.took", seconds=took, changed=found.changed))
    if found.next_read_at is not None:
        parts.append(word(language, "systems.next", at=_moment(found.next_read_at, reader)))
    return "; ".join(parts)


def _troubled(found: SystemLine, language: Language) -> str:
    """«2 уточняют по телефону, 1 не отвечает»; "" when all is well."""
    told = [
        (found.stale_count, "systems.stale"),
        (found.delayed_count, "systems.delayed"),
        (found.failing_count, "systems.failing"),
    ]
    return ", ".join(word(language, key, n=count) for count, key in told if count)


def _fault(fault: object, at: datetime | None, reader: Preferences) -> str:
    if fault is None:
        return ""
    told = word(reader.language, f"systems.fault.{getattr(fault, 'value', fault)}")
    return f"{told}, {_moment(at, reader)}" if at else told


def _span(seconds: int | None, language: Language) -> str:
    if seconds is None:
        return ""
    for size, key in ((86_400, "days"), (3600, "hours"), (60, "minutes")):
        if seconds >= size:
            return plural(language, f"systems.{key}", seconds // size)
    return plural(language, "systems.seconds", seconds)


def _moment(at: datetime | None, reader: Preferences) -> str:
    """On the reader's own clock, to the second: somebody compares it with a log."""
    if at is None:
        return ""
    local = at.astimezone(ZoneInfo(reader.zone or ZONE))
    today = now().astimezone(local.tzinfo).date()
    clock = f"{local:%H:%M:%S}"
    return clock if local.date() == today else f"{dates.plain_day(local.date(), reader.language)}, {clock}"
