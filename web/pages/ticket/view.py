"""What a ticket shows. The same view serves the ticket itself and the list of appointments."""

from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

import segno

from web.address import on_map
from web.client.enums import AppointmentStatus, Relation, TimelineKind
from web.client.fragments import Visit
from web.preferences import Preferences, today_in
from web.text import Language, dates, plural, tidy, word

OPEN = (AppointmentStatus.CONFIRMED, AppointmentStatus.PENDING)


@dataclass(frozen=True)
class Told:
    at: str
    text: str


@dataclass(frozen=True)
class TicketView:
    """One appointment in words. `closed` when it was cancelled or moved; `whose` is "" for one's own."""

    id: str = ""
    code: str = ""
    status: str = ""
    status_words: str = ""
    closed: bool = False
    waiting: bool = False
    time: str = ""
    day: str = ""
    short_day: str = ""
    zone_words: str = ""
    room: str = ""
    doctor: str = ""
    doctor_id: str = ""
    specialty: str = ""
    clinic: str = ""
    address: str = ""
    phone: str = ""
    map_href: str = ""
    patient: str = ""
    whose: str = ""
    reason: str = ""
    clinic_words: str = ""
    can_cancel: bool = False
    can_move: bool = False
    late: bool = False
    rule: str = ""
    late_words: str = ""
    moved_code: str = ""
    moved_words: str = ""
    pdf: str = ""
    calendar: str = ""
    qr: str = ""
    timeline: list[Told] = field(default_factory=list)


def ticket_of(visit: Visit, reader: Preferences, address: str = "") -> TicketView:
    """`address` is what the QR code leads to; without it there is none."""
    language, clinic = reader.language, visit.clinic
    moved = visit.moved_to
    return TicketView(
        id=visit.id,
        code=visit.code,
        status=visit.status.value,
        status_words=word(language, visit.status.value),
        closed=visit.status not in OPEN,
        waiting=visit.status is AppointmentStatus.PENDING or visit.settling,
        time=dates.clock(visit.starts_at),
        day=dates.long_day(visit.day, language),
        short_day=dates.day(visit.day, today_in(visit.zone), language),
        zone_words=dates.elsewhere(visit.starts_at, visit.zone, reader.zone, language),
        room=visit.room or "",
        doctor=visit.doctor.name.full,
        doctor_id=visit.doctor.id,
        specialty=visit.doctor.specialty.name,
        clinic=tidy(clinic.name),
        address=clinic.address,
        phone=clinic.phone or "",
        map_href=map_of(visit),
        patient=visit.patient.name.full,
        whose="" if visit.patient.relation is Relation.SELF else visit.patient.name.given,
        reason=visit.reason or "",
        clinic_words=visit.clinic_words or "",
        can_cancel=visit.can_cancel,
        can_move=visit.can_move,
        late=visit.cancel_is_late,
        rule=rule(visit, language),
        late_words=word(language, "ticket.cancel.late.text", hours=plural(language, "hours", limit(visit))),
        moved_code=moved.code if moved else "",
        moved_words=word(language, "ticket.moved", time=dates.full_moment(moved.starts_at, language)) if moved else "",
        pdf=visit.pdf_url,
        calendar=visit.calendar_url,
        qr=segno.make(address, error="m").svg_inline(border=0, omitsize=True) if address else "",
        timeline=[
            Told(stamp(one.at, reader.zone or visit.zone, language), sentence(visit, one, language))
            for one in visit.timeline
        ],
    )


def rule(visit: Visit, language: Language) -> str:
    """The clinic's rule of cancelling, for this appointment and now."""
    if not visit.can_cancel:
        return ""
    if visit.cancel_is_late:
        return word(language, "ticket.late", hours=plural(language, "hours", limit(visit)))
    return word(language, "ticket.free_until", until=dates.full_moment(visit.free_cancel_until, language))


def limit(visit: Visit) -> int:
    """Hours before the visit from which a cancellation is late."""
    return round((visit.starts_at - visit.free_cancel_until).total_seconds() / 3600)


def map_of(visit: Visit) -> str:
    where = visit.clinic.coordinates
    return on_map(where.latitude, where.longitude) if where else ""


def stamp(at: datetime, zone: str, language: Language) -> str:
    """When something happened, by the reader's clock."""
    return dates.full_moment(at.astimezone(ZoneInfo(zone)), language)


def sentence(visit: Visit, entry: object, language: Language) -> str:
    """What happened, in the reader's language; what the clinic itself said is told in its own words."""
    kind, text = entry.kind, entry.text  # type: ignore[attr-defined]  # generated classes differ per operation only by name
    if (
        kind in (TimelineKind.CLINIC_CHANGED, TimelineKind.CLINIC_CANCELLED, TimelineKind.CLINIC_TOLD)
        and language == "ru"
    ):
        return str(text)
    other = {TimelineKind.MOVED_TO: visit.moved_to, TimelineKind.MOVED_FROM: visit.moved_from}.get(kind)
    if kind in (TimelineKind.MOVED_TO, TimelineKind.MOVED_FROM) and other is None:
        return str(text)
    return word(language, f"told.{kind.value}", time=dates.full_moment(other.starts_at, language) if other else "")
