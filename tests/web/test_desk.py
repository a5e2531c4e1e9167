"""What an operator types, as a search and as a call on the screen."""

from datetime import UTC, date, datetime, timedelta

from web.client.enums import DocumentKind
from web.client.fragments import Calling
from web.pages.desk.view import call_of, search_of
from web.preferences import Preferences, now

READER = Preferences("ru", "Europe/Moscow")


def calling(**more: object) -> Calling:
    given = {
        "id": "c",
        "reason": "Болит ухо",
        "openedAt": now(),
        "expiresAt": now() + timedelta(minutes=30),
        "closedAt": None,
        "clinic": {"id": "k", "shortName": "Поликлиника № 1", "zone": "Asia/Vladivostok"},
        "patient": {
            "id": "p",
            "name": {"full": "Ковалёва Анна", "short": "Ковалёва А."},
            "birthDate": date(1989, 4, 12),
            "phone": None,
        },
    }
    return Calling.model_validate({**given, **more})


def test_a_search_carries_only_the_way_that_was_chosen() -> None:
    typed = {"clinic": "k", "phone": "+7 900 000-00-01", "documentKind": "SNILS", "documentNumber": "1"}
    by_phone = search_of({**typed, "by": "PHONE"})
    assert (by_phone.phone, by_phone.document_number) == ("+7 900 000-00-01", None)
    by_document = search_of({**typed, "by": "DOCUMENT"})
    assert (by_document.phone, by_document.document_kind) == (None, DocumentKind.SNILS)


def test_a_search_by_name_needs_no_patronymic() -> None:
    wish = search_of(
        {"by": "NAME", "clinic": "k", "familyName": "А", "givenName": "Б", "middleName": "", "birthDate": "1989-04-12"}
    )
    assert (wish.middle_name, wish.birth_date) == (None, date(1989, 4, 12))


def test_a_call_is_over_when_it_is_closed_or_its_time_is() -> None:
    assert call_of(calling(), READER).open
    assert not call_of(calling(closedAt=now()), READER).open
    assert not call_of(calling(expiresAt=now() - timedelta(seconds=1)), READER).open


def test_a_call_ends_by_the_clinics_clock() -> None:
    ends = datetime(2026, 11, 20, 1, 30, tzinfo=UTC)
    assert call_of(calling(expiresAt=ends), READER).until == "Открыто до 11:30"
