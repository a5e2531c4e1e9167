"""Why a report can not be stored, as a code; None when it can. Pure: the door asks before it opens a transaction."""

import re
from datetime import datetime, time
from math import isfinite
from zoneinfo import ZoneInfo

from booking.ports import ClinicReport, DoctorReport, ServiceReport, SlotReport, SpecialtyReport, WorkingHours
from storage.search_text import folded

_SEATS = 1_000
# NUL and halves of surrogate pairs
_UNKEEPABLE = re.compile("[\x00\ud800-\udfff]")
_YEARS = range(2000, 2101)


def clinic_fault(report: ClinicReport) -> str | None:
    if _text_fault(report.native_key, 100) or not report.native_key:
        return "bad_key"
    texts = {report.name: 300, report.short_name: 200, report.district: 100, report.address: 300}
    texts |= {report.phone: 200, report.email: 200}
    if any(_text_fault(text, limit) for text, limit in texts.items()) or not report.name:
        return "bad_text"
    if _zone_fault(report.zone):
        return "unknown_zone"
    if not _within(report.latitude, 90) or not _within(report.longitude, 180):
        return "bad_coordinates"
    return _hours_fault(report.hours)


def specialty_fault(report: SpecialtyReport) -> str | None:
    if _text_fault(report.native_key, 100) or not report.native_key:
        return "bad_key"
    texts = (
        (report.name, 200),
        (folded(report.name), 300),
        (report.code, 32),
        (report.fer_code, 32),
        (report.name_en, 200),
    )
    return "bad_text" if any(_text_fault(text, limit) for text, limit in texts) or not folded(report.name) else None


def service_fault(report: ServiceReport) -> str | None:
    if _text_fault(report.code, 64) or not report.code:
        return "bad_key"
    if _text_fault(report.name, 200) or _text_fault(report.name_en, 200) or not report.name:
        return "bad_text"
    return None if 0 < report.minutes <= 24 * 60 else "bad_length"


def doctor_fault(report: DoctorReport) -> str | None:
    if _text_fault(report.native_key, 100) or not report.native_key:
        return "bad_key"
    texts = [(part, 100) for part in (report.name.family, report.name.given, report.name.middle, report.section)]
    texts += [(report.department, 200), (report.qualification, 200), (report.note, 300)]
    if any(_text_fault(text, limit) for text, limit in texts) or not report.name.family:
        return "bad_text"
    if report.absence and report.absence.since > report.absence.until:
        return "bad_absence"
    if report.rating is not None and not isfinite(report.rating):
        return "bad_rating"
    if report.experience_since is not None and not 1900 <= report.experience_since <= 2100:
        return "bad_experience"
    return _hours_fault(report.hours)


def slot_fault(report: SlotReport) -> str | None:
    if _text_fault(report.native_key, 200) or not report.native_key:
        return "bad_key"
    if not _aware(report.starts_at) or not _aware(report.ends_at):
        return "naive_time"
    if report.ends_at <= report.starts_at:
        return "ends_before_start"
    if report.starts_at.year not in _YEARS or report.ends_at.year not in _YEARS:
        return "bad_time"
    if not 1 <= report.capacity <= _SEATS or not 0 <= report.taken <= report.capacity:
        return "bad_capacity"
    if _text_fault(report.booking_url, 500) or _text_fault(report.booking_phone, 50):
        return "bad_text"
    return "bad_text" if _text_fault(report.room, 50) else None


def _text_fault(text: str | None, limit: int) -> bool:
    """Too long, or with characters that PostgreSQL can not keep."""
    if text is None:
        return False
    return len(text) > limit or _UNKEEPABLE.search(text) is not None


def _aware(moment: datetime) -> bool:
    return moment.utcoffset() is not None


def _within(degrees: float | None, limit: float) -> bool:
    return degrees is None or (isfinite(degrees) and -limit <= degrees <= limit)


def _zone_fault(zone: str) -> bool:
    try:
        return len(zone) > 64 or not ZoneInfo(zone).key
    except (ValueError, OSError, LookupError):
        return True


def _hours_fault(hours: tuple[WorkingHours, ...]) -> str | None:
    """Midnight as the closing time is the end of the day."""
    sound = all(1 <= h.weekday <= 7 and (h.opens < h.closes or h.closes == time(0)) for h in hours)
    return None if sound else "bad_hours"
