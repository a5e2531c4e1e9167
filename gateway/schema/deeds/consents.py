"""Agreeing to a text of ours, and taking that back."""

from typing import Annotated

import strawberry

from gateway.schema.access import Rule, ruled
from gateway.schema.booking import KEY
from gateway.schema.consent import Consent, ConsentKind
from gateway.schema.refusal import KeyReused


@strawberry.input(description="What to agree to.")
class ConsentGiveInput:
    idempotency_key: str = strawberry.field(description=KEY)
    kind: ConsentKind = strawberry.field(description="Which kind.")


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="The consent stands.")
class ConsentGiveSuccess:
    consents: list[Consent] = strawberry.field(description="All consents as they stand.")


ConsentGiveResult = Annotated[
    ConsentGiveSuccess | KeyReused,
    strawberry.union("ConsentGiveResult", description="What became of it, or why nothing did."),
]


@strawberry.input(description="What to take back.")
class ConsentWithdrawInput:
    idempotency_key: str = strawberry.field(description=KEY)
    kind: ConsentKind = strawberry.field(description="Which kind.")


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="The consent is taken back.")
class ConsentWithdrawSuccess:
    consents: list[Consent] = strawberry.field(description="All consents as they stand.")


ConsentWithdrawResult = Annotated[
    ConsentWithdrawSuccess | KeyReused,
    strawberry.union("ConsentWithdrawResult", description="What became of it, or why nothing did."),
]
