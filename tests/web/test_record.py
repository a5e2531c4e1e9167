"""A record in words: where a value stands, what it was before, how old a copy is, what a referral leads to."""

from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from web.client.enums import Finding
from web.client.fragments import Examined, Lack, Measured, Origin, Referred, Vaccinated, VisitLine
from web.client.record_people import RecordPeopleViewerPatients
from web.pages.vaccinations.view import vaccination_of
from web.pages.visits.view import Wish, about, rows_of
from web.preferences import Preferences
from web.record.look import whose
from web.record.origin import notes_of, source_of
from web.record.paper import size
from web.record.referral import referral_of
from web.record.result import results_of
from web.record.value import bar_of, history, value_of

READER = Preferences("ru", "Europe/Moscow")
TODAY = date(2026, 11, 22)
AT = datetime(2026, 11, 3, 9, 30, tzinfo=UTC)
OWN = {"name": "own", "title": "Талон", "readAt": None, "ageSeconds": 0}


def measured(number: float | None, low: float | None, high: float | None, finding: str = "NORMAL") -> Measured:
    given = {"name": "Гемоглобин", "number": number, "text": f"{number} г/л", "unit": "г/л", "low": low, "high": high}
    return Measured.model_validate({**given, "rangeText": None, "finding": finding, "note": None})


def examined(at: datetime, *values: Measured, **more: Any) -> Examined:
    given = {"id": "r", "title": "Кровь", "takenAt": at, "status": "FINAL", "conclusion": None, "clinicName": None}
    told = [value.model_dump(by_alias=True) for value in values]
    return Examined.model_validate({**given, "values": told, "source": OWN, **more})


def visit(day: date, **more: Any) -> VisitLine:
    given = {
        "id": f"v{day}",
        "kind": "CONSULTATION",
        "startsAt": datetime(day.year, day.month, day.day, 9, tzinfo=UTC),
        "day": day,
        "clinicName": "Больница № 2",
        "clinic": None,
        "doctorName": None,
        "specialty": None,
        "diagnoses": [],
        "conclusion": None,
        "source": OWN,
    }
    return VisitLine.model_validate({**given, **more})


def referred(**more: Any) -> Referred:
    given = {
        "id": "f1",
        "number": "Н-1",
        "specialtyName": "Кардиолог",
        "specialty": {"id": "s1", "name": "Кардиология"},
        "state": "USABLE",
        "urgent": False,
        "issuedAt": AT,
        "until": date(2026, 12, 12),
        "clinicName": None,
        "doctorName": "Ершова Д. Д.",
        "toClinic": None,
        "appointment": None,
        "source": OWN,
    }
    return Referred.model_validate({**given, **more})


@pytest.mark.parametrize(("number", "place"), [(120, 27.3), (150, 72.7), (135, 50)])
def test_a_value_stands_in_its_range_as_far_as_it_is_from_the_ends(number: float, place: float) -> None:
    bar = bar_of(measured(number, 120, 150))
    assert bar is not None
    assert (round(bar.at, 1), round(bar.start, 1), round(bar.width, 1)) == (place, 27.3, 45.5)


@pytest.mark.parametrize("number", [-1e9, 0, 1e9])
def test_a_value_far_outside_stays_on_the_bar(number: float) -> None:
    bar = bar_of(measured(number, 120, 150))
    assert bar is not None
    assert 0 < bar.at < 100


@pytest.mark.parametrize(("low", "high", "start", "whole"), [(None, 5.2, 0, False), (1.2, None, None, True)])
def test_a_range_with_an_open_end_reaches_to_that_end(
    low: float | None, high: float | None, start: float | None, whole: bool
) -> None:
    bar = bar_of(measured(3, low, high))
    assert bar is not None
    assert start is None or bar.start == start
    assert (round(bar.start + bar.width) == 100) is whole


@pytest.mark.parametrize(
    ("number", "low", "high"),
    [
        (None, 1, 2),
        (1, None, None),
        (1, 5, 5),
        (1, 5, 4),
        (float("nan"), 1, 2),
        (1, float("-inf"), 2),
        (1, None, 0),
        (1, 0, None),
    ],
)
def test_what_cannot_be_drawn_has_no_bar(number: float | None, low: float | None, high: float | None) -> None:
    assert bar_of(measured(number, low, high)) is None


def test_what_a_value_was_before_is_told_newest_first_and_nothing_of_later() -> None:
    days = [datetime(2026, month, 1, tzinfo=UTC) for month in (1, 3, 5, 7)]
    results = [examined(day, measured(100 + n, 120, 150, "LOW")) for n, day in enumerate(days)]
    view = value_of(results[2].values[0], days[2], history(results), READER)
    assert [(one.day, one.text, one.words) for one in view.before] == [
        ("1 марта 2026", "101 г/л", "ниже обычного"),
        ("1 января 2026", "100 г/л", "ниже обычного"),
    ]


def test_a_value_in_another_unit_is_another_value() -> None:
    other = measured(11.2, 12, 15).model_copy(update={"unit": "г/дл"})
    results = [examined(AT, measured(112, 120, 150)), examined(AT.replace(month=1), other)]
    assert value_of(results[0].values[0], AT, history(results), READER).before == []


@pytest.mark.parametrize("finding", Finding)
def test_every_finding_has_a_shape_and_words_but_the_unknown(finding: Finding) -> None:
    view = value_of(measured(1, 1, 2, finding.value), AT, {}, READER)
    assert (view.words == "") is (finding is Finding.UNKNOWN)
    assert view.tone in ("usual", "low", "high", "other", "unknown")


