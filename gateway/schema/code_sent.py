"""A code on its way to a person."""

from datetime import datetime
from enum import Enum
from typing import Any

import strawberry
from strawberry import enum_value as value

from gateway.schema.access import Rule, ruled


@strawberry.enum(description="By what a message goes to a person.")
class NoticeChannel(Enum):
    SMS = value("SMS", description="A text message.")
    EMAIL = value("EMAIL", description="An e-mail.")


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="A code is on its way.")
class CodeSent:
    handle: str = strawberry.field(description="Goes back together with the code.")
    channel: NoticeChannel = strawberry.field(description="How it was sent.")
    to: str = strawberry.field(description="Where to, most of it hidden: «+7 900 •••-••-01».")
    expires_at: datetime = strawberry.field(description="Until when the code works.")


def code_sent(sent: Any) -> CodeSent:
    """From what `booking.actions.codes` answers."""
    return CodeSent(
        handle=sent.handle, channel=NoticeChannel[sent.channel.name], to=sent.shown_to, expires_at=sent.expires_at
    )
