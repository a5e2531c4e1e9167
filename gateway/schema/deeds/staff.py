"""Who works at a clinic's desk."""

from typing import Annotated

import strawberry

from gateway.schema.access import Rule, ruled
from gateway.schema.booking import KEY
from gateway.schema.lazy import LazyStaffInvitation, LazyStaffMember, LazyViewer
from gateway.schema.people_refusal import InvitationClosed, NotYourClinic, SecondFactorNeeded, TooManyTries
from gateway.schema.refusal import KeyReused
from gateway.schema.staff import StaffRole


@strawberry.input(description="Whom to ask to the desk.")
class StaffInviteInput:
    idempotency_key: str = strawberry.field(description=KEY)
    clinic_id: strawberry.ID = strawberry.field(description="The clinic.")
    role: StaffRole = strawberry.field(description="The role.")
    name: str = strawberry.field(description="How colleagues and patients know them: «Белова И. О.».")
    email: str = strawberry.field(description="E-mail address.")


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="The link is on its way.")
class StaffInviteSuccess:
    invitation: LazyStaffInvitation = strawberry.field(description="The invitation.")


StaffInviteResult = Annotated[
    StaffInviteSuccess | NotYourClinic | SecondFactorNeeded | TooManyTries | KeyReused,
    strawberry.union("StaffInviteResult", description="What became of it, or why nothing did."),
]


@strawberry.input(description="Which invitation to take back.")
class StaffInvitationWithdrawInput:
    idempotency_key: str = strawberry.field(description=KEY)
    invitation_id: strawberry.ID = strawberry.field(description="The invitation.")


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="The link no longer works.")
class StaffInvitationWithdrawSuccess:
    invitation: LazyStaffInvitation = strawberry.field(description="The invitation.")


StaffInvitationWithdrawResult = Annotated[
    StaffInvitationWithdrawSuccess | InvitationClosed | NotYourClinic | SecondFactorNeeded | KeyReused,
    strawberry.union("StaffInvitationWithdrawResult", description="What became of it, or why nothing did."),
]


@strawberry.input(description="The token of the link.")
class StaffInvitationAcceptInput:
    idempotency_key: str = strawberry.field(description=KEY)
    token: str = strawberry.field(description="From the link.")


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="The account works at the desk.")
class StaffInvitationAcceptSuccess:
    viewer: LazyViewer = strawberry.field(description="Who is signed in, as they are now.")


StaffInvitationAcceptResult = Annotated[
    StaffInvitationAcceptSuccess | InvitationClosed | SecondFactorNeeded | KeyReused,
    strawberry.union("StaffInvitationAcceptResult", description="What became of it, or why nothing did."),
]


@strawberry.input(description="Who leaves the desk.")
class StaffDismissInput:
    idempotency_key: str = strawberry.field(description=KEY)
    member_id: strawberry.ID = strawberry.field(description="The membership.")


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="They no longer work at the desk.")
class StaffDismissSuccess:
    staff: list[LazyStaffMember] = strawberry.field(description="Who works at the desk now.")


StaffDismissResult = Annotated[
    StaffDismissSuccess | NotYourClinic | SecondFactorNeeded | KeyReused,
    strawberry.union("StaffDismissResult", description="What became of it, or why nothing did."),
]
