"""The part of a patient's record that is kept here: what clinics write that keep their schedule here."""

from booking.actions.record.take_in import sound_items
from booking.engine import Engine
from booking.ports import RecordReport
from booking.rules.facts import OWN
from storage.intake.fulfilled import bring_fulfilled
from storage.intake.record import bring_record
from storage.intake.written import Written
from storage.record import keep_patient_readable
from storage.work import Work, transact


async def publish_record(engine: Engine, patient_id: int, report: RecordReport, *, whole: bool = False) -> Written:
    """Adds and changes entries; a visit's `appointment_key` is the clinic's key of the appointment, or its code.

    `whole`: the report is all there is of the patient, and what is not in it goes. Nothing is written of a patient
    whose data are only kept, or gone.
    """
    items = sound_items(OWN, report.items)

    async def deed(_: Work) -> Written:
        if not await keep_patient_readable(patient_id):
            return Written()
        await bring_fulfilled(patient_id)
        return await bring_record(patient_id, OWN, items, whole=whole)

    return await transact(engine.publish, deed)
