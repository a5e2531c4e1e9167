"""Policies and files of a record in words."""

from dataclasses import dataclass

from babel.numbers import format_decimal

from web.client.fragments import Filed, Insured
from web.preferences import Preferences
from web.record.origin import source_of
from web.text import dates, tidy, word

KILOBYTE, MEGABYTE = 1024, 1024 * 1024
KINDS = {"application/pdf": "PDF", "image/jpeg": "JPEG", "image/png": "PNG", "text/plain": "TXT"}


@dataclass(frozen=True)
class PolicyView:
    id: str
    insurer: str
    number: str
    active: bool
    state: str
    span: str
    clinic: str
    phone: str
    source: str


@dataclass(frozen=True)
class FileView:
    id: str
    title: str
    about: str
    href: str
    source: str


def policy_of(found: Insured, reader: Preferences) -> PolicyView:
    language, clinic = reader.language, found.attached_clinic
    since = word(language, "policy.since", day=dates.full_day(found.since, language)) if found.since else ""
    until = word(language, "policy.until", day=dates.full_day(found.until, language)) if found.until else ""
    return PolicyView(
        id=found.id,
        insurer=found.insurer,
        number=found.masked_number or "",
        active=found.active,
        state=word(language, "policy.active" if found.active else "policy.over"),
        span=" ".join(part for part in (since, until) if part),
        clinic=tidy(clinic.short_name if clinic else found.attached_clinic_name or ""),
        phone=(clinic.phone or "") if clinic else "",
        source=source_of(found.source, reader),
    )


def file_of(found: Filed, reader: Preferences) -> FileView:
    """«3 ноября 2026, PDF, 120 КБ»."""
    day = dates.full_day(found.created_at.date(), reader.language)
    kind = KINDS.get(found.content_type.split(";")[0].strip().lower(), "")
    parts = (day, kind, size(found.size_bytes, reader) if found.size_bytes else "")
    return FileView(
        id=found.id,
        title=found.title,
        about=", ".join(part for part in parts if part),
        href=found.url,
        source=source_of(found.source, reader),
    )


def size(count: int, reader: Preferences) -> str:
    if count < MEGABYTE:
        return word(reader.language, "file.kilobytes", n=max(1, round(count / KILOBYTE)))
    return word(reader.language, "file.megabytes", n=format_decimal(round(count / MEGABYTE, 1), locale=reader.language))
