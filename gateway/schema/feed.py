from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any

import strawberry

from gateway.schema.access import Rule, ruled
from gateway.schema.enums import SlotState
from gateway.schema.node import global_id
from gateway.schema.times import zone
from subscriptions import fanout
from subscriptions.feed import FeedSlot as SlotOfFeed


@dataclass(frozen=True, slots=True)
class Told:
    """What the feed told, and the zone of the clinic it tells of."""

    event: fanout.Snapshot | fanout.Changes
    zone: str


@dataclass(frozen=True, slots=True)
class ToldSlot:
    slot: SlotOfFeed
    zone: str


@ruled(Rule.PUBLIC)
@strawberry.type(description="What everybody may know of a slot; never whose it is.")
class FeedSlot:
    @strawberry.field(description="The id of the slot.")
    def slot_id(self: Any) -> strawberry.ID:
        return global_id("Slot", self.slot.slot_id)

    @strawberry.field(description="The id of its doctor.")
    def doctor_id(self: Any) -> strawberry.ID:
        return global_id("Doctor", self.slot.doctor_id)

    @strawberry.field(description="When it begins, clinic-local with offset.")
    def starts_at(self: Any) -> datetime:
        return _local(self.slot.starts_at, self.zone)

    @strawberry.field(description="When it ends, clinic-local with offset.")
    def ends_at(self: Any) -> datetime:
        return _local(self.slot.ends_at, self.zone)

    @strawberry.field(description="The room.")
    def room(self: Any) -> str | None:
        room: str | None = self.slot.room
        return room

    @strawberry.field(description="Whether it can be had.")
    def state(self: Any) -> SlotState:
        return SlotState[self.slot.state.name]

    @strawberry.field(description="Seats still open.")
    def free_seats(self: Any) -> int:
        return int(self.slot.free_seats)

    @strawberry.field(description="When this became so.")
    def at(self: Any) -> datetime:
        return _local(self.slot.at, self.zone)


@ruled(Rule.PUBLIC)
@strawberry.type(description="All slots asked for, as they are; it takes the place of everything told before.")
class SlotSnapshot:
    @strawberry.field(description="Goes into `after` when one comes back.")
    def cursor(self: Any) -> str:
        return str(self.event.cursor)

    @strawberry.field(description="The slots, in order of time.")
    def slots(self: Any) -> list[FeedSlot]:
        return _slots(self)

    @classmethod
    def is_type_of(cls, row: Any, _info: Any) -> bool:
        return isinstance(row, Told) and isinstance(row.event, fanout.Snapshot)


@ruled(Rule.PUBLIC)
@strawberry.type(description="Slots that have changed since the cursor before, each as it is now.")
class SlotChanges:
    @strawberry.field(description="Goes into `after` when one comes back.")
    def cursor(self: Any) -> str:
        return str(self.event.cursor)

    @strawberry.field(description="The slots that changed.")
    def slots(self: Any) -> list[FeedSlot]:
        return _slots(self)

    @classmethod
    def is_type_of(cls, row: Any, _info: Any) -> bool:
        return isinstance(row, Told) and isinstance(row.event, fanout.Changes)


SlotFeedEvent = Annotated[
    SlotSnapshot | SlotChanges,
    strawberry.union("SlotFeedEvent", description="A snapshot, or what has changed since."),
]


def _slots(told: Told) -> Any:
    return [ToldSlot(slot, told.zone) for slot in told.event.slots]


def _local(moment: datetime, name: str) -> datetime:
    return moment.astimezone(zone(name))
