"""The right to act for a patient, as its two sides see it."""

from datetime import date, datetime
from enum import Enum
from typing import Any

import strawberry
from strawberry import enum_value as value

from booking.actor import Account
from booking.rules.family import ends_of_age_on
from gateway import people_batches as batches
from gateway.batches import patients
from gateway.context import Info
from gateway.schema.access import Rule, ruled
from gateway.schema.enums import Relation
from gateway.schema.lazy import LazyPatient
from gateway.schema.node import Node
from gateway.schema.relation import relation as related
from gateway.schema.scopes import Scopes
from storage import models
from storage.queries.kin import Face


@strawberry.enum(description="Where a guardianship stands.")
class GuardianshipState(Enum):
    PROPOSED = value("PROPOSED", description="A code or an answer is awaited.")
    ACTIVE = value("ACTIVE", description="In force on its days.")
    ENDED = value("ENDED", description="Over.")


@strawberry.enum(description="Who has agreed to a guardianship.")
class Agreement(Enum):
    GUARDIAN = value("GUARDIAN", description="The guardian, for a child, by a code.")
    OWN_LOGIN = value("OWN_LOGIN", description="The dependant, signed in.")
    CODE = value("CODE", description="The dependant, by a code to their contact.")
    OPERATOR = value("OPERATOR", description="A desk operator who decided a claim.")


@strawberry.enum(description="Why a guardianship ended.")
class EndReason(Enum):
    GUARDIAN = value("GUARDIAN", description="Who acted ended it.")
    DEPENDANT = value("DEPENDANT", description="The dependant ended it.")
    DECLINED = value("DECLINED", description="The dependant did not agree.")
    PERIOD = value("PERIOD", description="Its days are over, or nobody ever agreed.")
    AGE = value("AGE", description="The child has come of age.")
    OPERATOR = value("OPERATOR", description="A desk operator decided so.")
    ERASED = value("ERASED", description="One side's data were erased.")


@strawberry.enum(description="Whose answer is awaited.")
class Awaits(Enum):
    YOUR_CODE = value("YOUR_CODE", description="The code that was sent to you.")
    THEIR_CODE = value("THEIR_CODE", description="The code that goes to the dependant.")
    THEIR_LOGIN = value("THEIR_LOGIN", description="The dependant, who can sign in themself.")
    YOUR_ANSWER = value("YOUR_ANSWER", description="Yours: you are the dependant.")


@strawberry.enum(description="What the dependant says.")
class GuardianshipVerdict(Enum):
    AGREE = value("AGREE", description="They may act for me.")
    DECLINE = value("DECLINE", description="They may not.")
    END = value("END", description="They may no longer.")


def full_name(name: Any) -> str:
    """«Ершова Дарья Дмитриевна»."""
    return " ".join(part for part in (name.family, name.given, name.middle) if part)


def scopes_of(row: Any) -> Scopes:
    """The scopes of a guardianship's or an invitation's row."""
    return Scopes(book=row.may_book, visits=row.may_see_visits, documents=row.may_see_documents)


def _patient_name(_root: Any, _info: Info, _asked: None, face: Face) -> str:
    return full_name(face.name)


def _guardian_name(_root: Any, _info: Info, _asked: None, name: str) -> str:
    return name


def _ends_of_age_on(root: Any, info: Info, _asked: None, face: Face) -> date | None:
    if root.state is models.GuardianshipState.ENDED:
        return None
    return ends_of_age_on(face.born, root.since, info.context.engine.policy.of_age_years)


def _awaits(root: Any, info: Info, _asked: None, face: Face) -> Awaits | None:
    actor = info.context.actor
    is_dependant = isinstance(actor, Account) and actor.patient_id == root.patient_id
    if root.state is models.GuardianshipState.ACTIVE:
        answered = root.agreed_by in (models.Agreement.OWN_LOGIN, models.Agreement.CODE)
        return Awaits.YOUR_ANSWER if is_dependant and root.asked_at is not None and not answered else None
    if root.state is models.GuardianshipState.ENDED:
        return None
    if _ends_of_age_on(root, info, None, face) is not None:
        return Awaits.YOUR_CODE if root.account_id == info.context.person.account_id else None
    if is_dependant:
        return Awaits.YOUR_ANSWER
    return Awaits.THEIR_LOGIN if face.has_account else Awaits.THEIR_CODE


@ruled(Rule.EITHER_SIDE)
@strawberry.type(description="The right of somebody to act for a patient, between two days, within three scopes.")
class Guardianship(Node):
    patient: LazyPatient | None = related(
        patients, "patient_id", description="The patient; null while, or once, you may not see them."
    )
    patient_name: str = related(
        batches.faces,
        "patient_id",
        description="The name as both sides may see it, also while nothing is agreed.",
        shape=_patient_name,
    )
    guardian_name: str = related(
        batches.account_names, "account_id", description="Who acts, or asks to.", shape=_guardian_name
    )
    relation: Relation = strawberry.field(description="What the patient is to who acts.")
    state: GuardianshipState = strawberry.field(description="Where it stands.")
    since: date = strawberry.field(description="The first day.")
    until: date | None = strawberry.field(description="The last day; null without an end.")
    ends_of_age_on: date | None = related(
        batches.faces,
        "patient_id",
        description="The day it ends by itself because the child comes of age.",
        shape=_ends_of_age_on,
    )
    agreed_by: Agreement | None = strawberry.field(description="Who agreed.")
    agreed_at: datetime | None = strawberry.field(description="When.")
    asked_at: datetime | None = strawberry.field(
        description="Since when the child, old enough to be asked, has a question to answer."
    )
    ended_at: datetime | None = strawberry.field(description="When it ended.")
    end_reason: EndReason | None = strawberry.field(description="Why it ended.")
    awaits: Awaits | None = related(
        batches.faces,
        "patient_id",
        description=("Whose answer is awaited: a code to you, a code to the dependant, or the dependant's own login."),
        shape=_awaits,
    )
    created_at: datetime = strawberry.field(description="When it was asked for.")

    @strawberry.field(description="Whether it is you who acts.")
    def yours(self: Any, info: Info) -> bool:
        return bool(self.account_id == info.context.person.account_id)

    @strawberry.field(description="What one may do.")
    def scopes(self: Any) -> Scopes:
        return scopes_of(self)

    @classmethod
    def is_type_of(cls, row: Any, _info: Any) -> bool:
        return isinstance(row, models.Guardianship)


@ruled(Rule.LINK)
@strawberry.type(description="What somebody is asked to agree to, behind the link they were sent.")
class GuardianshipQuestion:
    guardian_name: str = strawberry.field(description="Who asks to act, or acts.")
    patient_name: str = strawberry.field(description="For whom.")
    relation: Relation = strawberry.field(description="What the patient is to who acts.")
    scopes: Scopes = strawberry.field(description="What they may do.")
    since: date = strawberry.field(description="The first day.")
    until: date | None = strawberry.field(description="The last day; null without an end.")
    state: GuardianshipState = strawberry.field(description="Where it stands.")
    to: str = strawberry.field(description="Where the code goes, most of it hidden.")
