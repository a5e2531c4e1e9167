"""Who works at a clinic's desk, and who is asked to."""

from datetime import datetime
from enum import Enum
from typing import Any

import strawberry
from strawberry import enum_value as value

from booking.rules.contacts import Address, shown
from gateway import batches
from gateway.context import Info
from gateway.schema.access import Rule, ruled
from gateway.schema.invitation import InvitationState, invitation_state
from gateway.schema.lazy import LazyClinic
from gateway.schema.node import Node
from gateway.schema.relation import relation
from storage import models
from storage.models import ContactKind


@strawberry.enum(description="What somebody does at a desk.")
class StaffRole(Enum):
    OPERATOR = value("OPERATOR", description="Books at the desk and on its telephone.")
    MANAGER = value("MANAGER", description="Also invites and dismisses.")


@ruled(Rule.DESK)
@strawberry.type(description="Somebody who works at a clinic's desk.")
class StaffMember(Node):
    name: str = strawberry.field(description="How colleagues and patients know them: «Белова И. О.».")
    role: StaffRole = strawberry.field(description="What they do there.")

    @strawberry.field(description="Since when.")
    def since(self: Any) -> datetime:
        began: datetime = self.created_at
        return began

    @strawberry.field(description="Whether it is you.")
    def you(self: Any, info: Info) -> bool:
        return bool(self.account_id == info.context.person.account_id)

    @classmethod
    def is_type_of(cls, row: Any, _info: Any) -> bool:
        return isinstance(row, models.Membership)


@ruled(Rule.LINK)
@strawberry.type(description="A clinic asks somebody to its desk.")
class StaffInvitation(Node):
    name: str = strawberry.field(description="How colleagues and patients are to know them.")
    role: StaffRole = strawberry.field(description="What they are to do.")
    created_at: datetime = strawberry.field(description="When it was sent.")
    expires_at: datetime = strawberry.field(description="Until when the link works.")
    clinic: LazyClinic = relation(batches.clinics, "clinic_id", description="Whose desk.")

    @strawberry.field(description="Where the link went, most of it hidden.")
    def to(self: Any) -> str:
        return shown(Address(ContactKind.EMAIL, self.email))

    @strawberry.field(description="What has become of it.")
    def state(self: Any, info: Info) -> InvitationState:
        return invitation_state(self, info)

    @classmethod
    def is_type_of(cls, row: Any, _info: Any) -> bool:
        return isinstance(row, models.StaffInvitation)
