"""Appointments and their timelines as an account sees them: its own and those of the patients it acts for."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from tortoise.expressions import Q
from tortoise.queryset import QuerySet

from storage.models import Appointment, AppointmentStatus, TimelineEntry
from storage.queries.patients import Onlooker, sights_of


class Period(StrEnum):
    """UPCOMING: they still take place. PAST: over, cancelled, moved away or refused."""

    UPCOMING = "UPCOMING"
    PAST = "PAST"


@dataclass(frozen=True, slots=True)
class AppointmentSearch:
    """None does not narrow. What ends after `now` is not over."""

    now: datetime
    patient_id: int | None = None
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class AppointmentPlace:
    """Where a page ended."""

    starts_at: datetime
    id: int


async def own_appointments(
    onlooker: Onlooker, search: AppointmentSearch, first: int, after: AppointmentPlace | None = None
) -> list[Appointment]:
    """The next `first` behind `after`: upcoming ones soonest first, all others newest first."""
    found = await _own(onlooker, search)
    if search.period is Period.UPCOMING:
        if after is not None:
            found = found.filter(Q(starts_at__gt=after.starts_at) | Q(starts_at=after.starts_at, id__gt=after.id))
        return await found.order_by("starts_at", "id").limit(first)
    if after is not None:
        found = found.filter(Q(starts_at__lt=after.starts_at) | Q(starts_at=after.starts_at, id__lt=after.id))
    return await found.order_by("-starts_at", "-id").limit(first)


async def count_own_appointments(onlooker: Onlooker, search: AppointmentSearch) -> int:
    return await (await _own(onlooker, search)).count()


async def own_appointments_by_id(onlooker: Onlooker, ids: Collection[int]) -> dict[int, Appointment]:
    """Those of the appointments that the account may see."""
    return {one.id: one for one in await (await _visible(onlooker)).filter(id__in=list(ids))}


async def own_appointment_by_code(onlooker: Onlooker, code: str) -> Appointment | None:
    """By the code as it is stored; None when there is none that the account may see."""
    return await (await _visible(onlooker)).get_or_none(code=code)


async def moved_to(onlooker: Onlooker, ids: Collection[int]) -> dict[int, Appointment]:
    """Appointment → the one it was moved to; a move that the clinic refused does not count."""
    found = (await _visible(onlooker)).filter(moved_from_id__in=list(ids))
    return {one.moved_from_id or 0: one for one in await found.exclude(status=AppointmentStatus.REFUSED).order_by("id")}


async def timelines(onlooker: Onlooker, ids: Collection[int]) -> dict[int, list[TimelineEntry]]:
    """Appointment → what happened to it, in order; only those that the account may see."""
    visible = await own_appointments_by_id(onlooker, ids)
    found: dict[int, list[TimelineEntry]] = {appointment_id: [] for appointment_id in visible}
    for entry in await TimelineEntry.filter(appointment_id__in=list(visible)).order_by("id"):
        found[entry.appointment_id].append(entry)
    return found


async def _own(onlooker: Onlooker, search: AppointmentSearch) -> QuerySet[Appointment]:
    found = await _visible(onlooker)
    if search.patient_id is not None:
        found = found.filter(patient_id=search.patient_id)
    if search.period is None:
        return found
    going_on = Q(active=True, ends_at__gt=search.now.astimezone(UTC))
    return found.filter(going_on if search.period is Period.UPCOMING else ~going_on)


async def _visible(onlooker: Onlooker) -> QuerySet[Appointment]:
    sights = await sights_of(onlooker)
    whole = [key for key, sight in sights.items() if sight.scopes.visits and sight.clinic_ids is None]
    seen = Q(patient_id__in=whole)
    partly = [key for key, sight in sights.items() if not sight.scopes.visits]
    if partly:
        seen |= Q(patient_id__in=partly, account_id=onlooker.account_id)
    for patient_id, sight in sights.items():
        if sight.clinic_ids is not None:
            seen |= Q(patient_id=patient_id, clinic_id__in=sorted(sight.clinic_ids))
    return Appointment.filter(seen)
