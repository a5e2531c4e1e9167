"""One guardian asks another adult to act for the same child."""

from datetime import date, datetime
from enum import Enum
from typing import Any

import strawberry
from strawberry import enum_value as value

from booking.rules.contacts import Address, shown
from gateway import people_batches as batches
from gateway.context import Info
from gateway.schema.access import Rule, ruled
from gateway.schema.enums import Relation
from gateway.schema.guardianship import full_name, scopes_of
from gateway.schema.node import Node
from gateway.schema.relation import relation as related
from gateway.schema.scopes import Scopes
from storage import models
from storage.queries.kin import Face


@strawberry.enum(description="What has become of an invitation.")
class InvitationState(Enum):
    OPEN = value("OPEN", description="The link works.")
    ACCEPTED = value("ACCEPTED", description="It was accepted.")
    DECLINED = value("DECLINED", description="It was declined.")
    WITHDRAWN = value("WITHDRAWN", description="It was taken back.")
    EXPIRED = value("EXPIRED", description="Nobody answered in time.")


def invitation_state(row: Any, info: Info) -> InvitationState:
    """Of an invitation to a family or to a desk; who is late is late, whether or not a worker came by to say so."""
    if row.state is models.InvitationState.OPEN and row.expires_at <= info.context.engine.clock():
        return InvitationState.EXPIRED
    return InvitationState[row.state.name]


def _patient_name(_root: Any, _info: Info, _asked: None, face: Face) -> str:
    return full_name(face.name)


def _from(_root: Any, _info: Info, _asked: None, name: str) -> str:
    return name


@ruled(Rule.LINK)
@strawberry.type(description="One guardian asks another adult to act for the same child.")
class Invitation(Node):
    patient_name: str = related(batches.faces, "patient_id", description="For whom.", shape=_patient_name)
    from_: str = related(batches.account_names, "account_id", description="Who asks.", shape=_from, name="from")
    relation: Relation = strawberry.field(description="What the patient is to be to who is asked.")
    until: date | None = strawberry.field(description="The last day; null without an end.")
    created_at: datetime = strawberry.field(description="When it was sent.")
    expires_at: datetime = strawberry.field(description="Until when the link works.")

    @strawberry.field(description="What one is to be allowed.")
    def scopes(self: Any) -> Scopes:
        return scopes_of(self)

    @strawberry.field(description="Where the link went, most of it hidden; for who sent it.")
    def to(self: Any, info: Info) -> str | None:
        own = self.account_id == info.context.person.account_id
        return shown(Address(self.contact_kind, self.contact)) if own else None

    @strawberry.field(description="What has become of it.")
    def state(self: Any, info: Info) -> InvitationState:
        return invitation_state(self, info)

    @classmethod
    def is_type_of(cls, row: Any, _info: Any) -> bool:
        return isinstance(row, models.Invitation)
