"""Clinics that keep their schedule here: they publish through the same door, and what stands here is always fresh."""

from collections.abc import Collection

from booking.engine import Engine
from booking.ports import DoctorReport, SlotReport, SpecialtyReport
from booking.rules.facts import OWN
from upstream.clashes import settle_clashes
from upstream.intake import Intake, Span, Tally, take_in_doctors, take_in_slots
from upstream.listing import Listing


async def publish_doctors(
    engine: Engine, clinic_key: str, specialties: Listing[SpecialtyReport], doctors: Listing[DoctorReport]
) -> Tally:
    """All doctors of the clinic; appointments with one who is not listed are changed with a reason. UnknownClinic."""
    tally = await take_in_doctors(Intake(OWN, engine.clock, engine.publish), clinic_key, specialties, doctors)
    await settle_clashes(engine, OWN, clinic_key)
    return tally


async def publish_slots(
    engine: Engine, clinic_key: str, slots: Listing[SlotReport], span: Span, *, doctors: Collection[str] | None = None
) -> Tally:
    """The whole schedule of these doctors (native keys; None: of the clinic) within the span.

    What is not in it is withdrawn; appointments on a slot that moved or went are changed with a reason. UnknownClinic.
    """
    tally = await take_in_slots(Intake(OWN, engine.clock, engine.publish), clinic_key, slots, span, doctors=doctors)
    await settle_clashes(engine, OWN, clinic_key)
    return tally
