"""A FHIR server's schedule: Locations, PractitionerRoles and their Slots, read as a whole or by what has changed."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any, Protocol, TypeVar
from zoneinfo import ZoneInfo

from booking.ports import AnswerLost, ClinicReport, Clock, SlotReport
from upstream.listing import Listing, Rejection, sort_out
from upstream.source import AppointmentReport, Changes, Staff
from upstream.standards.fhir.client import FhirClient, Query
from upstream.standards.fhir.mapping import read_appointment, read_clinic
from upstream.standards.fhir.marks import Mark, instant, read_mark
from upstream.standards.fhir.names import APPOINTMENT
from upstream.standards.fhir.options import FhirOptions
from upstream.standards.fhir.pieces import (
    all_referred,
    identifiers,
    is_kind,
    key_of,
    last_updated,
    moment,
    piece,
    referred,
)
from upstream.standards.fhir.places import Places, read_places
from upstream.standards.fhir.slots import FeedSlot, read_entry
from upstream.standards.fhir.staff import People, Timetable, newest, read_people, read_timetable

# keys that one search names
_AT_ONCE = 20
_STAFF = ("PractitionerRole", "Practitioner", "Schedule")
_JUST_BEGUN = timedelta(minutes=1)
_LATELY = timedelta(days=1)
# schedules of which a notice has come where nothing is read
_REMEMBERED = 50_000
T = TypeVar("T")


class Kept(Protocol):
    """Something at the server that has to be looked after now and then."""

    async def keep(self) -> None:
        """Never fails."""
        ...


class FhirSchedule:
    """The ScheduleSource of a FHIR server. `kept` is looked after with every reading of the list of clinics."""

    free_only = False

    def __init__(self, client: FhirClient, clock: Clock, options: FhirOptions, kept: Kept | None = None) -> None:
        self._client = client
        self._clock = clock
        self._options = options
        self._kept = kept
        self.region = options.region
        self._places: Places | None = None
        self._tables: dict[str, Timetable] = {}
        self._people: dict[str, People] = {}
        self._staff_seen: dict[str, str | None] = {}
        self._clinics_told: dict[str, str] = {}

    async def clinics(self) -> Listing[ClinicReport]:
        places, nameless = await self._read_places()
        if self._kept is not None:
            await self._kept.keep()
        listing = sort_out(places.clinics, lambda place: read_clinic(place, places.owner(place), self._options.zone))
        return Listing(listing.items, listing.rejected + (Rejection("no_key", None),) * nameless)

    async def staff(self, clinic_key: str) -> Staff:
        people = await self._read_staff(clinic_key)
        return people.staff(self._options.specialties, self._clock().astimezone(ZoneInfo(self._options.zone)).date())

    async def slots(self, clinic_key: str, doctor_key: str) -> Listing[SlotReport]:
        table = await self._table(clinic_key)
        found, rejected = await self._slots(table, table.of_doctor(doctor_key), [self._ahead()])
        return Listing(tuple(slot.report for slot in found if slot.report is not None), rejected)

    async def mark(self, clinic_key: str) -> str:
        table = await self._table(clinic_key)
        seen: list[datetime] = []
        for some in _chunks(list(table.doctors)):
            last = await self._client.newest("Slot", [_schedules(some)])
            seen += [at for at in [moment(last_updated(last))] if at is not None]
        staff = moment(self._staff_seen.get(clinic_key))
        return str(Mark(max(seen, default=None), staff, self._clock()))

    async def changes(self, clinic_key: str, mark: str) -> Changes:
        begun = read_mark(mark)
        if begun is None:
            return Changes(Listing(()), mark, staff=True)
        if await self._staff_changed(clinic_key, begun):
            return Changes(Listing(()), mark, staff=True)
        table, since = await self._table(clinic_key), begun.since(self._clock())
        query = [self._ahead(), *([("_lastUpdated", since)] if since else [])]
        found, rejected = await self._slots(table, list(table.doctors), query)
        last = max((slot.updated_at for slot in found if slot.updated_at), default=None)
        return Changes(
            Listing(tuple(slot.report for slot in found if slot.report is not None), rejected),
            str(begun.seen(last, self._clock())),
            gone=frozenset(slot.key for slot in found if slot.report is None),
        )

    async def appointments(self, mark: str | None) -> tuple[Listing[AppointmentReport], str]:
        """All that changed since the mark, None: that lie ahead or were yesterday; and where to go on."""
        now = self._clock()
        begun = (read_mark(mark) if mark else None) or Mark(None, None, now)
        since = begun.since(now)
        lately = ("date", f"ge{instant(now - _LATELY)}")
        query = [("identifier", f"{APPOINTMENT}|"), ("_lastUpdated", since) if since else lately]
        found = await self._all("Appointment", query)
        # a server that does not know how to look for a system alone tells of everybody's
        ours = [one for one in found if is_kind(one, "Appointment") and identifiers(one, APPOINTMENT)]
        last = moment(newest(found, ("Appointment",)))
        return sort_out(ours, read_appointment), str(begun.seen(last, now))

    async def known_clinics(self) -> list[str]:
        places = await self._known_places()
        return [key for place in places.clinics if (key := key_of(place)) is not None]

    async def clinic_of_schedule(self, schedule: str) -> str | None:
        """Asks the server for what is not known here yet, and remembers it."""
        known = (clinic for clinic, table in self._tables.items() if schedule in table.doctors)
        clinic_key = next(known, None) or self._clinics_told.get(schedule) or await self._ask_clinic_of(schedule)
        if clinic_key is not None and len(self._clinics_told) < _REMEMBERED:
            self._clinics_told[schedule] = clinic_key
        return clinic_key

    async def _ask_clinic_of(self, schedule: str) -> str | None:
        version = await self._client.read("Schedule", schedule)
        if version is None:
            return None
        places = await self._known_places()
        for role in all_referred(version.resource, "actor", "PractitionerRole"):
            found = await self._client.read("PractitionerRole", role)
            if found is not None and (clinic_key := _clinic_of(found.resource, places)) is not None:
                return clinic_key
        inside = (places.clinic_of(place) for place in all_referred(version.resource, "actor", "Location"))
        return next((clinic for clinic in inside if clinic is not None), None)

    async def clinic_of_slot(self, slot: str) -> str | None:
        version = await self._client.read("Slot", slot)
        schedule = referred(piece(version.resource, "schedule"), "Schedule") if version else None
        return await self.clinic_of_schedule(schedule) if schedule else None

    async def _read_places(self) -> tuple[Places, int]:
        """And how many Locations have no key."""
        found = await self._all("Location", [("_include", "Location:organization")])
        self._places = read_places(found)
        return self._places, sum(is_kind(one, "Location") and key_of(one) is None for one in found)

    async def _known_places(self) -> Places:
        return self._places or (await self._read_places())[0]

    async def _table(self, clinic_key: str) -> Timetable:
        if clinic_key not in self._tables:
            await self._read_staff(clinic_key)
        return self._tables[clinic_key]

    async def _read_staff(self, clinic_key: str) -> People:
        places, found = await self._known_places(), []
        included = [("_include", "PractitionerRole:practitioner"), ("_include", "PractitionerRole:service")]
        for some in _chunks(places.of_clinic(clinic_key)):
            found += await self._all("PractitionerRole", [_locations(some), *included])
        # one who works at several clinics here counts at the first
        here = [one for one in found if not is_kind(one, "PractitionerRole") or _is_at(one, clinic_key, places)]
        people = read_people(here)
        schedules = await self._schedules(people)
        self._people[clinic_key] = people
        self._tables[clinic_key] = read_timetable(schedules, people, places)
        self._staff_seen[clinic_key] = newest([*here, *schedules], _STAFF)
        return people

    async def _schedules(self, people: People) -> list[Any]:
        found = []
        for query in _actors(people):
            found += await self._all("Schedule", [query])
        return found

    async def _staff_changed(self, clinic_key: str, begun: Mark) -> bool:
        await self._table(clinic_key)
        places = await self._known_places()
        later = [("_lastUpdated", f"gt{instant(begun.staff)}")] if begun.staff else []
        asked: list[tuple[str, tuple[str, str]]] = [
            ("PractitionerRole", _locations(some)) for some in _chunks(places.of_clinic(clinic_key))
        ]
        asked += [("Schedule", query) for query in _actors(self._people[clinic_key])]
        for kind, query in asked:
            if await self._client.any(kind, [query, *later]):
                return True
        return False

    async def _slots(
        self, table: Timetable, schedules: Sequence[str], query: Query
    ) -> tuple[list[FeedSlot], tuple[Rejection, ...]]:
        found: list[FeedSlot] = []
        rejected: list[Rejection] = []
        for some in _chunks(schedules):
            async for page in self._client.pages("Slot", [_schedules(some), *query]):
                for raw in page:
                    slot = read_entry(raw, table.doctors, table.rooms)
                    if isinstance(slot, Rejection):
                        rejected.append(slot)
                    elif slot is not None:
                        found.append(slot)
        return found, tuple(rejected)

    def _ahead(self) -> tuple[str, str]:
        return "start", f"ge{instant(self._clock() - _JUST_BEGUN)}"

    async def _all(self, kind: str, query: Query) -> list[Any]:
        """AnswerLost for more than can be read: what is missing would count as withdrawn."""
        found = await self._client.search(kind, query)
        if found.cut_short:
            raise AnswerLost(f"{kind}: more than can be read")
        return found.resources


def _is_at(role: Any, clinic_key: str, places: Places) -> bool:
    return _clinic_of(role, places) == clinic_key


def _clinic_of(role: Any, places: Places) -> str | None:
    told = (places.clinic_of(place) for place in all_referred(role, "location", "Location"))
    return next((clinic for clinic in told if clinic is not None), None)


def _actors(people: People) -> Iterator[tuple[str, str]]:
    """Searches for the schedules of these roles, or of the persons behind them."""
    for some in _chunks(list(people.roles)):
        persons = [person for role in some if (person := people.person_of(role)) is not None]
        named = [*(f"PractitionerRole/{role}" for role in some), *(f"Practitioner/{person}" for person in persons)]
        yield "actor", ",".join(named)


def _locations(keys: Sequence[str]) -> tuple[str, str]:
    return "location", ",".join(f"Location/{key}" for key in keys)


def _schedules(keys: Sequence[str]) -> tuple[str, str]:
    return "schedule", ",".join(f"Schedule/{key}" for key in keys)


def _chunks(items: Sequence[T]) -> Iterator[Sequence[T]]:
    for begin in range(0, len(items), _AT_ONCE):
        yield items[begin : begin + _AT_ONCE]
