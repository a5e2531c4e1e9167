"""Finding a thing again by its id. Whose it is decides the batch function, the same that the named fields use."""

from typing import Annotated, Any, Final

import strawberry
from strawberry import argument

from gateway import batches, people_batches, record_batches
from gateway.context import Info
from gateway.loaders import Batch
from gateway.schema.node import Node, split_id
from storage.models import RecordKind

IdArgument = Annotated[strawberry.ID, argument(description="A global id.")]

BATCHES: Final[dict[str, Batch]] = {
    "Region": batches.regions,
    "Clinic": batches.clinics,
    "Department": batches.departments,
    "Specialty": batches.specialties,
    "Service": batches.services,
    "Doctor": batches.doctors,
    "Slot": batches.slots_by_id,
    "Patient": batches.patients,
    "Hold": batches.holds,
    "Appointment": batches.appointments,
    "Call": people_batches.calls,
    "Contact": people_batches.contacts,
    "DataRequest": people_batches.data_requests,
    "Dispute": people_batches.disputes,
    "Factor": people_batches.factors,
    "Guardianship": people_batches.guardianships,
    "Invitation": people_batches.invitations,
    "JournalEntry": people_batches.journal_entries,
    "Login": people_batches.logins,
    "PatientDocument": people_batches.documents,
    "Session": people_batches.sessions,
    "StaffInvitation": people_batches.staff_invitations,
    "StaffMember": people_batches.members,
}
ENTRIES: Final[dict[str, Batch]] = {
    "Visit": record_batches.of_kind(RecordKind.VISIT),
    "Result": record_batches.of_kind(RecordKind.RESULT),
    "Prescription": record_batches.of_kind(RecordKind.PRESCRIPTION),
    "Referral": record_batches.of_kind(RecordKind.REFERRAL),
    "Immunization": record_batches.of_kind(RecordKind.IMMUNIZATION),
    "Coverage": record_batches.of_kind(RecordKind.COVERAGE),
    "RecordDocument": record_batches.of_kind(RecordKind.DOCUMENT),
}


async def node(info: Info, id: IdArgument) -> Node | None:
    """Somebody else's is null, exactly as what is not there."""
    type_name, number = split_id(id, "id")
    batch = BATCHES.get(type_name) or ENTRIES.get(type_name)
    if batch is None or (type_name in ENTRIES and not await _brought_up_to_date(info, number)):
        return None
    found: Any = await info.context.loaders.load(batch, number)
    return found


async def _brought_up_to_date(info: Info, entry_id: int) -> bool:
    """False: there is no such entry to see. Nobody is asked for a record before its fields may be read."""
    known = await info.context.loaders.load(record_batches.entries, entry_id)
    if known is not None and info.context.person.second_factor:
        await info.context.records.up_to_date(known.patient_id)
    return known is not None
