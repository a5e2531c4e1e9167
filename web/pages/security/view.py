"""What Security shows, in the reader's words."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from web.client.security_page import (
    SecurityPageViewerContacts,
    SecurityPageViewerFactors,
    SecurityPageViewerLogins,
    SecurityPageViewerSessions,
)
from web.preferences import Preferences, today_in
from web.text import Language, account_en, account_ru, dates

WORDS = {"ru": account_ru.WORDS, "en": account_en.WORDS}
# whose browser does not say where it is reads the times of the capital
USUAL_ZONE = "Europe/Moscow"


@dataclass(frozen=True)
class Row:
    """One line of a list: what it is, what is known of it, and a short mark beside it, "" for none."""

    id: str
    kind: str
    name: str
    about: str
    mark: str = ""


def factor_row(factor: SecurityPageViewerFactors, reader: Preferences) -> Row:
    used = _at("security.used", factor.used_at, reader) if factor.used_at else _word("security.unused", reader.language)
    name = _word(f"security.factor.{factor.kind.value}", reader.language)
    parts = (factor.label or "", _at("security.added", factor.created_at, reader), used)
    return Row(factor.id, factor.kind.value, name, _told(parts))


def contact_row(contact: SecurityPageViewerContacts, reader: Preferences) -> Row:
    state = _word("security.verified" if contact.verified else "security.unverified", reader.language)
    about = _told((_word(f"security.contact.{contact.kind.value}", reader.language), state))
    return Row(contact.id, contact.kind.value, contact.shown, about)


def login_row(login: SecurityPageViewerLogins, reader: Preferences) -> Row:
    level = _word("security.login.confirmed" if login.confirmed else "security.login.plain", reader.language)
    used = _at("security.used", login.used_at, reader)
    return Row(login.id, login.provider, login.provider_name, _told((level, used)))


def session_row(session: SecurityPageViewerSessions, services: dict[str, str], reader: Preferences) -> Row:
    """`services`: what people call the providers."""
    language = reader.language
    way = _word(f"security.session.{session.way.value}", language).format(
        name=services.get(session.provider or "", session.provider)
    )
    parts = (
        way,
        _word("security.session.second", language) if session.second_factor else "",
        _at("security.session.since", session.created_at, reader),
        "" if session.current else _at("security.session.seen", session.seen_at, reader),
    )
    mark = _word("security.session.current", language) if session.current else ""
    return Row(
        session.id,
        session.way.value,
        session.device or _word("security.session.unknown", language),
        _told(parts),
        mark,
    )


def _word(key: str, language: Language) -> str:
    return WORDS[language][key]


def _at(key: str, moment: datetime, reader: Preferences) -> str:
    zone = reader.zone or USUAL_ZONE
    when = dates.moment(moment.astimezone(ZoneInfo(zone)), today_in(zone), reader.language)
    return _word(key, reader.language).format(when=when)


def _told(parts: tuple[str, ...]) -> str:
    return ", ".join(part for part in parts if part)
