"""A visit that a clinic took so late that it had been given up here: nobody knows of it, so it is cancelled there.

The row stays REFUSED, and `retry_at` says until then that the clinic must still be told.
"""

from booking.actions.clinic_asked import asked_to_cancel
from booking.engine import Engine
from booking.events import AppointmentChanged
from storage.models import TimelineKind
from storage.timeline import Entry, append_entries
from storage.unsettled import Unsettled, ask_again_at, end_withdrawing, is_wanted
from storage.work import Work, transact


async def withdraw_booking(engine: Engine, case: Unsettled, native_key: str) -> bool:
    """False when the clinic has yet to agree; a worker asks again."""
    if await is_wanted(case.appointment_id):
        # booked anew by the same patient meanwhile: it is that appointment's visit now
        await end_withdrawing(case.appointment_id)
        return True
    if await asked_to_cancel(engine, case, native_key) is not None:
        await ask_again_at(case.appointment_id, engine.clock() + engine.policy.retry_after(case.tries))
        return False
    await transact(engine.publish, lambda work: _end(engine, case, work))
    return True


async def _end(engine: Engine, case: Unsettled, work: Work) -> None:
    if await end_withdrawing(case.appointment_id):
        await append_entries([Entry(case.appointment_id, engine.clock(), TimelineKind.CLINIC_TOLD)])
        work.tell(AppointmentChanged(case.appointment_id, case.order.patient.patient_id))
