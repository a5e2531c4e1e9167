"""A person's name, as people write it."""

from typing import Any

import strawberry

from gateway.schema.access import Rule, ruled


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="A person's name.")
class PersonName:
    family: str = strawberry.field(description="Family name.")
    given: str = strawberry.field(description="Given name, or its initial where the clinic gives no more.")
    middle: str | None = strawberry.field(description="Patronymic.")

    @strawberry.field(description="«Ершова Дарья Дмитриевна».")
    def full(self) -> str:
        return " ".join(part for part in (self.family, self.given, self.middle) if part)

    @strawberry.field(description="«Ершова Д. Д.».")
    def short(self) -> str:
        initials = [f"{part[0]}." for part in (self.given, self.middle) if part]
        return " ".join([self.family, *initials])


def name_of(row: Any) -> PersonName:
    """The name of a doctor's or a patient's row."""
    return PersonName(family=row.family_name, given=row.given_name, middle=row.middle_name)
