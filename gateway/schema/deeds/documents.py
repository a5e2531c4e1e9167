"""A patient's documents."""

from typing import Annotated

import strawberry

from gateway.schema.access import Rule, ruled
from gateway.schema.booking import KEY
from gateway.schema.document import DocumentKind
from gateway.schema.lazy import LazyPatient, LazyPatientDocument
from gateway.schema.people_refusal import DocumentInvalid, DocumentTaken, SecondFactorNeeded
from gateway.schema.refusal import KeyReused, NotYourPatient


@strawberry.input(description="A document of a patient.")
class PatientDocumentAddInput:
    idempotency_key: str = strawberry.field(description=KEY)
    patient_id: strawberry.ID = strawberry.field(description="The patient.")
    kind: DocumentKind = strawberry.field(description="Which kind.")
    number: str = strawberry.field(description="Its number, as people write it.")


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="The document is kept.")
class PatientDocumentAddSuccess:
    patient: LazyPatient = strawberry.field(description="The patient.")
    document: LazyPatientDocument = strawberry.field(description="The document.")


PatientDocumentAddResult = Annotated[
    PatientDocumentAddSuccess | DocumentInvalid | DocumentTaken | NotYourPatient | SecondFactorNeeded | KeyReused,
    strawberry.union("PatientDocumentAddResult", description="What became of it, or why nothing did."),
]


@strawberry.input(description="Which document to take off.")
class PatientDocumentDropInput:
    idempotency_key: str = strawberry.field(description=KEY)
    document_id: strawberry.ID = strawberry.field(description="The document.")


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="The document is gone.")
class PatientDocumentDropSuccess:
    patient: LazyPatient = strawberry.field(description="The patient.")


PatientDocumentDropResult = Annotated[
    PatientDocumentDropSuccess | NotYourPatient | SecondFactorNeeded | KeyReused,
    strawberry.union("PatientDocumentDropResult", description="What became of it, or why nothing did."),
]
