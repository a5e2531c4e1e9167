"""The record on the page: visits of a family, their PDF, results, vaccinations, referrals, clinics booked elsewhere."""

import json
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys import town as towns
from tests.journeys.conftest import PHONE, Open
from tests.journeys.records import choose_person, open_record, see_record
from tests.journeys.region import SITE, address
from tests.journeys.relatives import PHONES, snils
from tests.journeys.steps import FREE, book, let_go, sign_in, step_up
from tests.journeys.test_desk import open_call
from tests.journeys.town import Town

SILENT = json.dumps(
    [
        {
            "name": "hospital",
            "kind": "fhir",
            "url": "http://127.0.0.1:9/fhir",
            "title": {"ru": "Областная больница", "en": "Regional hospital"},
        }
    ]
)
CARDIOLOGISTS = "Кардиодиспансер"


@pytest.fixture(scope="module")
def silent(built: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    """A town with one more source of records, which never answers."""
    with towns.running(tmp_path_factory.mktemp("silent"), SILENT) as running:
        yield running


def test_a_mother_looks_at_her_visits_and_her_sons(open_page: Open) -> None:
    page = open_page()
    open_record(page, "anna")
    expect(page.locator("a.row").first).to_contain_text("Острый бронхит")
    expect(page.get_by_role("heading", name="2025")).to_be_visible()
    choose_person(page, "Ковалёв Миша Дмитриевич")
    expect(page.locator("a.row", has_text="Острый бронхит")).to_have_count(0)
    expect(page.locator("a.row", has_text="Педиатр").first).to_be_visible()
    page.go_back()
    expect(page.locator("a.row").first).to_contain_text("Острый бронхит")


def test_visits_are_narrowed_and_the_address_says_to_what(open_page: Open) -> None:
    page = open_page()
    open_record(page, "anna")
    everything = page.locator("a.row").count()
    page.get_by_label("Вид").select_option(label="скорая помощь")
    expect(page.locator("a.row")).to_have_count(1)
    expect(page.locator("a.row")).to_contain_text("Боль")
    page.reload()
    expect(page.locator("a.row")).to_have_count(1)
    page.get_by_label("За какое время").select_option(label="За 3 месяца")
    expect(page.get_by_role("heading", name="Таких посещений нет")).to_be_visible()
    page.get_by_role("link", name="Сбросить").click()
    expect(page.locator("a.row")).to_have_count(everything)
    page.locator("summary", has_text="Найти по словам").click()
    page.get_by_label("Слова").fill("диспансеризация")
    page.get_by_role("button", name="Показать").click()
    expect(page.locator("a.row")).to_have_count(1)
    expect(page.locator("a.row")).to_contain_text("Общий медицинский осмотр")


def test_a_visit_tells_what_was_found_and_is_taken_along_as_pdf(open_page: Open) -> None:
    page = open_page()
    open_record(page, "anna")
    assert is_pdf(page, page.get_by_role("link", name="Скачать PDF за это время"))
    page.locator("a.row").first.click()
    expect(page.get_by_role("heading", name="Терапевт", level=1)).to_be_visible()
    for words in ("Кашель вторую неделю", "J20.9", "обильное тёплое питьё", "Амброксол", "Кардиолог"):
        expect(page.locator("article.sheet")).to_contain_text(words)
    expect(page.locator("article.sheet")).to_contain_text(re.compile("Источник: .+"))
    low = page.locator(".value", has_text="Гемоглобин")
    expect(low).to_contain_text("ниже обычного")
    assert place(low) < 0, "below the range"
    assert 0 < place(page.locator(".value", has_text="Эритроциты")) < 1, "within it"
    assert place(page.locator(".value", has_text="Лейкоциты")) > 1, "above it"
    low.locator("summary").click()
    expect(low.locator(".earlier li").first).to_contain_text("119")
    assert is_pdf(page, page.get_by_role("link", name="Скачать PDF"))


def place(value: Locator) -> float:
    """Where the mark stands: 0 at the beginning of the usual range, 1 at its end."""
    usual, mark = value.locator(".bar-usual").bounding_box(), value.locator(".bar-mark").bounding_box()
    assert usual
    assert mark
    return (mark["x"] + mark["width"] / 2 - usual["x"]) / usual["width"]


def is_pdf(page: Page, link: Locator) -> bool:
    with page.expect_download() as download:
        link.click()
    return Path(download.value.path()).read_bytes().startswith(b"%PDF-")


def test_a_past_ticket_leads_to_what_the_doctor_wrote(open_page: Open) -> None:
    page = open_page()
    sign_in(page, "anna", "/appointments")
    past = page.locator("a.row", has=page.locator("[data-status=FULFILLED]"))
    past.filter(has_text="Терапевт").first.click()
    page.get_by_role("link", name="Что было на приёме").click()
    step_up(page, "anna")
    expect(page.get_by_role("heading", name="Терапевт", level=1)).to_be_visible()
    expect(page.locator("article.sheet")).to_contain_text("Острый бронхит")
    page.get_by_role("link", name="Открыть талон").click()
    expect(page.locator(".ticket-code")).to_be_visible()


def test_a_childs_vaccinations_are_listed(open_page: Open) -> None:
    page = open_page(viewport=PHONE)
    open_record(page, "anna", "/vaccinations")
    choose_person(page, "Ковалёва Соня Дмитриевна")
    expect(page.locator(".tab[aria-current]")).to_be_in_viewport(ratio=0.9)
    given = page.locator("li.row")
    expect(given.filter(has_text="Полиомиелит").first).to_contain_text(re.compile(r"\d{1,2}\s[а-я]+\s20\d\d"))
    expect(given.nth(3)).to_be_visible()


def test_a_referral_is_booked_with_and_then_it_is_used(open_page: Open) -> None:
    page = open_page()
    open_record(page, "anna", "/referrals")
    card = page.locator(".card", has_text="Кардиолог")
    expect(card).to_contain_text("можно записаться")
    over = page.locator(".card", has_text="Ревматолог")
    expect(over).to_contain_text("срок вышел")
    expect(over.get_by_role("link", name="Записаться")).to_have_count(0)
    card.get_by_role("link", name="Записаться").click()
    expect(page.get_by_text("Вы записываетесь по направлению")).to_be_visible()
    take_a_cardiologist(page)
    expect(page.get_by_role("radio", name=re.compile("Кардиолог"))).to_be_checked()
    book(page)

    see_record(page, "/referrals")
    card = page.locator(".card", has_text="Кардиолог")
    expect(card).to_contain_text("вы записаны")
    card.get_by_role("link", name=re.compile("Запись на")).click()
    page.get_by_role("button", name="Отменить запись").click()
    page.get_by_role("button", name=re.compile("Да, отменить|Всё равно отменить")).click()
    expect(page.locator(".ticket")).to_have_attribute("data-closed", "true")
    see_record(page, "/referrals")
    expect(page.locator(".card", has_text="Кардиолог")).to_contain_text("можно записаться")


def take_a_cardiologist(page: Page) -> None:
    """One who wants a referral; on Confirm the rest is asked."""
    page.locator(".card", has_text=CARDIOLOGISTS).locator("button.button-free").first.click()
    expect(page.get_by_role("timer")).to_contain_text("Время ваше ещё")


def test_the_referral_is_chosen_after_a_second_step_and_the_time_stays(open_page: Open) -> None:
    page = open_page()
    sign_in(page, "anna")
    page.goto("/?q=Кардиолог")
    take_a_cardiologist(page)
    page.get_by_role("link", name="Пройти второй шаг").click()
    step_up(page, "anna")
    expect(page.get_by_role("timer")).to_contain_text("Время ваше ещё")
    expect(page.get_by_role("radio", name=re.compile("Кардиолог"))).to_be_checked()
    let_go(page)


def test_who_has_no_referral_is_told_where_to_get_one(open_page: Open) -> None:
    page = open_page()
    open_record(page, "pavel", "/referrals")
    expect(page.get_by_role("heading", name="Направлений пока нет")).to_be_visible()
    page.goto("/?q=Кардиолог")
    take_a_cardiologist(page)
    expect(page.get_by_text("Подходящего направления нет")).to_be_visible()
    page.get_by_role("button", name="Записаться", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("направлени")
    page.get_by_role("alert").get_by_role("link", name="Выбрать направление").click()
    expect(page.get_by_role("heading", name="Направлений пока нет")).to_be_visible()


def test_a_referral_that_fits_no_longer_is_refused_in_words(town: Town, open_page: Open) -> None:
    page = open_page()
    open_record(page, "anna", "/referrals")
    page.locator(".card", has_text="Кардиолог").get_by_role("link", name="Записаться").click()
    take_a_cardiologist(page)
    expect(page.get_by_role("radio", name=re.compile("Кардиолог"))).to_be_checked()
    with to_another_specialist(town):
        page.get_by_role("button", name="Записаться", exact=True).click()
        expect(page.get_by_role("alert")).to_contain_text("направлени")
        expect(page.get_by_role("alert").get_by_role("link", name="Выбрать направление")).to_be_visible()
    let_go(page)


class to_another_specialist:  # noqa: N801 – reads as a sentence
    """While it lasts, every referral to a cardiologist leads to a neurologist."""

    CHANGE = (
        "UPDATE record_entry SET specialty_id = (SELECT id FROM specialty WHERE name = ?) WHERE kind = 'REFERRAL'"
        " AND specialty_id = (SELECT id FROM specialty WHERE name = ?)"
    )

    def __init__(self, town: Town) -> None:
        self.database = town.folder / "talon.sqlite3"

    def __enter__(self) -> None:
        self._change("Невролог", "Кардиолог")

    def __exit__(self, *_failure: object) -> None:
        self._change("Кардиолог", "Невролог")

    def _change(self, to: str, since: str) -> None:
        with sqlite3.connect(self.database, timeout=10) as database:
            assert database.execute(self.CHANGE, (to, since)).rowcount > 0


def test_a_clinic_with_a_telephone_only_has_its_card(open_page: Open) -> None:
    page = open_page()
    page.goto("/")
    line = page.locator(".absent")
    expect(line).to_contain_text("позвоните")
    line.locator("summary").click()
    expect(line.locator("a[href^='tel:']").first).to_be_visible()
    line.get_by_role("link", name=re.compile("Амбулатория")).click()
    expect(page.get_by_text("Запись только по телефону")).to_be_visible()
    expect(page.locator(".facts")).to_contain_text(re.compile(r"пн.*\d"))
    near = page.locator("section", has=page.get_by_role("heading", name=re.compile("Ближайшие"))).locator("a.row")
    expect(near.first).to_be_visible()
    near.first.click()
    expect(page.locator(".card-name").first).to_be_visible()


def test_what_is_booked_elsewhere_leads_there_and_holds_nothing(town: Town, open_page: Open) -> None:
    page = open_page()
    page.goto(address(town.special.elsewhere))
    expect(page.get_by_text("записывает клиника на своём сайте")).to_be_visible()
    before = holds(town)
    page.locator(FREE).first.click()
    link = page.get_by_role("alert").get_by_role("link", name="Записаться на сайте клиники")
    expect(link).to_have_attribute("href", re.compile(re.escape(SITE)))
    expect(link).to_have_attribute("target", "_blank")
    expect(link).to_have_attribute("rel", "noopener noreferrer")
    assert holds(town) == before


def holds(town: Town) -> int:
    with sqlite3.connect(town.folder / "talon.sqlite3", timeout=10) as database:
        return int(database.execute("SELECT COUNT(*) FROM claim").fetchone()[0])


def test_a_source_that_is_silent_is_told_of_and_hides_nothing_else(silent: Town, open_page: Open) -> None:
    page, desk = open_page(base_url=silent.origin), open_page(base_url=silent.origin)
    open_record(page, "anna")
    expect(page.locator(".lacks")).to_contain_text("СНИЛС")
    expect(page.locator(".lacks").get_by_role("link", name="Открыть документы")).to_be_visible()
    expect(page.locator("a.row").first).to_contain_text("Острый бронхит")
    vouch_for_anna(desk)
    page.reload()
    expect(page.locator(".lacks")).to_contain_text("Областная больница")
    page.locator(".lacks").get_by_role("button", name="Спросить ещё раз").click()
    expect(page.locator("a.row").first).to_contain_text("Острый бронхит")
    expect(page.locator(".lacks")).to_contain_text("Областная больница")


def vouch_for_anna(page: Page) -> None:
    """The desk has seen her СНИЛС: only by a number that was seen is she looked for elsewhere."""
    sign_in(page, "irina", "/desk")
    open_call(page, PHONES["anna"])
    page.locator("summary", has_text="Подтвердить личность").click()
    page.get_by_label("Документ", exact=True).select_option(label="СНИЛС")
    page.get_by_label("Номер документа").fill(snils(700_001))
    expect(page.get_by_text("Номер верный")).to_be_visible()
    page.get_by_role("button", name="Подтвердить личность").click()
    expect(page.get_by_text("Личность подтверждена")).to_be_visible()
