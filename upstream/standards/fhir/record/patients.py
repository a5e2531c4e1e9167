"""Who a patient is at the source: found by number, then compared. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from booking.ports import Mismatch, PatientUnmatched, RecordSubject
from upstream.standards.fhir.names import SNILS
from upstream.standards.fhir.record.elements import fields, key_of, listed

_SNILS_DIGITS = len("11223344595")


@dataclass(frozen=True, slots=True)
class Numbers:
    """Systems of identifiers at the source; None: it keeps no such number."""

    snils: str | None = SNILS
    enp: str | None = None

    def of(self, subject: RecordSubject) -> list["Number"]:
        """Raises PatientUnmatched when there is nothing to look by."""
        pairs = ((self.snils, subject.snils), (self.enp, subject.enp))
        numbers = [Number(system, digits) for system, digits in pairs if system and digits]
        if not numbers:
            raise PatientUnmatched(Mismatch.NO_IDENTIFIER)
        return numbers


@dataclass(frozen=True, slots=True)
class Number:
    system: str
    digits: str

    @property
    def written(self) -> tuple[str, ...]:
        """The ways it is written: sources keep a СНИЛС with or without its dashes."""
        whole = self.digits
        if not self._is_snils:
            return (whole,)
        dashed = f"{whole[:3]}-{whole[3:6]}-{whole[6:9]}"
        return whole, f"{dashed} {whole[9:]}", f"{dashed}-{whole[9:]}"

    def is_of(self, patient: Any) -> bool:
        """Whether the patient has it, on whose side nothing is compared but digits."""
        return self.digits in self._theirs(patient)

    def is_refuted_by(self, patient: Any) -> bool:
        """Policies change, a СНИЛС never does: who has another one is another person, such as a twin."""
        theirs = self._theirs(patient)
        return self._is_snils and self.digits not in theirs and any(len(one) == _SNILS_DIGITS for one in theirs)

    def _theirs(self, patient: Any) -> set[str]:
        return {
            _digits(fields(one).get("value"))
            for one in listed(fields(patient).get("identifier"))
            if fields(one).get("system") == self.system and fields(one).get("use") != "old"
        }

    @property
    def _is_snils(self) -> bool:
        return len(self.digits) == _SNILS_DIGITS


def matched(found: Iterable[Any], numbers: Iterable[Number], subject: RecordSubject) -> Mapping[str, Any]:
    """The one Patient that has one of the numbers. Raises PatientUnmatched.

    A server that does not know how to search by identifiers returns everybody: each is looked at here again.
    """
    told = tuple(numbers)
    patients = {
        key: fields(one)
        for one in found
        if (key := key_of(one)) and _is_in_use(one) and any(number.is_of(one) for number in told)
    }
    if not patients:
        raise PatientUnmatched(Mismatch.NOT_THERE)
    if len(patients) > 1:
        raise PatientUnmatched(Mismatch.SEVERAL)
    (patient,) = patients.values()
    same = patient.get("birthDate") == subject.birth_date.isoformat() and _is_called(patient, subject.name.family)
    if not same or any(number.is_refuted_by(patient) for number in told):
        raise PatientUnmatched(Mismatch.SOMEBODY_ELSE)
    return patient


def _is_in_use(patient: Any) -> bool:
    """One that was merged into another says so."""
    told = fields(patient)
    replaced = any(fields(link).get("type") == "replaced-by" for link in listed(told.get("link")))
    return told.get("resourceType") == "Patient" and told.get("active") is not False and not replaced


def _is_called(patient: Mapping[str, Any], family: str) -> bool:
    """A name somebody bore before counts too: numbers and birth dates do not change with it."""
    names = (fields(name).get("family") for name in listed(patient.get("name")))
    return _folded(family) in {_folded(name) for name in names if isinstance(name, str)} - {""}


def _folded(name: str) -> str:
    return "".join(name.casefold().replace("ё", "е").replace("-", " ").split())


def _digits(value: Any) -> str:
    return "".join(sign for sign in value if sign.isdecimal()) if isinstance(value, str) else ""
