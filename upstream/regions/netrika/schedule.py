"""Schedules of a hub: districts, clinics, specialties, doctors, free times.

Many calls want a patient. The hub shows them through the eyes of `reader`, a patient of the service's own whom every
clinic knows; without one they are asked with nobody named, which some hubs allow.
"""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from booking.ports import (
    AnswerLost,
    ClinicReport,
    ClinicSaidNo,
    ClinicUnreachable,
    Clock,
    DoctorReport,
    PatientIdentity,
    SlotReport,
)
from upstream.intake import RegionReport
from upstream.listing import Listing, Rejection, sort_out
from upstream.regions.netrika.client import HubClient, HubFlow
from upstream.regions.netrika.envelope import members
from upstream.regions.netrika.mapping import (
    Members,
    is_open,
    read_clinic,
    read_doctor,
    read_slot,
    read_specialty,
    says_nothing_free,
    told_free,
)
from upstream.source import Staff

# a clinic's address changes rarely, and each is a call of its own
KNOWN = timedelta(hours=12)
# while a specialty's counts stay the same its doctors are not listed again
QUIET = timedelta(minutes=3)
AT_ONCE = 4


@dataclass(frozen=True, slots=True)
class _Listed:
    """The doctors of a specialty, as they were listed at `read_at`, when it told `counts`."""

    doctors: list[Members]
    counts: str
    read_at: datetime


@dataclass(frozen=True, slots=True)
class Place:
    """`zone`: IANA name of the zone the hub's times are told in. `ahead`: how far free times are asked for."""

    region: RegionReport
    zone: str
    ahead: timedelta


class HubSchedule:
    """The ScheduleSource of a hub."""

    free_only = True

    def __init__(self, client: HubClient, clock: Clock, place: Place, reader: PatientIdentity | None) -> None:
        self._client = client
        self._clock = clock
        self._place = place
        self._reader = reader
        self.region = place.region
        self._infos: dict[str, tuple[datetime, Members]] = {}
        self._listed: dict[tuple[str, str], _Listed] = {}
        self._reader_ids: dict[str, str] = {}

    async def clinics(self) -> Listing[ClinicReport]:
        flow = self._client.flow()
        districts = {
            told["IdDistrict"]: told.get("DistrictName", "")
            for told in map(members, await flow.districts())
            if "IdDistrict" in told
        }
        items = [item for item in map(members, await flow.clinics()) if is_open(item)]
        infos = await self._infos_of(flow, [item["IdLPU"] for item in items if "IdLPU" in item])

        def read(item: Members) -> ClinicReport | Rejection:
            info = infos.get(item.get("IdLPU", ""), {})
            if info is None:
                return Rejection("no_info", item["IdLPU"])
            return read_clinic(item, info, districts, self._place.zone)

        return sort_out(items, read)

    async def staff(self, clinic_key: str) -> Staff:
        flow = self._client.flow()
        patient_id = await self._seen_by(flow, clinic_key)
        told = [members(item) for item in await flow.specialties(clinic_key, patient_id)]
        specialties = sort_out(told, read_specialty)
        counts = {item["IdSpesiality"]: told_free(item) for item in told if "IdSpesiality" in item}
        today = self._clock().astimezone(ZoneInfo(self._place.zone)).date()
        doctors: dict[str, DoctorReport] = {}
        rejected: list[Rejection] = []
        listed: list[Members] = []
        for specialty in sorted(specialties.items, key=lambda specialty: specialty.code is None):
            key = specialty.native_key
            items = await self._doctors(flow, clinic_key, key, patient_id, counts.get(key, ""))
            listing = sort_out(items, lambda item: read_doctor(item, key, today))  # noqa: B023 - used at once
            # one person listed under several specialties has one schedule: the first listing counts
            doctors = {doctor.native_key: doctor for doctor in listing.items} | doctors
            rejected += listing.rejected
            listed += items
        return Staff(specialties, Listing(tuple(doctors.values()), tuple(rejected)), _full(listed), _told(listed))

    async def slots(self, clinic_key: str, doctor_key: str) -> Listing[SlotReport]:
        zone, flow = ZoneInfo(self._place.zone), self._client.flow()
        since = self._clock().astimezone(zone).replace(tzinfo=None, microsecond=0)
        until = since + self._place.ahead
        patient_id = await self._seen_by(flow, clinic_key)
        items = await flow.free_slots(clinic_key, doctor_key, patient_id, since.isoformat(), until.isoformat())
        return sort_out(map(members, items), lambda item: read_slot(item, doctor_key, zone))

    async def _doctors(
        self, flow: HubFlow, clinic: str, specialty: str, patient_id: str | None, counts: str
    ) -> list[Members]:
        key, now = (clinic, specialty), self._clock()
        known = self._listed.get(key)
        if known and counts and known.counts == counts and now - known.read_at < QUIET:
            return known.doctors
        doctors: list[Members] = [members(item) for item in await flow.doctors(clinic, specialty, patient_id)]
        self._listed[key] = _Listed(doctors, counts, now)
        return doctors

    async def _seen_by(self, flow: HubFlow, clinic: str) -> str | None:
        """The reader's key at that clinic; None without a reader. ClinicSaidNo when the clinic does not know them."""
        if self._reader is None:
            return None
        if clinic not in self._reader_ids:
            found = await flow.patient_id(clinic, self._reader)
            if found is None:
                raise ClinicSaidNo("the reader is not known there")
            self._reader_ids[clinic] = found
        return self._reader_ids[clinic]

    async def _infos_of(self, flow: HubFlow, keys: Iterable[str]) -> dict[str, Members | None]:
        """What each clinic tells of itself; None of one that does not answer and never has."""
        turn = asyncio.Semaphore(AT_ONCE)

        async def info(key: str) -> Members | None:
            async with turn:
                return await self._info(flow, key)

        listed = list(dict.fromkeys(keys))
        return dict(zip(listed, await asyncio.gather(*map(info, listed)), strict=True))

    async def _info(self, flow: HubFlow, key: str) -> Members | None:
        now = self._clock()
        read_at, known = self._infos.get(key, (None, None))
        if read_at is not None and now - read_at < KNOWN:
            return known
        try:
            told = await flow.clinic(key)
        except (ClinicSaidNo, ClinicUnreachable, AnswerLost):
            return known
        found = {} if told is None else _of_clinic(list(map(members, told.iter())), key)
        self._infos[key] = (now, found)
        return found


def _of_clinic(told: list[Members], key: str) -> Members:
    """The contract with that key, wherever it stands in the answer."""
    return next((item for item in told if item.get("IdLPU") == key), {})


def _full(listed: Iterable[Members]) -> set[str]:
    """Keys of doctors of whom every listing says that nothing is free."""
    told = [(item.get("IdDoc", ""), says_nothing_free(item)) for item in listed]
    return {key for key, nothing in told if nothing} - {key for key, nothing in told if not nothing}


def _told(listed: Iterable[Members]) -> dict[str, str]:
    """The first listing of a doctor counts, as for who they are."""
    told: dict[str, str] = {}
    for item in listed:
        if "IdDoc" in item and told_free(item):
            told.setdefault(item["IdDoc"], told_free(item))
    return told
