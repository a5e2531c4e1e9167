"""Who may read or do what. The rule stands beside each field in the SDL; `gateway.guard` enforces that same rule."""

from collections.abc import Callable
from copy import copy
from enum import Enum
from typing import Any, TypeVar

import strawberry
from strawberry import enum_value as value
from strawberry.schema_directive import Location
from strawberry.types.base import get_object_definition

T = TypeVar("T", bound=type)


@strawberry.enum(name="AccessRule", description="Who may read a field or do what it does.")
class Rule(Enum):
    PUBLIC = value("PUBLIC", description="Everybody.")
    WITH_PARENT = value(
        "WITH_PARENT", description="Who may read the field that leads here: this is a part of its answer, no more."
    )
    BY_TYPE = value("BY_TYPE", description="Each type that has this field says it.")
    SIGNED_IN = value("SIGNED_IN", description="Who is signed in; anybody else is told UNAUTHENTICATED.")
    SELF = value("SELF", description="The account whose own it is.")
    SEE_PATIENT = value(
        "SEE_PATIENT",
        description="The patient, who acts for them while the guardianship is in force, and the desk during a call.",
    )
    SEE_VISITS = value(
        "SEE_VISITS",
        description="As SEE_PATIENT, where the guardianship lets see visits; and whoever booked this one.",
    )
    SEE_DOCUMENTS = value(
        "SEE_DOCUMENTS",
        description=(
            "As SEE_PATIENT, and the guardianship lets see documents: null where it does not. "
            "With a second factor in this session: else SECOND_FACTOR_REQUIRED."
        ),
    )
    SEE_RECORD = value(
        "SEE_RECORD",
        description=(
            "As SEE_VISITS, but never the desk: null for it, and where the guardianship does not let see visits. "
            "With a second factor in this session: else SECOND_FACTOR_REQUIRED."
        ),
    )
    SEE_RECORD_DOCUMENTS = value(
        "SEE_RECORD_DOCUMENTS",
        description="As SEE_RECORD, where the guardianship lets see documents too: null where it does not.",
    )
    SEE_REFERRALS = value(
        "SEE_REFERRALS",
        description=(
            "As SEE_VISITS, the desk during a call included: null where the guardianship does not let see visits. "
            "With a second factor in this session: else SECOND_FACTOR_REQUIRED."
        ),
    )
    EITHER_SIDE = value(
        "EITHER_SIDE",
        description="Both sides of it: who acts or asks to, and whom it is about; the desk where it decides.",
    )
    LINK = value("LINK", description="Who holds the link that was sent, and who sent it.")
    ACT = value(
        "ACT", description="Who is signed in; for whom one may act the engine decides, and its no is a refusal."
    )
    DESK = value(
        "DESK",
        description="Who works at a clinic's desk, with a second factor in this session, and what is that clinic's.",
    )
    DESK_ACT = value(
        "DESK_ACT",
        description=(
            "Who works at a clinic's desk; whether at this one, and with a second factor, the engine decides: "
            "its no is a refusal."
        ),
    )
    RUN_SERVICE = value(
        "RUN_SERVICE",
        description=(
            "Who runs the service, with a second factor in this session; the desk sees it too, "
            "and its managers act at their own clinics."
        ),
    )


@strawberry.schema_directive(
    locations=[Location.FIELD_DEFINITION],
    name="access",
    description="Who may use the field. The schema is not built when a field has none.",
)
class Access:
    rule: Rule


def access(rule: Rule) -> Access:
    """For `directives=[…]` of a field with a rule of its own."""
    return Access(rule=rule)


def ruled(rule: Rule) -> Callable[[T], T]:
    """Every field of the type that names no rule itself has this one."""

    def mark(kind: T) -> T:
        definition = get_object_definition(kind, strict=True)
        definition.fields = [_ruled(field, rule) for field in definition.fields]
        return kind

    return mark


def rule_of(field: Any) -> Rule | None:
    """The rule of a Strawberry field."""
    rules = [directive.rule for directive in field.directives or () if isinstance(directive, Access)]
    return rules[0] if rules else None


def _ruled(field: Any, rule: Rule) -> Any:
    if rule_of(field) not in (None, Rule.BY_TYPE):
        return field
    # a field that comes from an interface is shared by all its types
    own = copy(field)
    own.name = field.name
    own.directives = [*(one for one in field.directives if not isinstance(one, Access)), Access(rule=rule)]
    return own
