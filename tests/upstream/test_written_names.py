from datetime import date

import pytest

from booking.ports import Absence, PersonName
from tests.services.clock import START
from tests.upstream.captured import YEAR, captured
from upstream.written_names import read_name, read_section

TODAY = date(2025, 2, 17)


def test_the_name_of_the_specification_is_split_into_person_department_section_and_absence() -> None:
    written = read_name("Гаврилова В.В. 3 ТО 32 участок (с 24.02 по 10.03 без приема)", TODAY)
    assert written.person == PersonName("Гаврилова", "В.", "В.")
    assert (written.department, written.section, written.rest) == ("3 ТО", "32", None)
    assert written.absence == Absence(date(2025, 2, 24), date(2025, 3, 10))


@pytest.mark.parametrize(
    ("text", "section"),
    [
        ("Березина А.А. 3 ТО 25/27 участки", "25/27"),
        ("Ильина З.З. 3 ТО 28/29/34 участки", "28/29/34"),
        ("Ильина З.З. 3 ТО 28, 29 участки", "28/29"),
        ("Носова М.М. 4 ТО 40 участок", "40"),
        ("Носова М.М. 4 ТО", None),
        ("Носова М.М. участок № 7", "7"),
    ],
)
def test_sections_are_read_in_the_ways_they_are_written(text: str, section: str | None) -> None:
    assert read_name(text, TODAY).section == section


@pytest.mark.parametrize(
    ("text", "person", "rest"),
    [
        ("Иванова-Петрова Ё.Ж.", PersonName("Иванова-Петрова", "Ё.", "Ж."), None),
        ("Ким А.", PersonName("Ким", "А.", None), None),
        ("Сидорова Анна Ильинична", PersonName("Сидорова", "Анна", "Ильинична"), None),
        ("Орлов П.П. (только по направлению)", PersonName("Орлов", "П.", "П."), "(только по направлению)"),
        ("Кабинет доврачебного осмотра", PersonName("Кабинет доврачебного осмотра", "", None), None),
        ("", PersonName("", "", None), None),
    ],
)
def test_what_is_no_section_is_the_person_or_the_rest(text: str, person: PersonName, rest: str | None) -> None:
    written = read_name(text, TODAY)
    assert (written.person, written.rest) == (person, rest)


@pytest.mark.parametrize(
    ("text", "today", "since", "until"),
    [
        ("Юн Б.Б. (с 03.02 по 16.02 без приема)", TODAY, date(2025, 2, 3), date(2025, 2, 16)),
        ("Юн Б.Б. (с 31.03 по 06.04 без приёма)", TODAY, date(2025, 3, 31), date(2025, 4, 6)),
        ("Юн Б.Б. с 25.12 по 10.01 без приема", date(2025, 12, 20), date(2025, 12, 25), date(2026, 1, 10)),
        ("Юн Б.Б. с 25.12 по 10.01 без приема", date(2026, 1, 5), date(2025, 12, 25), date(2026, 1, 10)),
        ("Юн Б.Б. с 10.01 по 20.01 без приема", date(2025, 12, 20), date(2026, 1, 10), date(2026, 1, 20)),
        ("Юн Б.Б. (с 29.02 по 05.03 без приема)", date(2028, 2, 1), date(2028, 2, 29), date(2028, 3, 5)),
        ("Юн Б.Б. (с 01.02.2027 по 05.02.27 без приема)", TODAY, date(2027, 2, 1), date(2027, 2, 5)),
    ],
)
def test_an_absence_without_a_year_is_the_one_nearest_to_today(
    text: str, today: date, since: date, until: date
) -> None:
    assert read_name(text, today).absence == Absence(since, until)


@pytest.mark.parametrize(
    "text", ["Юн Б.Б. (с 31.02 по 40.13 без приема)", "Юн Б.Б. (с 10.02.2025 по 01.02.2025 без приема)"]
)
def test_days_that_do_not_exist_are_no_absence_and_stay_readable(text: str) -> None:
    written = read_name(text, TODAY)
    assert written.absence is None
    assert "без приема" in (written.rest or "")


def test_sections_are_found_in_a_comment() -> None:
    assert read_section("терапевтические участки № 28, 29, 34") == "28/29/34"
    assert read_section("терапевтический участок № 42.") == "42"
    assert read_section("прием по направлению") is None


def test_every_captured_name_is_understood_to_the_last_word() -> None:
    doctors = captured(START).doctors
    written = [read_name(doctor["name"], START.date()) for doctor in doctors]
    assert len(written) == 16
    assert all(
        one.person.middle and one.department in ("3 ТО", "4 ТО") and one.section and one.rest is None for one in written
    )
    assert [one.section for one in written] == [read_section(doctor["comment"]) for doctor in doctors]
    assert (
        sum(one.absence is not None for one in written)
        == sum("без приема" in doctor["name"] for doctor in doctors)
        == 9
    )


def test_moved_captures_keep_days_of_the_week() -> None:
    there = captured(START)
    assert there.slots[0]["visitStart"] > START.isoformat()
    first = there.slots[0]
    day, hour, doctor = first["id"].split(";")
    assert doctor == "п100.136"
    assert "".join(reversed(day.split("."))) == first["visitStart"][:10].replace("-", "")
    assert date.fromisoformat(first["visitStart"][:10]).weekday() == date(YEAR, 2, 17).weekday()
    assert hour == first["visitStart"][11:16]
