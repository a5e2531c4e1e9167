"""What a person asks of us about their data."""

from datetime import datetime
from enum import Enum
from typing import Any

import strawberry
from strawberry import enum_value as value

from gateway import people_batches
from gateway.batches import patients
from gateway.context import Info
from gateway.schema.access import Rule, ruled
from gateway.schema.guardianship import full_name
from gateway.schema.lazy import LazyPatient
from gateway.schema.node import Node, global_id
from gateway.schema.relation import relation
from storage import models
from storage.queries.kin import Face


@strawberry.enum(description="What can be asked about one's data (152-FZ, articles 14, 20 and 21).")
class DataRequestKind(Enum):
    EXPORT = value("EXPORT", description="Everything that is kept, as a file.")
    CORRECT = value("CORRECT", description="To put something right.")
    RESTRICT = value("RESTRICT", description="Only to keep the data, and to do nothing with them.")
    ERASE = value("ERASE", description="To erase everything; it can be taken back for seven days.")


@strawberry.enum(description="Where a request stands.")
class DataRequestState(Enum):
    OPEN = value("OPEN", description="It has still to be answered.")
    DONE = value("DONE", description="It was done.")
    REFUSED = value("REFUSED", description="It was not done; see the answer.")
    WITHDRAWN = value("WITHDRAWN", description="It was taken back.")


def _patient_name(_root: Any, _info: Info, _asked: None, face: Face) -> str:
    return full_name(face.name)


@ruled(Rule.EITHER_SIDE)
@strawberry.type(description="What a person has asked of us about their data, to be answered within 30 days.")
class DataRequest(Node):
    patient: LazyPatient | None = relation(patients, "patient_id", description="About whom.")
    patient_name: str = relation(
        people_batches.faces,
        "patient_id",
        description="Their name, for the desk too that has to answer.",
        shape=_patient_name,
    )
    kind: DataRequestKind = strawberry.field(description="What is asked.")
    state: DataRequestState = strawberry.field(description="Where it stands.")
    words: str | None = strawberry.field(description="In the person's own words.")
    answer: str | None = strawberry.field(description="What the person is told.")
    created_at: datetime = strawberry.field(description="When it was made.")
    due_at: datetime = strawberry.field(description="By when it has to be answered.")
    act_at: datetime | None = strawberry.field(
        description="When an erasure is carried out; it can be taken back until then."
    )
    done_at: datetime | None = strawberry.field(description="When it was done or left.")

    @strawberry.field(description="The export, once it is ready; for who asked for it, with a second factor.")
    def file_url(self: Any, info: Info) -> str | None:
        ready = self.kind is models.DataRequestKind.EXPORT and self.state is models.DataRequestState.DONE
        own = self.account_id == info.context.person.account_id
        return f"/files/exports/{global_id('DataRequest', self.id)}.json" if ready and own else None

    @classmethod
    def is_type_of(cls, row: Any, _info: Any) -> bool:
        return isinstance(row, models.DataRequest)
