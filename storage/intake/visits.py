"""Visits that took place, or should have, as the clinic tells of them."""

from dataclasses import dataclass
from datetime import datetime

from booking.rules.ticket import new_code
from storage.claims import SMALLEST_FREE_SEAT
from storage.models import Appointment, AppointmentStatus, Origin, Slot, TimelineKind
from storage.seats import book_seat
from storage.sql import rows
from storage.timeline import Entry, append_entries
from storage.work import Work


@dataclass(frozen=True, slots=True)
class VisitValues:
    """A past visit whose keys are resolved. `status`: FULFILLED or NO_SHOW. `booked_at`: when it had been agreed."""

    native_key: str
    slot_id: int
    patient_id: int
    account_id: int | None
    status: AppointmentStatus
    reason: str | None
    booked_at: datetime


async def told_visits(system: str) -> frozenset[str]:
    """Native keys of the visits that the system's clinics have told of."""
    told = Appointment.filter(clinic__system=system, origin=Origin.CLINIC, native_key__isnull=False)
    return frozenset(str(key) for key in await told.values_list("native_key", flat=True))


async def bring_visit(work: Work, visit: VisitValues) -> bool:
    """Writes the visit on a free seat of its slot; False when the clinic told of it before or no seat is free."""
    slot = await Slot.get(id=visit.slot_id)
    if await Appointment.exists(clinic_id=slot.clinic_id, native_key=visit.native_key, origin=Origin.CLINIC):
        return False
    seat = await rows(f"SELECT ({SMALLEST_FREE_SEAT}) AS seat", slot.id)
    if not await book_seat(slot.id):
        return False
    appointment = await Appointment.create(
        code=new_code(),
        slot_id=slot.id,
        seat=seat[0]["seat"],
        clinic_id=slot.clinic_id,
        doctor_id=slot.doctor_id,
        service_id=slot.service_id,
        patient_id=visit.patient_id,
        account_id=visit.account_id,
        starts_at=slot.starts_at,
        ends_at=slot.ends_at,
        room=slot.room,
        reason=visit.reason,
        status=visit.status,
        origin=Origin.CLINIC,
        native_key=visit.native_key,
        created_at=visit.booked_at,
    )
    booked = Entry(appointment.id, visit.booked_at, TimelineKind.BOOKED, visit.account_id)
    await append_entries([booked, Entry(appointment.id, visit.booked_at, TimelineKind.CONFIRMED)])
    work.slots_changed([slot.id])
    return True
