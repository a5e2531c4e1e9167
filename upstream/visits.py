"""Visits of the past enter by the same door as the schedule, after the clinic, its doctors and the visits' slots."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from storage.intake.places import clinic_place, doctor_ids
from storage.intake.readings import queue_up
from storage.intake.schedule import slot_id
from storage.intake.visits import VisitValues, bring_visit
from storage.models import AppointmentStatus
from storage.work import Work, transact
from upstream.intake import Intake, UnknownClinic


@dataclass(frozen=True, slots=True)
class VisitReport:
    """A visit the clinic tells of; `patient_id`, `account_id` are ours. `status`: FULFILLED or NO_SHOW."""

    native_key: str
    doctor_key: str
    slot_key: str
    patient_id: int
    account_id: int | None
    status: AppointmentStatus
    reason: str | None
    booked_at: datetime


async def take_in_visits(intake: Intake, clinic_key: str, visits: Sequence[VisitReport]) -> int:
    """How many are new; those told of before, or whose doctor or slot is unknown, are passed over. UnknownClinic."""

    async def deed(work: Work) -> int:
        await queue_up(f"{intake.system}/{clinic_key}")
        clinic = await clinic_place(intake.system, clinic_key)
        if clinic is None:
            raise UnknownClinic(f"{intake.system}/{clinic_key}")
        doctors = await doctor_ids(clinic.id, {visit.doctor_key for visit in visits})
        values = [await _values(visit, doctors.get(visit.doctor_key)) for visit in visits]
        return sum([await bring_visit(work, value) for value in values if value is not None])

    return await transact(intake.publish, deed)


async def _values(visit: VisitReport, doctor_id: int | None) -> VisitValues | None:
    slot = None if doctor_id is None else await slot_id(doctor_id, visit.slot_key)
    if slot is None:
        return None
    return VisitValues(
        native_key=visit.native_key,
        slot_id=slot,
        patient_id=visit.patient_id,
        account_id=visit.account_id,
        status=visit.status,
        reason=visit.reason,
        booked_at=visit.booked_at,
    )
