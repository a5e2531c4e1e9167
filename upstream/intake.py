"""The one door for schedules: whatever keeps one — a foreign system, the clinic itself, the demo region — enters here.

Order: services (where slots name them), clinics, then per clinic doctors, then slots, then `confirm_schedule`.

    intake = Intake("spb", clock, publish)
    await take_in_clinics(intake, RegionReport("spb", "Санкт-Петербург"), Listing.of(clinic_reports))
    await take_in_doctors(intake, "1174", Listing.of(specialty_reports), Listing.of(doctor_reports))
    await take_in_slots(intake, "1174", Listing.of(slot_reports), Span(since, until))
    await confirm_schedule(intake, "1174", read_at)

Each call is one transaction. Taking in the same thing twice writes nothing. An item that can not be stored is rejected
with a code and skipped; what is no longer listed becomes inactive or GONE, unless an item without a readable key could
be it. An empty list of clinics withdraws nothing: it has always been a fault of the other side.
"""

import logging
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from booking.ports import ClinicReport, Clock, DoctorReport, ServiceReport, SlotReport, SpecialtyReport
from booking.rules.facts import OWN
from storage.intake.clinics import bring_clinics, bring_region, confirm_clinic
from storage.intake.doctors import bring_doctors
from storage.intake.places import ClinicPlace, clinic_place, doctor_ids, service_ids
from storage.intake.readings import queue_up
from storage.intake.seen import Seen, forget_slots_of, saw_slots
from storage.intake.slots import SlotScope, bring_changed_slots, bring_slots
from storage.intake.specialties import bring_services, bring_specialties
from storage.intake.written import Written
from storage.work import Publish, Work, transact
from upstream.faults import clinic_fault, doctor_fault, service_fault, specialty_fault
from upstream.listing import Listing, Rejection
from upstream.slot_keys import SlotKeys

log = logging.getLogger(__name__)
_LOGGED = 20


@dataclass(frozen=True, slots=True)
class Intake:
    """Who reports: `system` is the clinic system's name in the registry, `clock` tells what lies in the past."""

    system: str
    clock: Clock
    publish: Publish


@dataclass(frozen=True, slots=True)
class RegionReport:
    code: str
    name: str
    name_en: str | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """Slots are listed from `since` up to `until`, the end excluded; both aware."""

    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class Tally:
    """What came of one call."""

    written: Written
    rejected: tuple[Rejection, ...]


class UnknownClinic(Exception):
    """No clinic of this system has that native key: take in the clinics first."""


async def take_in_services(intake: Intake, services: Listing[ServiceReport]) -> Tally:
    """Services are shared by all systems; none is ever withdrawn."""
    good = services.sifted(lambda report: report.code, service_fault)

    async def deed(_: Work) -> Written:
        await queue_up(intake.system)
        return await bring_services(good.items)

    return _told(intake.system, good.rejected, await transact(intake.publish, deed))


async def take_in_clinics(intake: Intake, region: RegionReport, clinics: Listing[ClinicReport]) -> Tally:
    """All clinics of the system: one that is not listed becomes inactive."""
    good = clinics.sifted(lambda report: report.native_key, clinic_fault)
    keep = good.kept if good.items else None

    async def deed(_: Work) -> Written:
        await queue_up(intake.system)
        region_id = await bring_region(region.code, region.name, region.name_en)
        return await bring_clinics(intake.system, region_id, good.items, keep=keep)

    return _told(intake.system, good.rejected, await transact(intake.publish, deed))


async def take_in_doctors(
    intake: Intake, clinic_key: str, specialties: Listing[SpecialtyReport], doctors: Listing[DoctorReport]
) -> Tally:
    """All doctors of a clinic: one that is not listed becomes inactive and loses the slots ahead. UnknownClinic."""
    known = specialties.sifted(lambda report: report.native_key, specialty_fault)
    specialty_keys = {report.native_key for report in known.items}
    good = doctors.sifted(
        lambda report: report.native_key,
        lambda report: (
            doctor_fault(report) or (None if report.specialty_key in specialty_keys else "unknown_specialty")
        ),
    )

    async def deed(work: Work) -> Written:
        await queue_up(f"{intake.system}/{clinic_key}")
        clinic = await _clinic(intake, clinic_key)
        ids = await bring_specialties(known.items)
        return await bring_doctors(work, clinic.id, good.items, ids, keep=good.kept, now=intake.clock())

    written = await transact(intake.publish, deed)
    return _told(f"{intake.system}/{clinic_key}", (*known.rejected, *good.rejected), written)


