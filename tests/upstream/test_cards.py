"""Clinics that no system connects are found with a card, and their file is read item by item."""

from typing import Any

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as any_

from booking.ports import BookingWay, ClinicReport
from storage.models import Clinic
from storage.queries.clinics import ClinicSearch, find_clinics
from tests.services.clock import SetClock
from upstream.cards import BadCards, Cards, read_card, read_cards, read_hours, take_in_cards
from upstream.intake import Intake
from upstream.listing import Rejection

REGION = {"code": "lakes", "name": "Озёрный край", "name_en": "Lake District"}
CARD: dict[str, Any] = {
    "key": "fap-staraya",
    "name": "ФАП деревни Старая",
    "kind": "ADULT",
    "address": "д. Старая, ул. Мира, д. 1",
    "zone": "Europe/Moscow",
    "phone": "+7 81379 5-44-03",
    "hours": {"mon-fri": "08:00-15:00", "sat": "09:00-12:00"},
    "latitude": 60.71,
    "longitude": 30.12,
}
JSON = any_.recursive(
    any_.none() | any_.booleans() | any_.integers() | any_.floats() | any_.text(),
    lambda inner: any_.lists(inner, max_size=3) | any_.dictionaries(any_.text(), inner, max_size=3),
    max_leaves=8,
)


def of(*clinics: Any) -> Cards:
    return read_cards(orjson.dumps({"region": REGION, "clinics": list(clinics)}))


async def quiet(_: Any) -> None:
    pass


def test_a_card_is_a_clinic_one_telephones() -> None:
    cards = of(CARD)
    [report] = cards.clinics.items
    assert (report.booking, report.phone) == (BookingWay.BY_PHONE, "+7 81379 5-44-03")
    assert [(one.weekday, f"{one.opens:%H:%M}") for one in report.hours][-2:] == [(5, "08:00"), (6, "09:00")]
    assert (cards.region.code, report.short_name) == ("lakes", "ФАП деревни Старая")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"key": 7}, "no_key"),
        ({"key": " "}, "no_key"),
        ({"name": ""}, "no_text"),
        ({"zone": None}, "no_text"),
        ({"kind": "HUT"}, "unknown_kind"),
        ({"phone": 5}, "bad_text"),
        ({"latitude": "60"}, "bad_coordinates"),
        ({"hours": {"mon-fry": "08:00-15:00"}}, "bad_hours"),
        ({"hours": {"mon": "8-15"}}, "bad_hours"),
        ({"hours": {"fri-mon": "08:00-15:00"}}, "bad_hours"),
        ({"hours": {"mon": "25:00-26:00"}}, "bad_hours"),
        ({"fone": "1"}, "unknown_field"),
    ],
)
def test_a_card_that_can_not_be_used_is_skipped_with_a_code(change: dict[str, Any], code: str) -> None:
    outcome = read_card(CARD | change)
    assert isinstance(outcome, Rejection)
    assert outcome.code == code


@pytest.mark.parametrize("content", [b"", b"[", b"[]", b"{}", b'{"clinics": []}', b'{"clinics": [], "region": {}}'])
def test_a_file_that_is_no_list_of_cards_is_refused(content: bytes) -> None:
    with pytest.raises(BadCards):
        read_cards(content)


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(JSON | any_.fixed_dictionaries({}, optional=dict.fromkeys(CARD, JSON)))
def test_any_json_is_a_card_or_a_coded_rejection(item: Any) -> None:
    assert isinstance(read_card(item), ClinicReport | Rejection)
    assert read_hours(item) is None or isinstance(read_hours(item), tuple)


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(any_.sampled_from(list(CARD)), JSON)
def test_one_wrong_field_spoils_one_card_at_most(field: str, value: Any) -> None:
    assert isinstance(read_card(CARD | {field: value}), ClinicReport | Rejection)


@pytest.mark.usefixtures("database")
async def test_cards_are_found_and_withdrawn_with_their_file(clock: SetClock) -> None:
    intake = Intake("card", clock, quiet)
    await take_in_cards(intake, of(CARD, CARD | {"key": "second", "zone": "Europe/Atlantis"}, CARD | {"key": "third"}))
    [found, _] = await find_clinics(ClinicSearch(text="старая"), None, first=5)
    clinic = await Clinic.get(id=found.id)
    assert (clinic.system, clinic.booking, clinic.phone) == ("card", "BY_PHONE", "+7 81379 5-44-03")
    again = await take_in_cards(intake, of(CARD))
    assert (again.written.added, again.written.changed, again.written.vanished) == (0, 0, 1)
    assert [clinic.native_key for clinic in await Clinic.filter(active=True)] == ["fap-staraya"]
