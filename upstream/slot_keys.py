from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC
from zoneinfo import ZoneInfo

from booking.ports import SlotReport
from storage.intake.slots import SlotValues
from upstream.faults import slot_fault


@dataclass(frozen=True, slots=True)
class SlotKeys:
    """Turns the keys of reported slots into ids, and their moments into the clinic's own day and minute."""

    zone: ZoneInfo
    doctors: Mapping[str, int]
    services: Mapping[str, int]

    def fault(self, slot: SlotReport) -> str | None:
        if slot.doctor_key not in self.doctors:
            return "unknown_doctor"
        if slot.service is not None and slot.service not in self.services:
            return "unknown_service"
        return slot_fault(slot)

    def values(self, slot: SlotReport) -> SlotValues:
        local = slot.starts_at.astimezone(self.zone)
        return SlotValues(
            doctor_id=self.doctors[slot.doctor_key],
            native_key=slot.native_key,
            starts_at=slot.starts_at.astimezone(UTC),
            ends_at=slot.ends_at.astimezone(UTC),
            day=local.date(),
            minute=local.hour * 60 + local.minute,
            room=slot.room,
            service_id=self.services[slot.service] if slot.service else None,
            capacity=slot.capacity,
            taken=slot.taken,
            booking_url=slot.booking_url,
            booking_phone=slot.booking_phone,
        )
