"""What stands on a ticket, read for its owner."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from booking.rules.ticket import read_code, shown_code
from storage.models import Appointment, AppointmentStatus, Clinic, Doctor, Specialty
from storage.queries.appointments import own_appointment_by_code, timelines
from storage.queries.by_id import clinics_by_id, doctors_by_id, specialties_by_id
from storage.queries.patients import Onlooker, own_patients_by_id


@dataclass(frozen=True, slots=True)
class Visit:
    """`starts`, `ends`: clinic-local. `changes`: how often it was written, for calendars. `changed`: when last."""

    code: str
    shown_code: str
    status: AppointmentStatus
    patient_id: int
    patient: str
    doctor: str
    specialty: str
    clinic: str
    address: str
    phone: str | None
    room: str | None
    zone: str
    starts: datetime
    ends: datetime
    latitude: float | None
    longitude: float | None
    changes: int
    changed: datetime

    @property
    def stands(self) -> bool:
        """Whether the patient is still expected, or was."""
        gone = (AppointmentStatus.CANCELLED, AppointmentStatus.MOVED, AppointmentStatus.REFUSED)
        return self.status not in gone


async def visit_of(onlooker: Onlooker, typed_code: str) -> Visit | None:
    """None when there is none, or it is somebody else's."""
    code = read_code(typed_code)
    appointment = None if code is None else await own_appointment_by_code(onlooker, code)
    return None if appointment is None else await _read(onlooker, appointment)


async def _read(onlooker: Onlooker, appointment: Appointment) -> Visit:
    clinic = (await clinics_by_id([appointment.clinic_id]))[appointment.clinic_id]
    doctor = (await doctors_by_id([appointment.doctor_id]))[appointment.doctor_id]
    specialty = (await specialties_by_id([doctor.specialty_id]))[doctor.specialty_id]
    own = (await own_patients_by_id(onlooker, [appointment.patient_id]))[appointment.patient_id]
    entries = (await timelines(onlooker, [appointment.id])).get(appointment.id, [])
    changed = max([appointment.created_at, *(entry.at for entry in entries)])
    return _visit(appointment, clinic, doctor, specialty, _full_name(own.patient), len(entries), changed)


def _visit(
    appointment: Appointment,
    clinic: Clinic,
    doctor: Doctor,
    specialty: Specialty,
    patient: str,
    changes: int,
    changed: datetime,
) -> Visit:
    zone = ZoneInfo(clinic.zone)
    return Visit(
        code=appointment.code,
        shown_code=shown_code(appointment.code),
        status=appointment.status,
        patient_id=appointment.patient_id,
        patient=patient,
        doctor=_full_name(doctor),
        specialty=specialty.name,
        clinic=clinic.name,
        address=clinic.address,
        phone=clinic.phone,
        room=appointment.room,
        zone=clinic.zone,
        starts=appointment.starts_at.astimezone(zone),
        ends=appointment.ends_at.astimezone(zone),
        latitude=clinic.latitude,
        longitude=clinic.longitude,
        changes=changes,
        changed=changed,
    )


def _full_name(person: object) -> str:
    parts = (getattr(person, name) for name in ("family_name", "given_name", "middle_name"))
    return " ".join(part for part in parts if part)