def test_only_what_is_not_final_says_so() -> None:
    told = [results_of([examined(AT, status=status)], READER)[0].status for status in ("FINAL", "PRELIMINARY")]
    assert told == ["", "предварительный"]


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(5, "только что"), (200, "3 мин назад"), (7300, "2 ч назад")],
)
def test_a_copy_says_how_old_it_is(seconds: int, words: str) -> None:
    origin = {"name": "h2", "title": "Больница № 2", "readAt": AT, "ageSeconds": seconds}
    assert source_of(Origin.model_validate(origin), READER) == f"Больница № 2, обновлено {words}"


def test_what_is_kept_here_has_no_age() -> None:
    assert source_of(Origin.model_validate(OWN), READER) == "Талон"


@pytest.mark.parametrize(
    ("code", "again", "href"),
    [
        ("SOURCE_SILENT", True, ""),
        ("COPY_SHOWN", True, ""),
        ("NO_IDENTIFIER", False, "/family"),
        ("SEVERAL", False, ""),
    ],
)
def test_a_note_offers_what_may_help(code: str, again: bool, href: str) -> None:
    lack = {"code": code, "sourceName": "h2", "message": "Больница молчит.", "count": None}
    (note,) = notes_of([Lack.model_validate(lack)])
    assert (note.words, note.again, note.href) == ("Больница молчит.", again, href)


def test_a_year_is_told_before_its_first_visit_only() -> None:
    days = [date(2026, 5, 2), date(2026, 1, 3), date(2025, 12, 30)]
    rows = rows_of([visit(day) for day in days], READER)
    assert [row.year for row in rows] == ["2026", "", "2025"]
    assert rows_of([visit(date(2025, 2, 1))], READER, "2025")[0].year == ""


def test_a_visit_is_about_its_main_diagnosis_else_its_conclusion_cut_at_a_word() -> None:
    second = {"text": "Кашель", "code": None, "main": False}
    first = {"text": "Бронхит", "code": "J20.9", "main": True}
    assert about(visit(TODAY, diagnoses=[second, first])) == "Бронхит"
    long = about(visit(TODAY, conclusion="слово\n" * 60))
    assert long.endswith("слово…")
    assert len(long) < 150


def test_days_that_were_typed_are_more_than_a_period() -> None:
    assert Wish(period="year").days(TODAY) == (date(2025, 11, 21), None)
    assert Wish(period="year", until="2026-05-01").days(TODAY) == (None, date(2026, 5, 1))


def test_an_address_that_makes_no_sense_does_not_narrow() -> None:
    asked = Wish(kind="PARTY", period="ever", since="yesterday").filter(TODAY)
    assert (asked.kind, asked.since, asked.until) == (None, None, None)


def test_a_usable_referral_leads_to_its_doctors_for_that_patient() -> None:
    view = referral_of(referred(toClinic={"id": "c1", "shortName": "Поликлиника № 1"}), "p1", READER)
    wish = {name: value[0] for name, value in parse_qs(urlsplit(view.href).query).items()}
    assert wish == {"q": "Кардиология", "specialty": "s1", "clinic": "c1", "who": "p1", "referral": "f1"}


@pytest.mark.parametrize(
    ("state", "until", "helped"),
    [("EXPIRED", "Действовало до 12 декабря 2026", True), ("COMPLETED", "Действует до 12 декабря 2026", False)],
)
def test_a_referral_that_is_over_cannot_be_booked_with(state: str, until: str, helped: bool) -> None:
    view = referral_of(referred(state=state), "p1", READER)
    assert (view.usable, view.href, view.until, bool(view.help)) == (False, "", until, helped)


def test_a_used_referral_leads_to_its_ticket() -> None:
    view = referral_of(referred(state="USED", appointment={"code": "К7-4ТМ", "startsAt": AT}), "p1", READER)
    assert (view.href, view.ticket, view.ticket_words) == ("", "К7-4ТМ", "Запись на 3 ноября, 9:30")


def test_a_dose_is_a_number_or_the_words_of_its_clinic() -> None:
    given = {"id": "i", "vaccine": "АДС-М", "disease": None, "givenAt": AT, "lot": None, "clinicName": None}
    told = [vaccination_of(Vaccinated.model_validate({**given, "dose": dose, "source": OWN}), READER) for dose in "2V"]
    assert [one.about for one in told] == ["доза 2", "V"]
    assert (told[0].disease, told[0].vaccine) == ("АДС-М", "")


def test_nobody_who_calls_at_the_desk_and_nobody_hidden_is_offered() -> None:
    def patient(who: str, relation: str, *, visits: bool = True) -> Any:
        name = {"full": who, "short": who, "given": who}
        given = {"id": who, "name": name, "birthDate": TODAY, "relation": relation}
        return RecordPeopleViewerPatients.model_validate({**given, "scopes": {"visits": visits, "documents": False}})

    found = whose(
        [
            patient("child", "CHILD"),
            patient("hidden", "PARENT", visits=False),
            patient("caller", "CALLER"),
            patient("me", "SELF"),
        ]
    )
    assert [one.value for one in found] == ["me", "child"]


@pytest.mark.parametrize(("count", "words"), [(10, "1 КБ"), (130_000, "127 КБ"), (2_500_000, "2,4 МБ")])
def test_a_file_says_how_large_it_is(count: int, words: str) -> None:
    assert size(count, READER) == words
