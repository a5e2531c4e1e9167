from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from booking.ports import ClinicReport, Clock, DoctorReport, SlotReport, SpecialtyReport
from upstream.intake import RegionReport
from upstream.listing import Listing, Rejection, sort_out
from upstream.regions.spb.client import SpbClient
from upstream.regions.spb.mapping import (
    is_open,
    read_clinic,
    read_doctor,
    read_slot,
    read_specialty,
    says_nothing_free,
    tells_free,
)
from upstream.source import Staff

QUIET = timedelta(minutes=10)
REGION = RegionReport("spb", "Санкт-Петербург", "St Petersburg")


@dataclass(frozen=True, slots=True)
class _Quiet:
    """The doctors of a specialty without free tickets, as they were listed at `read_at`."""

    doctors: list[Any]
    read_at: datetime


class SpbSchedule:
    """The ScheduleSource of St Petersburg. `zone`: IANA name of the zone its times are told in."""

    free_only = True

    def __init__(self, client: SpbClient, clock: Clock, zone: str, region: RegionReport = REGION) -> None:
        self._client = client
        self._clock = clock
        self._zone = zone
        self.region = region
        self._quiet: dict[tuple[str, str], _Quiet] = {}

    async def clinics(self) -> Listing[ClinicReport]:
        items = await self._client.clinics()
        return sort_out((item for item in items if is_open(item)), lambda item: read_clinic(item, self._zone))

    async def staff(self, clinic_key: str) -> Staff:
        told = await self._client.specialties(clinic_key)
        specialties, without_tickets = sort_out(told, read_specialty), frozenset(_without_tickets(told))
        doctors: dict[str, DoctorReport] = {}
        rejected: list[Rejection] = []
        listed: list[Any] = []
        today = self._clock().astimezone(ZoneInfo(self._zone)).date()
        for specialty in _federal_first(specialties):
            items = await self._doctors(clinic_key, specialty.native_key, without_tickets)
            listing = sort_out(items, lambda item: read_doctor(item, specialty.native_key, today))  # noqa: B023 - used at once
            # one person listed under several specialties has one schedule: the first listing counts
            doctors = {doctor.native_key: doctor for doctor in listing.items} | doctors
            rejected += listing.rejected
            listed += items
        listing = Listing(tuple(doctors.values()), tuple(rejected))
        return Staff(specialties, listing, _nothing_free(listed), _told_free(listed))

    async def _doctors(self, clinic_key: str, specialty: str, without_tickets: Collection[str]) -> list[Any]:
        """While a specialty has no tickets nothing can be missed: its doctors are not asked for every time."""
        key, now = (clinic_key, specialty), self._clock()
        quiet = self._quiet.get(key)
        if specialty in without_tickets and quiet and now - quiet.read_at < QUIET:
            return quiet.doctors
        doctors = await self._client.doctors(clinic_key, specialty)
        if specialty in without_tickets:
            self._quiet[key] = _Quiet(doctors, now)
        else:
            self._quiet.pop(key, None)
        return doctors

    async def slots(self, clinic_key: str, doctor_key: str) -> Listing[SlotReport]:
        zone = ZoneInfo(self._zone)
        items = await self._client.free_slots(clinic_key, doctor_key)
        return sort_out(items, lambda item: read_slot(item, doctor_key, zone))


def _without_tickets(specialties: list[Any]) -> Iterator[str]:
    for item in specialties:
        if isinstance(item, dict) and item.get("countFreeTicket") == 0:
            yield str(item.get("id"))


def _federal_first(specialties: Listing[SpecialtyReport]) -> list[SpecialtyReport]:
    return sorted(specialties.items, key=lambda specialty: specialty.code is None)


def _told_free(items: list[object]) -> dict[str, str]:
    """Of doctors listed several times, what every listing says."""
    told: dict[str, set[str]] = {}
    for item in items:
        if isinstance(item, dict) and (words := tells_free(item)) is not None:
            told.setdefault(str(item.get("id")), set()).add(words)
    return {key: " / ".join(sorted(words))[:200] for key, words in told.items()}


def _nothing_free(items: list[object]) -> set[str]:
    """Keys of doctors of whom every listing says so."""
    told = [(str(item.get("id")), says_nothing_free(item)) for item in items if isinstance(item, dict)]
    return {key for key, nothing in told if nothing} - {key for key, nothing in told if not nothing}
