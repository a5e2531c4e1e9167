"""A page of doctors, with the clinics whose doctors could not be told."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import strawberry

from gateway import batches
from gateway.asked import DoctorsAsked
from gateway.context import Info
from gateway.schema.access import Rule, ruled
from gateway.schema.enums import MissingReason
from gateway.schema.lazy import LazyClinic, LazyDoctor
from gateway.schema.paging import Connection, EdgeOf, PageInfo, PageOf
from gateway.schema.relation import relation
from storage.queries.missing import missing_clinics

MOST_MISSING: Final = 20


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="A clinic that a search would have looked in.")
class MissingClinic:
    clinic_id: strawberry.Private[int]
    clinic: LazyClinic = relation(batches.clinics, "clinic_id", description="The clinic.")
    reason: MissingReason = strawberry.field(description="Why its free times can not be told.")


@ruled(Rule.WITH_PARENT)
@strawberry.type(name="DoctorConnection", description="A page of doctors.")
class DoctorConnection(Connection[LazyDoctor]):
    @strawberry.field(
        description=(
            f"Clinics of the search whose schedule can not be trusted now, {MOST_MISSING} at most; "
            "their doctors stand at the end, to be asked for by telephone."
        )
    )
    async def missing(self: Any, info: Info) -> list[MissingClinic]:
        reach = info.context.loaders.reach
        found = await missing_clinics(self.asked.search(reach.now, reach.policy), MOST_MISSING)
        return [MissingClinic(clinic_id=one.clinic_id, reason=MissingReason[one.reason.name]) for one in found]


@dataclass(frozen=True, slots=True)
class DoctorsFound:
    """As `PageOf`, with what was asked for."""

    edges: Sequence[EdgeOf]
    page_info: PageInfo
    count: Callable[[], Awaitable[int]]
    asked: DoctorsAsked


def doctors_found(page: PageOf, asked: DoctorsAsked) -> DoctorsFound:
    return DoctorsFound(page.edges, page.page_info, page.count, asked)
