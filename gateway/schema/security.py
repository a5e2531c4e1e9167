"""How an account is signed in to: its sessions, second factors, logins and contacts."""

from datetime import datetime
from enum import Enum
from typing import Any

import strawberry
from strawberry import enum_value as value

from booking.rules.contacts import Address, shown
from gateway.context import Info
from gateway.schema.access import Rule, ruled
from gateway.schema.node import Node
from storage import models


@strawberry.enum(description="How a session began.")
class SessionWay(Enum):
    PASSWORD = value("PASSWORD", description="With our password.")
    PASSKEY = value("PASSKEY", description="With a passkey.")
    PROVIDER = value("PROVIDER", description="Through a provider.")
    RECOVERY = value("RECOVERY", description="By recovering the account.")


@strawberry.enum(description="A kind of second factor.")
class FactorKind(Enum):
    TOTP = value("TOTP", description="An app that shows codes (RFC 6238).")
    PASSKEY = value("PASSKEY", description="A passkey (WebAuthn).")
    SMS = value("SMS", description="A code by text message.")
    EMAIL = value("EMAIL", description="A code by e-mail.")


@strawberry.enum(description="How somebody can be written to.")
class ContactKind(Enum):
    PHONE = value("PHONE", description="A telephone number.")
    EMAIL = value("EMAIL", description="An e-mail address.")


@ruled(Rule.SELF)
@strawberry.type(description="A browser that is signed in.")
class Session(Node):
    way: SessionWay = strawberry.field(description="How it began.")
    device: str | None = strawberry.field(description="«Chrome, Windows», as the browser calls itself.")
    created_at: datetime = strawberry.field(description="When it began.")
    seen_at: datetime = strawberry.field(description="When something was last asked with it.")
    expires_at: datetime = strawberry.field(description="When it ends at the latest.")

    @strawberry.field(description="Whether it is this one.")
    def current(self: Any, info: Info) -> bool:
        return bool(self.id == info.context.session_id)

    @strawberry.field(description="The provider it came through.")
    def provider(self: Any) -> str | None:
        name: str | None = self.provider
        return name

    @strawberry.field(description="Whether a second factor was shown in it.")
    def second_factor(self: Any) -> bool:
        return self.second_factor_at is not None

    @classmethod
    def is_type_of(cls, row: Any, _info: Any) -> bool:
        return isinstance(row, models.Session)


@ruled(Rule.SELF)
@strawberry.type(description="A second factor of the account.")
class Factor(Node):
    kind: FactorKind = strawberry.field(description="Its kind.")
    label: str | None = strawberry.field(description="What its owner calls it.")
    created_at: datetime = strawberry.field(description="When it was added.")
    used_at: datetime | None = strawberry.field(description="When it was last used.")

    @classmethod
    def is_type_of(cls, row: Any, _info: Any) -> bool:
        return isinstance(row, models.Factor)


@ruled(Rule.SELF)
@strawberry.type(description="An identity at a provider through which the account is signed in to.")
class Login(Node):
    provider: str = strawberry.field(description="The provider's name in addresses.")
    confirmed: bool = strawberry.field(description="Whether the provider vouches for the identity.")
    created_at: datetime = strawberry.field(description="When it was first used here.")
    used_at: datetime = strawberry.field(description="When it was last used here.")

    @strawberry.field(description="The provider as people know it.")
    def provider_name(self: Any, info: Info) -> str:
        return info.context.provider_title(self.provider)

    @classmethod
    def is_type_of(cls, row: Any, _info: Any) -> bool:
        return isinstance(row, models.Login)


@ruled(Rule.SELF)
@strawberry.type(description="A telephone number or e-mail address of the account.")
class Contact(Node):
    kind: ContactKind = strawberry.field(description="Which of the two.")

    @strawberry.field(description="Most of it hidden: «+7 900 •••-••-01».")
    def shown(self: Any) -> str:
        return shown(Address(self.kind, self.value))

    @strawberry.field(description="Whether a code has proved that it is the account's.")
    def verified(self: Any) -> bool:
        return self.verified_at is not None

    @classmethod
    def is_type_of(cls, row: Any, _info: Any) -> bool:
        return isinstance(row, models.Contact)
