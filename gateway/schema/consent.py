"""What a person has agreed to."""

from datetime import datetime
from enum import Enum

import strawberry
from strawberry import enum_value as value

from booking.actions.rights.texts import CONSENT_TEXTS
from gateway.schema.access import Rule, ruled
from gateway.words import Tongue
from storage import models
from storage.queries.rights import latest_consents


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


async def consents_of(account_id: int, tongue: Tongue) -> list[Consent]:
    """Every text of ours, and what the account last said to it."""
    said = await latest_consents(account_id)
    return [_consent(kind, said.get(kind), tongue.lower()) for kind in models.ConsentKind]


def _consent(kind: models.ConsentKind, said: models.Consent | None, language: str) -> Consent:
    text = CONSENT_TEXTS[kind]
    return Consent(
        kind=ConsentKind[kind.name],
        given=said is not None and said.withdrawn_at is None,
        required=text.required,
        version=text.version if said is None else said.version,
        title=text.title[language],
        text=text.text[language],
        given_at=None if said is None else said.given_at,
        withdrawn_at=None if said is None else said.withdrawn_at,
    )
