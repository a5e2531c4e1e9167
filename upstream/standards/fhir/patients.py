"""Finding the patient at a FHIR server: by number, or else by name and birth date, and never a doubtful one."""

import re
from collections.abc import Sequence
from typing import Any

from booking.ports import ClinicSaidNo, PatientIdentity
from upstream.standards.fhir.client import FhirClient, Query
from upstream.standards.fhir.names import folded, person_name
from upstream.standards.fhir.options import FhirOptions
from upstream.standards.fhir.pieces import identifiers, is_kind, key_of

UNKNOWN = "Пациент не найден в медицинской организации. Проверьте ФИО, дату рождения и прикрепление."
SOMEBODY_ELSE = (
    "В медицинской организации под вашим номером СНИЛС или полиса записан другой человек. Обратитесь в регистратуру."
)
SEVERAL = "В медицинской организации несколько карт с вашими данными. Обратитесь в регистратуру."
_GENDERS = {"FEMALE": "female", "MALE": "male"}
# more than these under one number or name are no answer
_FEW = 50
_SNILS = 11


class FhirPatients:
    """Every call raises ClinicSaidNo, ClinicUnreachable or AnswerLost."""

    def __init__(self, client: FhirClient, options: FhirOptions) -> None:
        self._client = client
        self._options = options

    async def key_of(self, patient: PatientIdentity) -> str:
        """The key of the Patient there; ClinicSaidNo in words when there is none, or no certain one."""
        found = await self._find(patient)
        if found is None and self._options.register:
            found = await self._register(patient)
        if found is None:
            raise ClinicSaidNo(UNKNOWN)
        return found

    async def _find(self, patient: PatientIdentity) -> str | None:
        for system, number in self._numbers(patient):
            written = ",".join(f"{system}|{way}" for way in _ways(number))
            told = await self._search([("identifier", written)])
            # some servers search for a part of it
            exact = [one for one in told if number in map(_digits, identifiers(one, system))]
            if exact:
                return _one_of([one for one in exact if _is_same(one, patient)], SOMEBODY_ELSE)
        family = re.sub(r"([\\,|$])", r"\\\1", patient.name.family)
        told = await self._search([("family", family), ("birthdate", patient.birth_date.isoformat())])
        named = [one for one in told if _is_same(one, patient) and _is_called(one, patient)]
        unnumbered = [one for one in named if not self._contradicts(one, patient)]
        return _one_of(unnumbered, None)

    async def _search(self, query: Query) -> list[Any]:
        found = await self._client.search("Patient", query, limit=_FEW, private=True)
        return [one for one in found.resources if is_kind(one, "Patient") and one.get("active") is not False]

    async def _register(self, patient: PatientIdentity) -> str | None:
        """At most one by its number, however often and by however many it is asked for."""
        numbers = self._numbers(patient)
        if not numbers:
            return None
        system, number = numbers[0]
        told = await self._client.create("Patient", self._card(patient), f"identifier={system}|{number}")
        if told.is_no:
            raise ClinicSaidNo(told.words or UNKNOWN)
        return await self._find(patient)

    def _card(self, patient: PatientIdentity) -> dict[str, Any]:
        name = patient.name
        card: dict[str, Any] = {
            "resourceType": "Patient",
            "active": True,
            "identifier": [{"system": system, "value": number} for system, number in self._numbers(patient)],
            "name": [
                {
                    "use": "official",
                    "family": name.family,
                    "given": [part for part in (name.given, name.middle) if part],
                }
            ],
            "birthDate": patient.birth_date.isoformat(),
        }
        if patient.sex is not None:
            card["gender"] = _GENDERS[patient.sex.value]
        if patient.phone:
            card["telecom"] = [{"system": "phone", "value": patient.phone}]
        return card

    def _numbers(self, patient: PatientIdentity) -> list[tuple[str, str]]:
        told = ((self._options.snils, patient.snils), (self._options.enp, patient.enp))
        return [(system, number) for system, number in told if number]

    def _contradicts(self, resource: Any, patient: PatientIdentity) -> bool:
        """Of the same name and birthday, and with another number than ours."""
        return any(
            there and number not in map(_digits, there)
            for system, number in self._numbers(patient)
            for there in [identifiers(resource, system)]
        )


def _one_of(found: Sequence[Any], nobody: str | None) -> str | None:
    keys = {key for one in found if (key := key_of(one)) is not None}
    if len(keys) > 1:
        raise ClinicSaidNo(SEVERAL)
    if not keys and nobody is not None:
        raise ClinicSaidNo(nobody)
    return next(iter(keys), None)


def _is_same(resource: Any, patient: PatientIdentity) -> bool:
    """By birth date and family name, which a number alone does not vouch for."""
    name = person_name(resource)
    born = resource.get("birthDate")
    return (
        name is not None
        and folded(name.family) == folded(patient.name.family)
        and born == patient.birth_date.isoformat()
    )


def _is_called(resource: Any, patient: PatientIdentity) -> bool:
    """By the given name, and by the patronymic where both tell one."""
    name = person_name(resource)
    if name is None or folded(name.given) != folded(patient.name.given):
        return False
    return not (name.middle and patient.name.middle) or folded(name.middle) == folded(patient.name.middle)


def _ways(number: str) -> tuple[str, ...]:
    """How a number may be written: a СНИЛС as digits, and as on its card."""
    if len(number) != _SNILS:
        return (number,)
    return number, f"{number[:3]}-{number[3:6]}-{number[6:9]} {number[9:]}"


def _digits(number: str) -> str:
    """A number may be written with dashes and spaces."""
    return "".join(character for character in number if character.isdecimal())
