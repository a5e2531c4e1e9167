"""What a FHIR server's entry in the settings may say."""

import pytest

from upstream.configured import BadSystems, read_systems
from upstream.standards.fhir.options import FhirOptions, read_options

URL = '"url": "https://hospital.test/fhir"'


def options(more: str = "", title: str = '{"ru": "Больница", "en": "Hospital"}') -> FhirOptions:
    (system,) = read_systems(f'[{{"name": "hospital", "kind": "fhir", {URL}, "title": {title}{more}}}]')
    return read_options(system)


def test_a_name_and_an_address_are_enough() -> None:
    told = options()
    assert (told.zone, told.region.code, told.region.name, told.region.name_en) == (
        "Europe/Moscow",
        "hospital",
        "Больница",
        "Hospital",
    )
    assert (told.snils, told.register) == ("urn:oid:1.2.643.100.3", False)


def test_the_rest_may_be_said() -> None:
    told = options(
        ', "zone": "Asia/Omsk", "region": "omsk", "region_name": "Омская область", "register_patients": "1",'
        ' "enp_system": "urn:oid:1", "snils_system": "urn:oid:2", "specialty_system": "urn:oid:3"'
    )
    assert (told.zone, told.region.code, told.region.name, told.region.name_en) == (
        "Asia/Omsk",
        "omsk",
        "Омская область",
        None,
    )
    assert (told.enp, told.snils, told.specialties, told.register) == ("urn:oid:1", "urn:oid:2", "urn:oid:3", True)


@pytest.mark.parametrize("more", [', "zone": "Moscow"', ', "zone": "../etc/passwd"', ', "registr_patients": "1"'])
def test_what_would_silently_do_nothing_is_told(more: str) -> None:
    with pytest.raises(BadSystems, match="hospital"):
        options(more)
