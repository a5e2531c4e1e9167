from datetime import datetime
from typing import Any

import strawberry

from booking.actor import Anonymous
from gateway.context import Info
from gateway.schema.access import Rule, ruled
from gateway.schema.enums import TimelineKind
from gateway.words import TIMELINE


@ruled(Rule.SEE_VISITS)
@strawberry.type(description="One thing that happened to an appointment.")
class TimelineEntry:
    at: datetime = strawberry.field(description="When.")
    kind: TimelineKind = strawberry.field(description="What.")

    @strawberry.field(description="What, in words of the request's language.")
    def text(self: Any, info: Info) -> str:
        return TIMELINE[self.kind.name].say(info.context.tongue)

    @strawberry.field(description="Whether your account did it.")
    def by_you(self: Any, info: Info) -> bool:
        actor = info.context.actor
        return not isinstance(actor, Anonymous) and self.account_id == actor.account_id
