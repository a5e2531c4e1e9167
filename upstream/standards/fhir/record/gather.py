"""Asking a FHIR server for all it has of a patient, and for the people and places it names."""

import asyncio
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from booking.ports import AnswerLost, ClinicUnreachable
from upstream.standards.fhir.client import FhirClient
from upstream.standards.fhir.client import Found as Searched
from upstream.standards.fhir.record.elements import Reference, fields, key_of, key_to, listed, reference
from upstream.standards.fhir.record.known import Known, Vocabulary
from upstream.standards.fhir.record.report import KINDS, Found
from upstream.standards.fhir.record.unfit import Unfit

# resources of a patient that are read, and of one kind
MOST = 5000
# searches at the same time for one patient, and for all: people book over the same lines while many records are read
AT_ONCE = 4
FOR_ALL = 12
# ids asked for in one search, and names looked up in all
_CHUNK = 50
_MOST_NAMED = 500
NAMED = ("Practitioner", "PractitionerRole", "Organization", "Location", "Medication")
# a room lies in a building, and that in a clinic: names lead to names
_ROUNDS = 3
# a resource nests: deeper than any sound one
_DEPTH = 12


@dataclass(frozen=True, slots=True)
class _Asked:
    kind: str
    found: Searched | None
    fault: Exception | None


class Gatherer:
    """`kinds`: of resources that the server says it has; empty: whatever a record is made of is asked for.

    `lines`: shared by all that are read at the same time.
    """

    def __init__(self, client: FhirClient, words: Vocabulary, kinds: frozenset[str], lines: asyncio.Semaphore) -> None:
        self._client = client
        self._words = words
        self._kinds = kinds
        self._turn = asyncio.Semaphore(AT_ONCE)
        self._lines = lines

    async def of(self, patient: Mapping[str, Any]) -> Found:
        """Raises ClinicUnreachable or AnswerLost when no search at all was answered."""
        key = key_of(patient) or ""
        asked = [kind for kind in KINDS if not self._kinds or kind in self._kinds]
        answers = await asyncio.gather(*(self._asked(kind, [("patient", f"Patient/{key}")]) for kind in asked))
        if asked and all(answer.fault for answer in answers):
            raise next(answer.fault for answer in answers if answer.fault)
        resources, cut_short = _bounded(answers)
        return Found(
            patient,
            await self._known(patient, resources),
            resources,
            {answer.kind: Unfit.NOT_ANSWERED for answer in answers if answer.fault},
            cut_short,
        )

    async def _asked(self, kind: str, query: Sequence[tuple[str, str]]) -> _Asked:
        async with self._turn, self._lines:
            try:
                return _Asked(kind, await self._client.search(kind, query, limit=MOST, private=True), None)
            except (ClinicUnreachable, AnswerLost) as fault:
                return _Asked(kind, None, fault)

    async def _known(self, patient: Mapping[str, Any], resources: Mapping[str, Sequence[Any]]) -> Known:
        """A name that can not be read is left to what the reference says: nothing here fails."""
        wanted = _named((patient, *(one for kind in resources.values() for one in kind)))
        roles = await self._roles([one.key for one in wanted if one.kind == "Practitioner"])
        found: dict[Reference, Any] = {}
        met = dict.fromkeys((*wanted, *_named(roles)))
        asked: set[Reference] = set()
        for _ in range(_ROUNDS):
            found |= await self._named([one for one in met if one not in asked])
            asked = set(met)
            met |= dict.fromkeys(_named(found.values()))
        return Known(self._words, found, _by_person(roles))

    async def _named(self, wanted: Iterable[Reference]) -> dict[Reference, Any]:
        listed_ones = list(wanted)[:_MOST_NAMED]
        searches = [
            self._asked(kind, [("_id", ",".join(chunk))])
            for kind in NAMED
            for chunk in _chunks([one.key for one in listed_ones if one.kind == kind])
        ]
        return {
            Reference(answer.kind, key): one
            for answer in await asyncio.gather(*searches)
            for one in (answer.found.resources if answer.found else ())
            if (key := key_of(one)) and fields(one).get("resourceType") == answer.kind
        }

    async def _roles(self, people: Sequence[str]) -> list[Any]:
        searches = [
            self._asked("PractitionerRole", [("practitioner", ",".join(f"Practitioner/{key}" for key in chunk))])
            for chunk in _chunks(people[:_MOST_NAMED])
        ]
        answers = await asyncio.gather(*searches)
        return [one for answer in answers for one in (answer.found.resources if answer.found else ())]


def _bounded(answers: Sequence[_Asked]) -> tuple[dict[str, Sequence[Any]], bool]:
    """At most MOST resources in all, of each kind as many as fit."""
    left, cut_short = MOST, False
    resources: dict[str, Sequence[Any]] = {}
    for answer in answers:
        if answer.found is None:
            continue
        told = answer.found.resources
        cut_short = cut_short or answer.found.cut_short or len(told) > left
        resources[answer.kind] = told[:left]
        left -= len(resources[answer.kind])
    return resources, cut_short


def _by_person(roles: Iterable[Any]) -> dict[str, tuple[Any, ...]]:
    """Those in use, by their practitioner."""
    told: dict[str, tuple[Any, ...]] = {}
    for role in roles:
        person = key_to(fields(role).get("practitioner"), "Practitioner")
        if person and key_of(role) and fields(role).get("active") is not False:
            told[person] = (*told.get(person, ()), role)
    return told


def _named(resources: Iterable[Any]) -> list[Reference]:
    """References to whatever has a name, each once, in the order met."""
    met = dict.fromkeys(found for one in resources for found in _references(one, _DEPTH) if found.kind in NAMED)
    return list(met)


def _references(value: Any, depth: int) -> Iterator[Reference]:
    if depth and isinstance(value, Mapping):
        if found := reference(value):
            yield found
        for inner in value.values():
            yield from _references(inner, depth - 1)
    elif depth:
        for inner in listed(value):
            yield from _references(inner, depth - 1)


def _chunks(keys: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(keys), _CHUNK):
        yield keys[start : start + _CHUNK]
