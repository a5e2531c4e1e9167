"""What people ask of us about their data."""

from datetime import date
from typing import Annotated

import strawberry

from gateway.schema.access import Rule, ruled
from gateway.schema.booking import KEY
from gateway.schema.data_request import DataRequestKind
from gateway.schema.lazy import LazyDataRequest
from gateway.schema.people_refusal import AppointmentsAhead, NotYourClinic, RequestClosed, SecondFactorNeeded
from gateway.schema.refusal import KeyReused, NotYourPatient


@strawberry.input(description="What to ask, about whom.")
class DataRequestMakeInput:
    idempotency_key: str = strawberry.field(description=KEY)
    patient_id: strawberry.ID = strawberry.field(description="The patient.")
    kind: DataRequestKind = strawberry.field(description="Which kind.")
    words: str | None = strawberry.field(default=None, description="In one's own words, at most 500 characters.")


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="The request is on its way.")
class DataRequestMakeSuccess:
    request: LazyDataRequest = strawberry.field(description="The request.")


DataRequestMakeResult = Annotated[
    DataRequestMakeSuccess | NotYourPatient | AppointmentsAhead | SecondFactorNeeded | KeyReused,
    strawberry.union("DataRequestMakeResult", description="What became of it, or why nothing did."),
]


@strawberry.input(description="Which request to take back.")
class DataRequestWithdrawInput:
    idempotency_key: str = strawberry.field(description=KEY)
    request_id: strawberry.ID = strawberry.field(description="The request.")


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="The request is taken back.")
class DataRequestWithdrawSuccess:
    request: LazyDataRequest = strawberry.field(description="The request.")


DataRequestWithdrawResult = Annotated[
    DataRequestWithdrawSuccess | RequestClosed | KeyReused,
    strawberry.union("DataRequestWithdrawResult", description="What became of it, or why nothing did."),
]


@strawberry.input(description="The desk's answer to a correction: `done` with what was put right, or why not.")
class DataRequestAnswerInput:
    idempotency_key: str = strawberry.field(description=KEY)
    request_id: strawberry.ID = strawberry.field(description="The request.")
    done: bool = strawberry.field(description="Whether it was put right.")
    answer: str = strawberry.field(description="What the person reads.")
    family_name: str | None = strawberry.field(default=None, description="Family name.")
    given_name: str | None = strawberry.field(default=None, description="Given name.")
    middle_name: str | None = strawberry.field(default=None, description="Patronymic.")
    birth_date: date | None = strawberry.field(default=None, description="Date of birth.")


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="The person is told.")
class DataRequestAnswerSuccess:
    request: LazyDataRequest = strawberry.field(description="The request.")


DataRequestAnswerResult = Annotated[
    DataRequestAnswerSuccess | RequestClosed | NotYourClinic | SecondFactorNeeded | KeyReused,
    strawberry.union("DataRequestAnswerResult", description="What became of it, or why nothing did."),
]
