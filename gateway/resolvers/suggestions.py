"""Suggestions while somebody types: found together, read in one batch a kind."""

from collections.abc import Sequence
from typing import Annotated, Any, Final

import strawberry

from gateway import batches
from gateway.context import Info
from gateway.loaders import Batch
from gateway.schema.clinic import Clinic
from gateway.schema.doctor import Doctor
from gateway.schema.specialty import Specialty
from storage.queries.specialties import Suggested
from storage.queries.specialties import Suggestion as Found

Suggestion = Annotated[
    Doctor | Specialty | Clinic,
    strawberry.union("Suggestion", description="What somebody who types this may mean."),
]

BATCHES: Final[dict[Suggested, Batch]] = {
    Suggested.DOCTOR: batches.doctors,
    Suggested.SPECIALTY: batches.specialties,
    Suggested.CLINIC: batches.clinics,
}


async def suggested(info: Info, found: Sequence[Found]) -> list[Any]:
    """The rows, in the order they were found in."""
    rows: dict[Found, Any] = {}
    for kind, batch in BATCHES.items():
        ones = [one for one in found if one.kind is kind]
        rows |= zip(ones, await info.context.loaders.load_many(batch, [one.id for one in ones]), strict=True)
    return [rows[one] for one in found]
