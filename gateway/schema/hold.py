from datetime import datetime
from typing import Any

import strawberry

from gateway import batches
from gateway.context import Info
from gateway.schema.access import Rule, ruled
from gateway.schema.enums import HoldState
from gateway.schema.lazy import LazyPatient, LazySlot
from gateway.schema.node import Node
from gateway.schema.relation import relation
from storage import models
from storage.models import ClaimState


@ruled(Rule.SEE_VISITS)
@strawberry.type(description="A slot that is yours for a few minutes while you confirm.")
class Hold(Node):
    slot: LazySlot = relation(batches.slots_by_id, "slot_id", description="The slot.")
    patient: LazyPatient = relation(batches.patients, "patient_id", description="For whom it is held.")
    expires_at: datetime = strawberry.field(description="When it ends by itself.")

    @strawberry.field(description="Seconds until it ends; 0 when it has ended.")
    def seconds_left(self: Any, info: Info) -> int:
        if state_of(self, info.context.engine.clock()) is not HoldState.LIVE:
            return 0
        return max(0, int((self.expires_at - info.context.engine.clock()).total_seconds()))

    @strawberry.field(description="What has become of it.")
    def state(self: Any, info: Info) -> HoldState:
        return state_of(self, info.context.engine.clock())

    @classmethod
    def is_type_of(cls, row: Any, _info: Any) -> bool:
        return isinstance(row, models.Claim)


def state_of(claim: Any, now: datetime) -> HoldState:
    """A hold that has run out is over, whether or not a worker has come by to say so."""
    if claim.state is ClaimState.LIVE and claim.expires_at <= now:
        return HoldState.EXPIRED
    return HoldState[claim.state.name]
