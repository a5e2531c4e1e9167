"""Somebody says that they act for a patient whom another account looks after."""

from datetime import datetime
from enum import Enum
from typing import Any

import strawberry
from strawberry import enum_value as value

from gateway import people_batches as batches
from gateway.context import Info
from gateway.schema.access import Rule, ruled
from gateway.schema.enums import Relation
from gateway.schema.guardianship import full_name
from gateway.schema.lazy import LazyPatient
from gateway.schema.node import Node
from gateway.schema.relation import relation as related
from storage import models
from storage.queries.kin import Face


@strawberry.enum(description="What has become of a claim.")
class DisputeState(Enum):
    OPEN = value("OPEN", description="The clinic's desk has still to decide.")
    GRANTED = value("GRANTED", description="Who claims may act.")
    REFUSED = value("REFUSED", description="Who claims may not act.")
    WITHDRAWN = value("WITHDRAWN", description="It was taken back.")


def _patient_name(root: Any, info: Info, _asked: None, face: Face) -> str | None:
    return None if root.account_id == info.context.person.account_id else full_name(face.name)


def _claimant(_root: Any, _info: Info, _asked: None, name: str) -> str:
    return name


@ruled(Rule.EITHER_SIDE)
@strawberry.type(
    description="Somebody says that they act for a patient whom another account looks after: a clinic's desk decides."
)
class Dispute(Node):
    patient: LazyPatient | None = related(
        batches.disputed_patients,
        "id",
        description="Null for the one who claims: they may not see who it is yet.",
    )
    patient_name: str | None = related(
        batches.faces,
        "patient_id",
        description="Who it is about, for the desk and who acts for them; null for the one who claims.",
        shape=_patient_name,
    )
    claimant_name: str | None = related(batches.account_names, "account_id", description="Who claims.", shape=_claimant)
    relation: Relation = strawberry.field(description="What the patient is said to be to who claims.")
    state: DisputeState = strawberry.field(description="Where it stands.")
    words: str | None = strawberry.field(description="The desk's words to both sides.")
    created_at: datetime = strawberry.field(description="When it was opened.")
    decided_at: datetime | None = strawberry.field(description="When it was decided.")

    @strawberry.field(description="Whether it is you who claims.")
    def yours(self: Any, info: Info) -> bool:
        return bool(self.account_id == info.context.person.account_id)

    @classmethod
    def is_type_of(cls, row: Any, _info: Any) -> bool:
        return isinstance(row, models.Dispute)
