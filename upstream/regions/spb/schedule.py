from collections.abc import Iterator
from zoneinfo import ZoneInfo

from booking.ports import ClinicReport, Clock, DoctorReport, SlotReport, SpecialtyReport
from upstream.intake import RegionReport
from upstream.listing import Listing, Rejection, sort_out
from upstream.regions.spb.client import SpbClient
from upstream.regions.spb.mapping import is_open, read_clinic, read_counts, read_doctor, read_slot, read_specialty
from upstream.source import Staff

REGION = RegionReport("spb", "Санкт-Петербург", "St Petersburg")


class SpbSchedule:
    """The ScheduleSource of St Petersburg. `zone`: IANA name of the zone its times are told in."""

    free_only = True

    def __init__(self, client: SpbClient, clock: Clock, zone: str, region: RegionReport = REGION) -> None:
        self._client = client
        self._clock = clock
        self._zone = zone
        self.region = region

    async def clinics(self) -> Listing[ClinicReport]:
        items = await self._client.clinics()
        return sort_out((item for item in items if is_open(item)), lambda item: read_clinic(item, self._zone))

    async def staff(self, clinic_key: str) -> Staff:
        specialties = sort_out(await self._client.specialties(clinic_key), read_specialty)
        doctors: dict[str, DoctorReport] = {}
        rejected: list[Rejection] = []
        counts: dict[str, str] = {}
        today = self._clock().astimezone(ZoneInfo(self._zone)).date()
        for specialty in _federal_first(specialties):
            items = await self._client.doctors(clinic_key, specialty.native_key)
            listing = sort_out(items, lambda item: read_doctor(item, specialty.native_key, today))  # noqa: B023 - used at once
            # one person listed under several specialties has one schedule: the first listing counts
            doctors = {doctor.native_key: doctor for doctor in listing.items} | doctors
            rejected += listing.rejected
            counts |= dict(_counts(items))
        return Staff(specialties, Listing(tuple(doctors.values()), tuple(rejected)), counts)

    async def slots(self, clinic_key: str, doctor_key: str) -> Listing[SlotReport]:
        zone = ZoneInfo(self._zone)
        items = await self._client.free_slots(clinic_key, doctor_key)
        return sort_out(items, lambda item: read_slot(item, doctor_key, zone))


def _federal_first(specialties: Listing[SpecialtyReport]) -> list[SpecialtyReport]:
    return sorted(specialties.items, key=lambda specialty: specialty.code is None)


def _counts(items: list[object]) -> Iterator[tuple[str, str]]:
    for item in items:
        counts = read_counts(item) if isinstance(item, dict) else None
        if isinstance(item, dict) and counts:
            yield str(item.get("id")), counts
