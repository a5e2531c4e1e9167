"""Saying that one acts for somebody whom another account looks after: the desk decides."""

from datetime import date
from typing import Annotated

import strawberry

from gateway.schema.access import Rule, ruled
from gateway.schema.booking import KEY
from gateway.schema.document import DocumentKind
from gateway.schema.enums import Relation
from gateway.schema.lazy import LazyDispute
from gateway.schema.people_refusal import (
    AlreadyInFamily,
    DocumentInvalid,
    FamilyFull,
    NotYourClinic,
    RequestClosed,
    SecondFactorNeeded,
    TooManyTries,
)
from gateway.schema.refusal import AccountNotConfirmed, KeyReused


@strawberry.input(description="For whom one acts, by a document, and the clinic whose desk is to decide.")
class DisputeOpenInput:
    idempotency_key: str = strawberry.field(description=KEY)
    document_kind: DocumentKind = strawberry.field(description="The kind of document.")
    document_number: str = strawberry.field(description="Its number, as people write it.")
    birth_date: date = strawberry.field(description="Date of birth.")
    relation: Relation = strawberry.field(description="What the patient is to you.")
    clinic_id: strawberry.ID = strawberry.field(description="The clinic.")


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="The clinic's desk will decide.")
class DisputeOpenSuccess:
    dispute: LazyDispute = strawberry.field(description="The claim.")


DisputeOpenResult = Annotated[
    DisputeOpenSuccess
    | DocumentInvalid
    | FamilyFull
    | AlreadyInFamily
    | AccountNotConfirmed
    | TooManyTries
    | KeyReused,
    strawberry.union("DisputeOpenResult", description="What became of it, or why nothing did."),
]


@strawberry.input(description="Which claim to take back.")
class DisputeWithdrawInput:
    idempotency_key: str = strawberry.field(description=KEY)
    dispute_id: strawberry.ID = strawberry.field(description="The claim.")


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="The claim is taken back.")
class DisputeWithdrawSuccess:
    dispute: LazyDispute = strawberry.field(description="The claim.")


DisputeWithdrawResult = Annotated[
    DisputeWithdrawSuccess | RequestClosed | KeyReused,
    strawberry.union("DisputeWithdrawResult", description="What became of it, or why nothing did."),
]


@strawberry.input(description="The desk's decision.")
class DisputeDecideInput:
    idempotency_key: str = strawberry.field(description=KEY)
    dispute_id: strawberry.ID = strawberry.field(description="The claim.")
    grant: bool = strawberry.field(description="Whether the one who claims may act.")
    words: str = strawberry.field(description="In one's own words, at most 500 characters.")
    end_others: bool | None = strawberry.field(
        default=None, description="End the rights of the others at the same time."
    )


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="The decision counts, and both sides are told.")
class DisputeDecideSuccess:
    dispute: LazyDispute = strawberry.field(description="The claim.")


DisputeDecideResult = Annotated[
    DisputeDecideSuccess | RequestClosed | NotYourClinic | SecondFactorNeeded | KeyReused,
    strawberry.union("DisputeDecideResult", description="What became of it, or why nothing did."),
]
