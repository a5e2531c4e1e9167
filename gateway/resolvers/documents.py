"""A patient's documents."""

from typing import Annotated

from strawberry import argument

from booking.actions.family.document import add_document, drop_patient_document
from booking.rules import documents as rules
from gateway import batches, people_batches
from gateway.context import Info
from gateway.resolvers.reading import found, fresh, same
from gateway.schema.deeds import documents as types
from gateway.schema.document import DocumentCheck, DocumentKind, checked
from gateway.schema.node import read_id

INPUT = argument(description="What to do, and to which.")
Add = Annotated[types.PatientDocumentAddInput, INPUT]
Drop = Annotated[types.PatientDocumentDropInput, INPUT]
Kind = Annotated[DocumentKind, argument(description="The kind of document.")]
Number = Annotated[str, argument(description="What has been typed so far.")]


def check(kind: Kind, number: Number) -> DocumentCheck:
    return checked(kind, number)


async def add(info: Info, input: Add) -> types.PatientDocumentAddResult:
    patient_id = read_id(input.patient_id, "Patient", "patientId")
    document_id = await add_document(
        info.context.engine,
        info.context.actor,
        key=input.idempotency_key,
        patient_id=patient_id,
        kind=same(rules.DocumentKind, input.kind),
        number=input.number,
    )
    patient = await fresh(info, batches.patients, patient_id)
    document = await found(info, people_batches.documents, document_id)
    return types.PatientDocumentAddSuccess(patient=patient, document=document)


async def drop(info: Info, input: Drop) -> types.PatientDocumentDropResult:
    patient_id = await drop_patient_document(
        info.context.engine,
        info.context.actor,
        key=input.idempotency_key,
        document_id=read_id(input.document_id, "PatientDocument", "documentId"),
    )
    return types.PatientDocumentDropSuccess(patient=await fresh(info, batches.patients, patient_id))
