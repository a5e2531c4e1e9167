"""The record's screens in every state, at a desk and on a phone, in both languages: pictures for people, and axe."""

import re
import sqlite3
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import town as towns
from tests.journeys.conftest import SIZES, Open, Shoot
from tests.journeys.records import choose_person, open_record, see_record
from tests.journeys.region import LONG_CLINIC, address
from tests.journeys.steps import FREE, let_go, sign_in
from tests.journeys.test_record import SILENT, take_a_cardiologist
from tests.journeys.town import Town

SCREENS = ("visits", "results", "prescriptions", "referrals", "vaccinations", "papers")


@pytest.fixture(scope="module")
def silent(built: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    """A town whose clinics have long names, with one more source of records that never answers."""
    with towns.running(tmp_path_factory.mktemp("silent"), SILENT) as running:
        with sqlite3.connect(running.folder / "talon.sqlite3", timeout=10) as region:
            region.execute("UPDATE clinic SET name = ?, short_name = ?", (LONG_CLINIC, LONG_CLINIC))
        yield running


@pytest.mark.parametrize("size", SIZES)
def test_the_record(size: Any, open_page: Open, shoot: Shoot, town: Town) -> None:
    page = open_page(viewport=size)
    page.goto("/visits")
    expect(page.get_by_role("heading", name="Войдите, чтобы продолжить")).to_be_visible()
    shoot(page, "visits-guest")
    open_record(page, "anna")
    shoot(page, "visits")
    page.locator("summary", has_text="Найти по словам").click()
    shoot(page, "visits-search", whole=False)
    page.locator("a.row").first.click()
    expect(page.locator("article.sheet")).to_be_visible()
    shoot(page, "visit")
    visit = page.url
    page.locator(".value", has_text="Гемоглобин").locator("summary").click()
    shoot(page, "visit-before")
    page.emulate_media(media="print")
    shoot(page, "visit-print", judged=False)
    page.emulate_media(media="screen")
    for screen in SCREENS[1:]:
        see_record(page, f"/{screen}")
        shoot(page, screen)
    see_record(page, "/vaccinations")
    choose_person(page, "Ковалёва Соня Дмитриевна")
    expect(page.locator("li.row").nth(3)).to_be_visible()
    shoot(page, "vaccinations-child")
    page.context.add_cookies([{"name": "talon_language", "value": "en", "url": town.origin}])
    for screen in (*(f"/{one}" for one in SCREENS), visit):
        page.goto(screen)
        expect(page.get_by_role("navigation", name="Health record").or_(page.locator("article.sheet"))).to_be_visible()
        shoot(page, f"{screen.strip('/') if screen != visit else 'visit'}-english")


@pytest.mark.parametrize("size", SIZES)
def test_the_record_of_whom_little_is_known(size: Any, open_page: Open, shoot: Shoot) -> None:
    page = open_page(viewport=size)
    open_record(page, "pavel", "/results")
    for screen in ("results", "prescriptions", "referrals", "vaccinations", "papers"):
        see_record(page, f"/{screen}")
        shoot(page, f"{screen}-none")
    see_record(page, "/visits?kind=HOSPITAL")
    expect(page.get_by_role("heading", name="Таких посещений нет")).to_be_visible()
    shoot(page, "visits-none")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("look", ["dark", "simple"])
def test_other_looks(size: Any, look: str, town: Town, open_page: Open, shoot: Shoot) -> None:
    page = open_page(viewport=size, **({"color_scheme": "dark"} if look == "dark" else {}))
    if look == "simple":
        page.context.add_cookies([{"name": "talon_simple", "value": "1", "url": town.origin}])
    open_record(page, "anna")
    shoot(page, f"visits-{look}", whole=False)
    page.locator("a.row").first.click()
    expect(page.locator("article.sheet")).to_be_visible()
    shoot(page, f"visit-{look}")
    see_record(page, "/referrals")
    shoot(page, f"referrals-{look}")


@pytest.mark.parametrize("size", SIZES)
def test_a_source_is_missing_and_names_are_long(size: Any, silent: Town, open_page: Open, shoot: Shoot) -> None:
    page = open_page(viewport=size, base_url=silent.origin)
    open_record(page, "anna")
    expect(page.locator(".lacks")).to_be_visible()
    shoot(page, "visits-lacking")
    page.locator("a.row").first.click()
    expect(page.locator("article.sheet")).to_be_visible()
    shoot(page, "visit-long-names")


@pytest.mark.parametrize("size", SIZES)
def test_booking_with_a_referral(size: Any, open_page: Open, shoot: Shoot) -> None:
    page = open_page(viewport=size)
    sign_in(page, "anna")
    page.goto("/?q=Кардиолог")
    take_a_cardiologist(page)
    expect(page.get_by_role("link", name="Пройти второй шаг")).to_be_visible()
    shoot(page, "confirm-referral-factor")
    let_go(page)
    open_record(page, "anna", "/referrals")
    page.locator(".card", has_text="Кардиолог").get_by_role("link", name="Записаться").click()
    expect(page.get_by_text("Вы записываетесь по направлению")).to_be_visible()
    shoot(page, "find-referral", whole=False)
    take_a_cardiologist(page)
    expect(page.get_by_role("radio", name=re.compile("Кардиолог"))).to_be_checked()
    shoot(page, "confirm-referral")
    page.get_by_role("radio", name=re.compile("Тамара")).click()
    expect(page.get_by_role("radio", name=re.compile("Тамара"))).to_be_checked()
    without_a_referral(page)
    shoot(page, "confirm-referral-none")
    let_go(page)


def without_a_referral(page: Page) -> None:
    """Books all the same, and is refused."""
    expect(page.get_by_role("radio", name=re.compile("Кардиолог"))).to_have_count(0)
    page.get_by_role("button", name="Записаться", exact=True).click()
    expect(page.get_by_role("alert")).to_be_visible()


@pytest.mark.parametrize("size", SIZES)
def test_clinics_that_are_not_booked_here(size: Any, town: Town, open_page: Open, shoot: Shoot) -> None:
    page = open_page(viewport=size)
    page.goto("/")
    page.locator(".absent summary").click()
    shoot(page, "find-missing", whole=False)
    page.locator(".absent").get_by_role("link", name=re.compile("Амбулатория")).click()
    expect(page.get_by_text("Запись только по телефону")).to_be_visible()
    shoot(page, "clinic")
    page.goto(address(town.special.elsewhere))
    expect(page.locator(FREE).first).to_be_visible()
    page.locator(FREE).first.click()
    expect(page.get_by_role("alert")).to_be_visible()
    shoot(page, "doctor-elsewhere", whole=False)
    page.context.add_cookies([{"name": "talon_language", "value": "en", "url": town.origin}])
    page.reload()
    expect(page.locator(FREE).first).to_be_visible()
    shoot(page, "doctor-elsewhere-english", whole=False)