async def take_in_slots(
    intake: Intake,
    clinic_key: str,
    slots: Listing[SlotReport],
    span: Span,
    *,
    doctors: Collection[str] | None = None,
    free_only: bool = False,
    seen: Seen | None = None,
) -> Tally:
    """All slots of these doctors (native keys; None: of the whole clinic) that start within the span. UnknownClinic.

    A slot that is not listed is GONE. Where a system lists `free_only` slots, it is taken on that side instead, or by
    an appointment made here. Slots outside the span and those already past are left as they are. `seen`: what to
    remember of the reading, with each of the doctors.
    """
    services = {report.service for report in slots.items if report.service}
    rejected: tuple[Rejection, ...] = ()

    async def deed(work: Work) -> Written:
        nonlocal rejected
        await queue_up(f"{intake.system}/{clinic_key}")
        clinic = await _clinic(intake, clinic_key)
        keys = SlotKeys(ZoneInfo(clinic.zone), await doctor_ids(clinic.id, doctors), await service_ids(services))
        good = slots.sifted(lambda slot: slot.native_key, keys.fault, lambda slot: (slot.doctor_key, slot.native_key))
        rejected = good.rejected
        written = await bring_slots(
            work,
            clinic.id,
            [keys.values(slot) for slot in good.items],
            SlotScope(
                set(keys.doctors.values()),
                span.since,
                span.until,
                intake.clock(),
                free_only,
                good.kept,
                with_ours=intake.system != OWN,
            ),
        )
        if seen is not None:
            # what could not be taken in may be tomorrow, though the list is the same
            kept = replace(seen, digest=None) if rejected else seen
            for doctor_id in sorted(keys.doctors.values()):
                await saw_slots(doctor_id, kept)
        return written

    written = await transact(intake.publish, deed)
    return _told(f"{intake.system}/{clinic_key}", rejected, written)


async def take_in_changes(
    intake: Intake, clinic_key: str, slots: Listing[SlotReport], withdrawn: Collection[str], *, free_only: bool = False
) -> Tally:
    """Slots that have changed, and native keys of those that were withdrawn; all others stay. UnknownClinic.

    A system that tells changes has no two slots with one key in a clinic: with another doctor it is the same slot.
    """
    services = {report.service for report in slots.items if report.service}
    rejected: tuple[Rejection, ...] = ()

    async def deed(work: Work) -> Written:
        nonlocal rejected
        await queue_up(f"{intake.system}/{clinic_key}")
        clinic = await _clinic(intake, clinic_key)
        # of all doctors: one that was another's before is that one's no more
        keys = SlotKeys(ZoneInfo(clinic.zone), await doctor_ids(clinic.id, None), await service_ids(services))
        good = slots.sifted(lambda slot: slot.native_key, keys.fault, lambda slot: (slot.doctor_key, slot.native_key))
        rejected, now = good.rejected, intake.clock()
        ids = sorted(keys.doctors.values())
        named = {keys.doctors[slot.doctor_key] for slot in good.items}
        await forget_slots_of(ids if withdrawn else sorted(named))
        values = [keys.values(slot) for slot in good.items]
        return await bring_changed_slots(
            work,
            clinic.id,
            values,
            withdrawn,
            SlotScope(ids, now, now, now, free_only, good.kept, with_ours=intake.system != OWN),
        )

    written = await transact(intake.publish, deed)
    return _told(f"{intake.system}/{clinic_key}", rejected, written)


async def confirm_schedule(intake: Intake, clinic_key: str, at: datetime) -> None:
    """The clinic's whole schedule was read and taken in; `at`: when that reading began. UnknownClinic."""

    async def deed(_: Work) -> None:
        await queue_up(f"{intake.system}/{clinic_key}")
        await confirm_clinic((await _clinic(intake, clinic_key)).id, at)

    await transact(intake.publish, deed)


async def _clinic(intake: Intake, clinic_key: str) -> ClinicPlace:
    clinic = await clinic_place(intake.system, clinic_key)
    if clinic is None:
        raise UnknownClinic(f"{intake.system}/{clinic_key}")
    return clinic


def _told(key: str, rejected: tuple[Rejection, ...], written: Written) -> Tally:
    for rejection in rejected[:_LOGGED]:
        log.warning("%s: %r skipped: %s", key, rejection.key, rejection.code)
    if len(rejected) > _LOGGED:
        log.warning("%s: %d more skipped", key, len(rejected) - _LOGGED)
    return Tally(written, rejected)
