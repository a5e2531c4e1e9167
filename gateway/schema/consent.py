"""What a person has agreed to."""

from datetime import datetime
from enum import Enum

import strawberry
from strawberry import enum_value as value

from gateway.schema.access import Rule, ruled


@strawberry.enum(description="What one agrees to.")
class ConsentKind(Enum):
    PROCESSING = value("PROCESSING", description="That personal data are processed; without it nobody can book.")
    NOTICES = value("NOTICES", description="To be sent reminders and news.")
    RECORD = value("RECORD", description="That the medical record is shown here.")


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="One text of ours, and whether the account agrees to it.")
class Consent:
    kind: ConsentKind = strawberry.field(description="What it is about.")
    given: bool = strawberry.field(description="Whether it stands.")
    required: bool = strawberry.field(description="Whether the account can do nothing without it.")
    version: str = strawberry.field(description="The day of the text.")
    title: str = strawberry.field(description="Its title, in the request's language.")
    text: str = strawberry.field(description="All of it, in the request's language.")
    given_at: datetime | None = strawberry.field(description="When it was given last.")
    withdrawn_at: datetime | None = strawberry.field(description="When it was withdrawn after that.")
