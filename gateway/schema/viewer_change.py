"""What the page of somebody signed in is told while it is open: that, never what."""

from enum import Enum

import strawberry
from strawberry import enum_value as value

from gateway.schema.access import Rule, ruled


@strawberry.enum(description="What is no longer as it was read.")
class ViewerChangeKind(Enum):
    REACH = value("REACH", description="Anything may be: read everything again.")
    APPOINTMENT = value("APPOINTMENT", description="The appointment named.")


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="Something of yours is no longer as it was read.")
class ViewerChange:
    kind: ViewerChangeKind = strawberry.field(description="What.")
    appointment_id: strawberry.ID | None = strawberry.field(description="The appointment, where it is one.")
