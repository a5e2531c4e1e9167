from typing import Any

import strawberry

from gateway.schema.access import Rule, ruled
from gateway.schema.free import free_count_field, free_slots_field, next_free_field
from gateway.schema.lazy import LazySlot
from gateway.schema.node import Node
from gateway.schema.paging import Connection
from storage import models
from storage.queries.slots import Whose


@ruled(Rule.PUBLIC)
@strawberry.type(description="A medical specialty.")
class Specialty(Node):
    code: str | None = strawberry.field(description="Federal code (NSI 1.2.643.5.1.13.13.11.1066), where one is known.")
    fer_code: str | None = strawberry.field(description="Code of the older federal list.")
    name: str = strawberry.field(description="Its name.")
    free_slots: Connection[LazySlot] = free_slots_field(Whose.SPECIALTY)
    free_count: int = free_count_field(Whose.SPECIALTY)
    next_free: list[LazySlot] = next_free_field(Whose.SPECIALTY)

    @classmethod
    def is_type_of(cls, row: Any, _info: Any) -> bool:
        return isinstance(row, models.Specialty)
