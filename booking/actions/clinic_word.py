"""What the clinic says became of an appointment whose time has come: it took place, or nobody came."""

from booking.engine import Engine
from booking.events import AppointmentChanged
from storage.appointments import find_appointment, say_status
from storage.models import AppointmentStatus, TimelineKind
from storage.ties import queue_patient
from storage.timeline import Entry, append_entries
from storage.work import Work, transact


async def clinic_closed(engine: Engine, *, appointment_id: int, status: AppointmentStatus) -> bool:
    """`status`: FULFILLED or NO_SHOW; a clinic may correct itself. The seat stays the patient's.

    False when that was known before, when it has not begun, and when it is over in another way.
    """
    found = await find_appointment(appointment_id)
    if found is None:
        return False
    patient_id = found.visit.patient_id

    async def deed(work: Work) -> bool:
        await queue_patient(patient_id)
        now = engine.clock()
        if not await say_status(appointment_id, status, now):
            return False
        details = {"status": status.value}
        await append_entries([Entry(appointment_id, now, TimelineKind.CLINIC_CHANGED, None, details)])
        work.tell(AppointmentChanged(appointment_id, patient_id))
        return True

    return await transact(engine.publish, deed)
