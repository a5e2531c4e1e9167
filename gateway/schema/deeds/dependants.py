"""Adding and changing the people one acts for."""

from datetime import date
from typing import Annotated

import strawberry

from gateway.schema.access import Rule, ruled
from gateway.schema.booking import KEY
from gateway.schema.code_sent import CodeSent
from gateway.schema.document import DocumentKind
from gateway.schema.enums import Relation, Sex
from gateway.schema.lazy import LazyGuardianship
from gateway.schema.people_refusal import (
    AlreadyInFamily,
    CodeExpired,
    CodeWrong,
    ConsentMissing,
    DocumentInvalid,
    DocumentTaken,
    FamilyFull,
    RelationUnfit,
    TooManyTries,
)
from gateway.schema.refusal import AccountNotConfirmed, KeyReused, NotYourPatient
from gateway.schema.scopes import ScopesInput


@strawberry.input(description="Whom to act for from now on.")
class DependantAddInput:
    idempotency_key: str = strawberry.field(description=KEY)
    relation: Relation = strawberry.field(description="What the patient is to you.")
    family_name: str = strawberry.field(description="Family name.")
    given_name: str = strawberry.field(description="Given name.")
    middle_name: str | None = strawberry.field(default=None, description="Patronymic.")
    birth_date: date = strawberry.field(description="Date of birth.")
    sex: Sex = strawberry.field(description="Sex.")
    document_kind: DocumentKind = strawberry.field(description="The kind of document.")
    document_number: str = strawberry.field(description="Its number, as people write it.")
    phone: str | None = strawberry.field(default=None, description="Telephone.")
    email: str | None = strawberry.field(default=None, description="E-mail address.")
    scopes: ScopesInput | None = strawberry.field(default=None, description="What one may do; everything unless given.")
    until: date | None = strawberry.field(default=None, description="The last day of it; no end unless given.")


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="They are in the family, or wait for a code or an answer.")
class DependantAddSuccess:
    guardianship: LazyGuardianship = strawberry.field(description="The right to act.")
    code: CodeSent | None = strawberry.field(description="The code on its way; null where none is needed.")


DependantAddResult = Annotated[
    DependantAddSuccess
    | FamilyFull
    | DocumentInvalid
    | DocumentTaken
    | AlreadyInFamily
    | RelationUnfit
    | AccountNotConfirmed
    | ConsentMissing
    | TooManyTries
    | KeyReused,
    strawberry.union("DependantAddResult", description="What became of it, or why nothing did."),
]


@strawberry.input(description="What to change; what is left out stays. It counts once the code has come back.")
class DependantChangeInput:
    idempotency_key: str = strawberry.field(description=KEY)
    guardianship_id: strawberry.ID = strawberry.field(description="The guardianship.")
    relation: Relation | None = strawberry.field(default=None, description="What the patient is to you.")
    family_name: str | None = strawberry.field(default=None, description="Family name.")
    given_name: str | None = strawberry.field(default=None, description="Given name.")
    middle_name: str | None = strawberry.field(default=None, description="Patronymic.")
    birth_date: date | None = strawberry.field(default=None, description="Date of birth.")
    sex: Sex | None = strawberry.field(default=None, description="Sex.")
    phone: str | None = strawberry.field(default=None, description="Telephone.")
    email: str | None = strawberry.field(default=None, description="E-mail address.")
    scopes: ScopesInput | None = strawberry.field(default=None, description="What one may do; as before unless given.")
    until: date | None = strawberry.field(default=None, description="The last day of it; as before unless given.")


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="The change waits for the code.")
class DependantChangeSuccess:
    guardianship: LazyGuardianship = strawberry.field(description="The right to act.")
    code: CodeSent = strawberry.field(description="The code on its way.")


DependantChangeResult = Annotated[
    DependantChangeSuccess | RelationUnfit | AccountNotConfirmed | NotYourPatient | TooManyTries | KeyReused,
    strawberry.union("DependantChangeResult", description="What became of it, or why nothing did."),
]


@strawberry.input(description="The code that was sent, and its handle.")
class DependantConfirmInput:
    idempotency_key: str = strawberry.field(description=KEY)
    handle: str = strawberry.field(description="From `CodeSent`.")
    code: str = strawberry.field(description="The code.")


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="The code was right.")
class DependantConfirmSuccess:
    guardianship: LazyGuardianship = strawberry.field(description="The right to act.")


DependantConfirmResult = Annotated[
    DependantConfirmSuccess | CodeWrong | CodeExpired | FamilyFull | KeyReused,
    strawberry.union("DependantConfirmResult", description="What became of it, or why nothing did."),
]


@strawberry.input(description="For which guardianship to send the code or the link once more.")
class DependantCodeAgainInput:
    idempotency_key: str = strawberry.field(description=KEY)
    guardianship_id: strawberry.ID = strawberry.field(description="The guardianship.")


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="A new code is on its way.")
class DependantCodeAgainSuccess:
    guardianship: LazyGuardianship = strawberry.field(description="The right to act.")
    code: CodeSent | None = strawberry.field(description="The code on its way; null where a link went out instead.")


DependantCodeAgainResult = Annotated[
    DependantCodeAgainSuccess | TooManyTries | NotYourPatient | KeyReused,
    strawberry.union("DependantCodeAgainResult", description="What became of it, or why nothing did."),
]
