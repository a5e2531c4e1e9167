"""A right to act in words: what is allowed, until when, what is awaited."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from web.acting import acting_of, dispute_of, invitation_of, scopes_in, sent_of
from web.client.fragments import Acting, Asked, Claimed, Sent
from web.preferences import Preferences

READER = Preferences("ru", "Europe/Moscow")
ALL = {"book": True, "visits": True, "documents": True}
AT = datetime(2026, 11, 20, 9, tzinfo=UTC)


def acting(**more: Any) -> Acting:
    given = {
        "id": "g1",
        "patient": None,
        "patientName": "Ковалёв Миша",
        "guardianName": "Ковалёва А. С.",
        "yours": True,
        "relation": "CHILD",
        "state": "ACTIVE",
        "scopes": ALL,
        "since": date(2026, 11, 1),
        "until": None,
        "endsOfAgeOn": None,
        "agreedBy": "GUARDIAN",
        "askedAt": None,
        "endedAt": None,
        "endReason": None,
        "awaits": None,
        "createdAt": AT,
        **more,
    }
    return Acting.model_validate(given)


def test_what_is_allowed_is_told_in_the_order_of_the_page() -> None:
    view = acting_of(acting(scopes={"book": True, "visits": False, "documents": True}), READER)
    assert view.can == "Можно: записывать, видеть документы и журнал"
    assert acting_of(acting(scopes=dict.fromkeys(ALL, False)), READER).can == "Пока ничего нельзя"


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({}, "действует"),
        ({"askedAt": AT}, "возраст позволяет решать самому: ждём ответа, право пока действует"),
        ({"state": "PROPOSED", "awaits": "YOUR_CODE"}, "осталось ввести код"),
        ({"state": "PROPOSED", "awaits": "YOUR_ANSWER"}, "ждёт вашего ответа"),
        ({"state": "PROPOSED"}, "ещё не действует"),
        (
            {"state": "ENDED", "endedAt": AT, "endReason": "DEPENDANT"},
            "закончилось 20 ноября: прекратил сам человек",
        ),
    ],
)
def test_its_state_says_what_is_awaited_or_how_it_ended(more: dict[str, Any], words: str) -> None:
    assert acting_of(acting(**more), READER).state_words == words


def test_its_end_is_the_day_agreed_on_or_the_coming_of_age() -> None:
    until, of_age = date(2030, 1, 2), date(2035, 9, 3)
    assert acting_of(acting(until=until, endsOfAgeOn=of_age), READER).until == "до 2 января 2030"
    assert acting_of(acting(endsOfAgeOn=of_age), READER).until == "до совершеннолетия, 3 сентября 2035"


def test_nothing_is_awaited_of_what_has_ended() -> None:
    assert acting_of(acting(state="ENDED", awaits="YOUR_CODE"), READER).waits == ""


def test_a_code_says_where_it_went() -> None:
    sent = Sent.model_validate({"handle": "h", "channel": "SMS", "to": "+7 900 •••-••-01", "expiresAt": AT})
    assert "+7 900 •••-••-01" in sent_of(sent, "ru").words
    assert sent_of(None, "ru").handle == ""


def test_only_the_boxes_that_were_ticked_are_allowed() -> None:
    given = scopes_in({"book": "on", "documents": "on"})
    assert (given.book, given.visits, given.documents) == (True, False, True)


def test_an_answered_invitation_is_not_open() -> None:
    given = {
        "id": "i",
        "patientName": "Миша",
        "from": "Анна",
        "relation": "CHILD",
        "scopes": ALL,
        "until": None,
        "to": "+7 900 •••-••-02",
        "expiresAt": AT,
    }
    assert invitation_of(Asked.model_validate({**given, "state": "OPEN"}), READER).open
    assert not invitation_of(Asked.model_validate({**given, "state": "ACCEPTED"}), READER).open


def test_a_claimant_is_not_told_of_whom_and_the_other_side_is_told_who_claims() -> None:
    given = {"id": "d", "relation": "CHILD", "state": "OPEN", "words": None, "createdAt": AT, "decidedAt": None}
    yours = Claimed.model_validate({**given, "yours": True, "claimantName": None, "patientName": None})
    told = {**given, "yours": False, "claimantName": "Орлов П. А.", "patientName": "Ковалёв Миша"}
    theirs = Claimed.model_validate(told)
    assert "Вы просите" in dispute_of(yours, READER).words
    assert "Орлов П. А." in dispute_of(theirs, READER).words
