from datetime import date, datetime
from typing import Any

import strawberry

from gateway import batches
from gateway.context import Info
from gateway.schema.access import Rule, ruled
from gateway.schema.enums import SlotState
from gateway.schema.lazy import LazyClinic, LazyDoctor, LazyService
from gateway.schema.node import Node
from gateway.schema.relation import relation
from gateway.schema.times import local
from storage.queries.slots import SlotRow


@ruled(Rule.PUBLIC)
@strawberry.type(description="A time of a doctor that can be booked; never whose it is.")
class Slot(Node):
    starts_at: datetime = local("starts_at", "When it begins, clinic-local with offset.")
    ends_at: datetime = local("ends_at", "When it ends, clinic-local with offset.")
    day: date = strawberry.field(description="Its clinic-local day.")
    zone: str = strawberry.field(description="The clinic's time zone, an IANA name.")
    room: str | None = strawberry.field(description="The room.")
    state: SlotState = strawberry.field(description="Whether it can be had.")
    free_seats: int = strawberry.field(description="Seats still open.")
    capacity: int = strawberry.field(description="Seats in all.")
    doctor: LazyDoctor = relation(batches.doctors, "doctor_id", description="Whose time it is.")
    clinic: LazyClinic = relation(batches.clinics, "clinic_id", description="Where it is.")
    service: LazyService | None = relation(
        batches.services, "service_id", description="What is done, where it is fixed."
    )

    booking_url: str | None = strawberry.field(
        description="Where it is booked when that is elsewhere; our name is in the link."
    )
    booking_phone: str | None = strawberry.field(
        description="The telephone by which it is booked when that is elsewhere."
    )

    @strawberry.field(description="Whether it is booked with a referral only.")
    async def needs_referral(self: Any, info: Info) -> bool:
        if self.service_id is None:
            return False
        service = await info.context.loaders.load(batches.services, self.service_id)
        return bool(service.needs_referral)

    @classmethod
    def is_type_of(cls, row: Any, _info: Any) -> bool:
        return isinstance(row, SlotRow)
