"""What an operator does at the desk."""

from datetime import date
from typing import Annotated

import strawberry

from gateway.schema.access import Rule, ruled
from gateway.schema.booking import KEY
from gateway.schema.document import DocumentKind
from gateway.schema.enums import Sex
from gateway.schema.lazy import LazyCall
from gateway.schema.people_refusal import (
    CallClosed,
    DataRestricted,
    DocumentInvalid,
    DocumentTaken,
    NotYourClinic,
    SecondFactorNeeded,
)
from gateway.schema.refusal import KeyReused


@strawberry.input(description="Who is at the desk, and why.")
class CallOpenInput:
    idempotency_key: str = strawberry.field(description=KEY)
    clinic_id: strawberry.ID = strawberry.field(description="The clinic.")
    patient_id: strawberry.ID = strawberry.field(description="The patient.")
    reason: str = strawberry.field(description="As the patient says it, at most 500 characters.")


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="The call goes on for half an hour.")
class CallOpenSuccess:
    call: LazyCall = strawberry.field(description="The call.")


CallOpenResult = Annotated[
    CallOpenSuccess | NotYourClinic | SecondFactorNeeded | DataRestricted | KeyReused,
    strawberry.union("CallOpenResult", description="What became of it, or why nothing did."),
]


@strawberry.input(description="Which call is over.")
class CallCloseInput:
    idempotency_key: str = strawberry.field(description=KEY)
    call_id: strawberry.ID = strawberry.field(description="The call.")


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="The call is over.")
class CallCloseSuccess:
    call: LazyCall = strawberry.field(description="The call.")


CallCloseResult = Annotated[
    CallCloseSuccess | CallClosed | SecondFactorNeeded | KeyReused,
    strawberry.union("CallCloseResult", description="What became of it, or why nothing did."),
]


@strawberry.input(description="Somebody nobody knows yet; opens a call.")
class DeskPatientAddInput:
    idempotency_key: str = strawberry.field(description=KEY)
    clinic_id: strawberry.ID = strawberry.field(description="The clinic.")
    reason: str = strawberry.field(description="As the patient says it, at most 500 characters.")
    family_name: str = strawberry.field(description="Family name.")
    given_name: str = strawberry.field(description="Given name.")
    middle_name: str | None = strawberry.field(default=None, description="Patronymic.")
    birth_date: date = strawberry.field(description="Date of birth.")
    sex: Sex = strawberry.field(description="Sex.")
    phone: str | None = strawberry.field(default=None, description="Telephone.")
    document_kind: DocumentKind | None = strawberry.field(default=None, description="The kind of document.")
    document_number: str | None = strawberry.field(default=None, description="Its number, as people write it.")


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="The patient is known, and the call is open.")
class DeskPatientAddSuccess:
    call: LazyCall = strawberry.field(description="The call.")


DeskPatientAddResult = Annotated[
    DeskPatientAddSuccess | DocumentInvalid | DocumentTaken | NotYourClinic | SecondFactorNeeded | KeyReused,
    strawberry.union("DeskPatientAddResult", description="What became of it, or why nothing did."),
]


@strawberry.input(description="The operator has seen the person and the document: the account is confirmed.")
class IdentityConfirmInput:
    idempotency_key: str = strawberry.field(description=KEY)
    call_id: strawberry.ID = strawberry.field(description="The call.")
    document_kind: DocumentKind = strawberry.field(description="The kind of document.")
    document_number: str = strawberry.field(description="Its number, as people write it.")


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="The account is confirmed.")
class IdentityConfirmSuccess:
    call: LazyCall = strawberry.field(description="The call.")


IdentityConfirmResult = Annotated[
    IdentityConfirmSuccess
    | CallClosed
    | DocumentInvalid
    | DocumentTaken
    | NotYourClinic
    | SecondFactorNeeded
    | KeyReused,
    strawberry.union("IdentityConfirmResult", description="What became of it, or why nothing did."),
]
