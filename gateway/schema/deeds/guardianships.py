"""Agreeing to a right to act, and ending it."""

from typing import Annotated

import strawberry

from gateway.schema.access import Rule, ruled
from gateway.schema.booking import KEY
from gateway.schema.code_sent import CodeSent
from gateway.schema.guardianship import GuardianshipVerdict
from gateway.schema.lazy import LazyGuardianship, LazyGuardianshipQuestion
from gateway.schema.people_refusal import CodeExpired, CodeWrong, FamilyFull, InvitationClosed, TooManyTries
from gateway.schema.refusal import KeyReused, NotYourPatient
from gateway.schema.scopes import ScopesInput


@strawberry.input(description="By the dependant's own login: a proposal, or the question at fifteen.")
class GuardianshipAnswerInput:
    idempotency_key: str = strawberry.field(description=KEY)
    guardianship_id: strawberry.ID = strawberry.field(description="The guardianship.")
    agree: bool = strawberry.field(description="Whether the dependant agrees.")
    scopes: ScopesInput | None = strawberry.field(
        default=None, description="What they may do; as was asked unless given."
    )


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="The answer counts.")
class GuardianshipAnswerSuccess:
    guardianship: LazyGuardianship = strawberry.field(description="The right to act.")


GuardianshipAnswerResult = Annotated[
    GuardianshipAnswerSuccess | NotYourPatient | FamilyFull | KeyReused,
    strawberry.union("GuardianshipAnswerResult", description="What became of it, or why nothing did."),
]


@strawberry.input(description="Which guardianship to end, by either side, at once.")
class GuardianshipEndInput:
    idempotency_key: str = strawberry.field(description=KEY)
    guardianship_id: strawberry.ID = strawberry.field(description="The guardianship.")


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="The right has ended.")
class GuardianshipEndSuccess:
    guardianship: LazyGuardianship = strawberry.field(description="The right to act.")


GuardianshipEndResult = Annotated[
    GuardianshipEndSuccess | NotYourPatient | KeyReused,
    strawberry.union("GuardianshipEndResult", description="What became of it, or why nothing did."),
]


@strawberry.input(description="Without an account: the token of the link.")
class GuardianshipCodeSendInput:
    token: str = strawberry.field(description="From the link.")


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="A code is on its way to the dependant.")
class GuardianshipCodeSendSuccess:
    code: CodeSent = strawberry.field(description="The code on its way.")


GuardianshipCodeSendResult = Annotated[
    GuardianshipCodeSendSuccess | InvitationClosed | TooManyTries,
    strawberry.union("GuardianshipCodeSendResult", description="What became of it, or why nothing did."),
]


@strawberry.input(description="Without an account: the token of the link, the code and the answer.")
class GuardianshipAnswerByCodeInput:
    token: str = strawberry.field(description="From the link.")
    handle: str = strawberry.field(description="From `CodeSent`.")
    code: str = strawberry.field(description="The code.")
    verdict: GuardianshipVerdict = strawberry.field(description="The answer.")


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="The answer counts.")
class GuardianshipAnswerByCodeSuccess:
    question: LazyGuardianshipQuestion = strawberry.field(description="The question as it stands now.")


GuardianshipAnswerByCodeResult = Annotated[
    GuardianshipAnswerByCodeSuccess | InvitationClosed | CodeWrong | CodeExpired | FamilyFull,
    strawberry.union("GuardianshipAnswerByCodeResult", description="What became of it, or why nothing did."),
]
