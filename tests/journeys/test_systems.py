"""Clinic systems: their keeper sees one that does not answer, pauses it, resumes it and has it read anew."""

import sqlite3
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import SIZES, Open, Shoot
from tests.journeys.steps import open_menu, sign_in
from tests.journeys.town import Town

KEEPER = "UPDATE account SET runs_service = ? WHERE id IN (SELECT account_id FROM login WHERE subject = 'irina')"


@pytest.fixture
def keeper(town: Town, open_page: Open) -> Iterator[str]:
    """Somebody of the desk who looks after the clinic systems too, as `talon systems grant-service` makes one."""
    sign_in(open_page(), "irina")
    _let(town, 1)
    yield "irina"
    _let(town, 0)


def _let(town: Town, runs: int) -> None:
    with sqlite3.connect(town.folder / "talon.sqlite3", timeout=10) as database:
        assert database.execute(KEEPER, (runs,)).rowcount == 1


def test_a_system_that_does_not_answer_is_seen_paused_resumed_and_read_anew(keeper: str, open_page: Open) -> None:
    page = open_page()
    sign_in(page, keeper)
    open_menu(page)
    page.get_by_role("link", name="Системы клиник").click()
    card = page.locator(".card", has_text="Здоровье петербуржца")
    expect(card).to_contain_text("до системы не достучаться")
    card.get_by_role("link").click()
    page.get_by_role("button", name="Поставить на паузу").first.click()
    expect(page.get_by_text("Чтение остановлено")).to_be_visible()
    expect(page.locator(".age").first).to_contain_text("на паузе")
    page.reload()
    page.get_by_role("button", name="Продолжить чтение").first.click()
    expect(page.get_by_text("Чтение продолжается")).to_be_visible()
    page.get_by_role("button", name="Прочитать заново").first.click()
    expect(page.get_by_text("Читаем заново")).to_be_visible()


def test_the_desk_sees_the_systems_and_pauses_nothing_that_is_not_its_own(open_page: Open) -> None:
    page = open_page()
    sign_in(page, "irina", "/desk/systems/spb")
    expect(page.get_by_role("heading", name="Здоровье петербуржца")).to_be_visible()
    expect(page.get_by_role("button", name="Поставить на паузу")).to_have_count(0)


def test_whoever_looks_after_nothing_is_shown_nothing(open_page: Open) -> None:
    page = open_page()
    sign_in(page, "pavel", "/desk/systems")
    expect(page.get_by_role("heading", name="Такой страницы нет")).to_be_visible()


@pytest.mark.parametrize("size", SIZES)
def test_pictures_of_the_systems(keeper: str, open_page: Open, shoot: Shoot, size: dict[str, int]) -> None:
    page = open_page(viewport=size)
    sign_in(page, keeper, "/desk/systems")
    expect(page.locator(".card").first).to_be_visible()
    shoot(page, "systems")
    page.locator(".card-name").first.click()
    expect(page.get_by_role("button", name="Поставить на паузу").first).to_be_visible()
    shoot(page, "system")


def test_pictures_of_the_systems_in_english(keeper: str, town: Town, open_page: Open, shoot: Shoot) -> None:
    page = open_page()
    page.context.add_cookies([{"name": "talon_language", "value": "en", "url": town.origin}])
    sign_in(page, keeper, "/desk/systems")
    expect(page.get_by_role("heading", name="Clinic systems")).to_be_visible()
    expect(page.locator(".card").first).to_be_visible()
    shoot(page, "systems-en")
