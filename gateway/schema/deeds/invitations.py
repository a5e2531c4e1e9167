"""Asking another adult to act for the same child."""

from datetime import date
from typing import Annotated

import strawberry

from gateway.schema.access import Rule, ruled
from gateway.schema.booking import KEY
from gateway.schema.enums import Relation
from gateway.schema.lazy import LazyGuardianship, LazyInvitation
from gateway.schema.people_refusal import AlreadyInFamily, FamilyFull, InvitationClosed, RelationUnfit, TooManyTries
from gateway.schema.refusal import AccountNotConfirmed, KeyReused, NotYourPatient
from gateway.schema.scopes import ScopesInput
from gateway.schema.security import ContactKind


@strawberry.input(description="Whom to ask to act for the same child.")
class InvitationSendInput:
    idempotency_key: str = strawberry.field(description=KEY)
    patient_id: strawberry.ID = strawberry.field(description="The patient.")
    relation: Relation = strawberry.field(description="What the patient is to you.")
    contact_kind: ContactKind = strawberry.field(description="How they are reached.")
    contact: str = strawberry.field(description="Their telephone or e-mail address.")
    scopes: ScopesInput | None = strawberry.field(default=None, description="What one may do; everything unless given.")
    until: date | None = strawberry.field(default=None, description="The last day of it; no end unless given.")


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="The link is on its way.")
class InvitationSendSuccess:
    invitation: LazyInvitation = strawberry.field(description="The invitation.")


InvitationSendResult = Annotated[
    InvitationSendSuccess | NotYourPatient | RelationUnfit | AccountNotConfirmed | TooManyTries | KeyReused,
    strawberry.union("InvitationSendResult", description="What became of it, or why nothing did."),
]


@strawberry.input(description="Which invitation to take back.")
class InvitationWithdrawInput:
    idempotency_key: str = strawberry.field(description=KEY)
    invitation_id: strawberry.ID = strawberry.field(description="The invitation.")


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="The link no longer works.")
class InvitationWithdrawSuccess:
    invitation: LazyInvitation = strawberry.field(description="The invitation.")


InvitationWithdrawResult = Annotated[
    InvitationWithdrawSuccess | InvitationClosed | KeyReused,
    strawberry.union("InvitationWithdrawResult", description="What became of it, or why nothing did."),
]


@strawberry.input(description="The token of the link, and the answer.")
class InvitationAnswerInput:
    idempotency_key: str = strawberry.field(description=KEY)
    token: str = strawberry.field(description="From the link.")
    accept: bool = strawberry.field(description="Whether one accepts.")


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="The answer counts.")
class InvitationAnswerSuccess:
    guardianship: LazyGuardianship | None = strawberry.field(description="The right to act; null when it was declined.")


InvitationAnswerResult = Annotated[
    InvitationAnswerSuccess | InvitationClosed | FamilyFull | AlreadyInFamily | AccountNotConfirmed | KeyReused,
    strawberry.union("InvitationAnswerResult", description="What became of it, or why nothing did."),
]
