"""Whom a FHIR server takes a patient for: by number, or by name and birth date, and never a doubtful one."""

from dataclasses import replace
from datetime import date

import pytest

from booking.ports import ClinicSaidNo, PatientIdentity, PersonName, Sex
from tests.services.fhir import FhirServer
from tests.services.hospital import ANNA, SNILS, Hospital, Person, a_patient
from tests.upstream.standards.fhir.conftest import configured
from tests.upstream.standards.fhir.orders import identity
from upstream.standards.fhir.client import FhirClient
from upstream.standards.fhir.options import FhirOptions, read_options
from upstream.standards.fhir.patients import FhirPatients

NAMELESS_NUMBER = "99900011122"


@pytest.fixture
def patients(hospital: Hospital, client: FhirClient, options: FhirOptions) -> FhirPatients:  # noqa: ARG001 - on the server
    return FhirPatients(client, options)


@pytest.fixture
def registering(fhir: FhirServer, hospital: Hospital, client: FhirClient) -> FhirPatients:  # noqa: ARG001 - on the server
    return FhirPatients(client, read_options(configured(fhir, register_patients="1")))


def named(family: str, given: str, middle: str | None, **more: object) -> PatientIdentity:
    return replace(identity(), name=PersonName(family, given, middle), **more)  # type: ignore[arg-type] # as given


async def test_by_the_snils(patients: FhirPatients, hospital: Hospital) -> None:
    assert await patients.key_of(identity()) == hospital.patient()


async def test_by_a_snils_that_is_written_with_dashes_there(
    fhir: FhirServer, patients: FhirPatients, hospital: Hospital
) -> None:
    fhir.put([a_patient(hospital.patient(), replace(ANNA, snils="112-233-445 95", enp=None))])
    assert await patients.key_of(identity()) == hospital.patient()


async def test_by_the_policy_when_there_is_no_snils(patients: FhirPatients, hospital: Hospital) -> None:
    assert await patients.key_of(replace(identity(), snils=None)) == hospital.patient()


async def test_by_name_and_birth_date_when_there_is_no_number(
    fhir: FhirServer, patients: FhirPatients, hospital: Hospital
) -> None:
    fhir.put([a_patient(hospital.patient(), replace(ANNA, snils=None, enp=None))])
    assert await patients.key_of(identity()) == hospital.patient()
    assert await patients.key_of(named("КОВАЛЁВА", "Анна", None, snils=None, enp=None)) == hospital.patient()


@pytest.mark.parametrize(
    "other",
    [
        {"birth_date": date(1989, 4, 13)},
        {"name": PersonName("Ковалёва", "Инна", "Сергеевна")},
        {"name": PersonName("Ковалёва", "Анна", "Петровна")},
        {"name": PersonName("Ковалевская", "Анна", "Сергеевна")},
    ],
)
async def test_a_namesake_is_not_taken_for_the_patient(patients: FhirPatients, other: dict[str, object]) -> None:
    with pytest.raises(ClinicSaidNo, match="не найден"):
        await patients.key_of(replace(identity(), snils=None, enp=None, **other))  # type: ignore[arg-type] # as given


async def test_one_of_the_same_name_with_another_number_is_somebody_else(patients: FhirPatients) -> None:
    with pytest.raises(ClinicSaidNo, match="не найден"):
        await patients.key_of(replace(identity(), snils=NAMELESS_NUMBER, enp=None))


@pytest.mark.parametrize("other", [{"birth_date": date(1990, 1, 1)}, {"name": PersonName("Орлова", "Анна", None)}])
async def test_a_number_of_somebody_else_opens_nothing(patients: FhirPatients, other: dict[str, object]) -> None:
    with pytest.raises(ClinicSaidNo, match="другой человек"):
        await patients.key_of(replace(identity(), **other))  # type: ignore[arg-type] # as given


async def test_a_letter_that_is_written_in_two_ways_is_one(patients: FhirPatients, hospital: Hospital) -> None:
    assert await patients.key_of(named("Ковалева", "Анна", "Сергеевна")) == hospital.patient()


async def test_two_cards_of_one_person_are_for_the_desk(fhir: FhirServer, patients: FhirPatients) -> None:
    fhir.put([a_patient("another-card", ANNA)])
    with pytest.raises(ClinicSaidNo, match="несколько"):
        await patients.key_of(identity())
    fhir.delete("Patient", "another-card")


async def test_a_card_that_is_not_in_use_does_not_count(
    fhir: FhirServer, patients: FhirPatients, hospital: Hospital
) -> None:
    fhir.put([{**a_patient("another-card", ANNA), "active": False}])
    assert await patients.key_of(identity()) == hospital.patient()
    fhir.delete("Patient", "another-card")


async def test_who_is_not_known_is_registered_once_where_that_is_wanted(
    fhir: FhirServer, registering: FhirPatients
) -> None:
    new = replace(
        identity(Person(("Зимина", "Ольга", "Игоревна"), date(2001, 2, 3), NAMELESS_NUMBER)),
        sex=Sex.FEMALE,
        phone="+7 911 000-00-00",
    )
    key = await registering.key_of(new)
    assert await registering.key_of(new) == key
    (card,) = fhir.all("Patient", {"identifier": f"{SNILS}|{NAMELESS_NUMBER}"})
    assert (card["name"][0]["family"], card["birthDate"], card["gender"]) == ("Зимина", "2001-02-03", "female")
    fhir.delete("Patient", key)


async def test_without_a_number_nobody_is_registered(fhir: FhirServer, registering: FhirPatients) -> None:
    before = len(fhir.all("Patient"))
    with pytest.raises(ClinicSaidNo, match="не найден"):
        await registering.key_of(named("Зимина", "Ольга", None, snils=None, enp=None))
    assert len(fhir.all("Patient")) == before


async def test_signs_that_mean_something_in_a_search_do_no_harm(patients: FhirPatients) -> None:
    with pytest.raises(ClinicSaidNo, match="не найден"):
        await patients.key_of(named("Ковалёва,Лебедев|$\\", "Анна", None, snils=None, enp=None))
