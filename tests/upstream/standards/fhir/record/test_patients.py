"""Whose record a number leads to, without a server."""

from datetime import date
from typing import Any

import pytest

from booking.ports import Mismatch, PatientUnmatched, PersonName, RecordSubject
from upstream.standards.fhir.names import SNILS
from upstream.standards.fhir.record.patients import Numbers, matched

ENP = "urn:example:enp"
POLICY = {"system": ENP, "value": "1234567890123452"}
ANNA = RecordSubject(
    1, PersonName("Ковалёва", "Анна", None), date(1989, 4, 12), None, "11223344595", "1234567890123452"
)


def found(*identifiers: dict[str, Any]) -> dict[str, Any]:
    told: dict[str, Any] = {"resourceType": "Patient", "id": "1", "birthDate": "1989-04-12"}
    return told | {"name": [{"family": "Ковалева"}], "identifier": [POLICY, *identifiers]}


def test_a_twin_under_a_mistyped_policy_is_somebody_else() -> None:
    twin = found({"system": SNILS, "value": "087-654-303 00"})
    numbers = Numbers(enp=ENP).of(ANNA)
    with pytest.raises(PatientUnmatched) as raised:
        matched([twin], numbers, ANNA)
    assert raised.value.why is Mismatch.SOMEBODY_ELSE


@pytest.mark.parametrize(
    "identifiers",
    [
        (),
        ({"system": SNILS, "value": "112-233-445 95"},),
        ({"system": SNILS, "value": "08765430300", "use": "old"},),
        ({"system": SNILS, "value": "нет"},),
        ({"system": ENP, "value": "6543210987654321"},),
    ],
)
def test_what_contradicts_nothing_is_theirs(identifiers: tuple[dict[str, Any], ...]) -> None:
    patient = found(*identifiers)
    assert matched([patient], Numbers(enp=ENP).of(ANNA), ANNA) == patient
