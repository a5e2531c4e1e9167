"""The family's, the rights' and the desk's screens, at a desk and on a phone, in both languages: pictures and axe."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import DESK, PHONE, Open, Shoot
from tests.journeys.mail import link_to
from tests.journeys.relatives import PHONES, Relative, add_adult, add_child, fill_in
from tests.journeys.steps import sign_in, step_up
from tests.journeys.test_desk import open_call
from tests.journeys.test_family import path_of
from tests.journeys.town import Town

SIZES = [pytest.param(DESK, id="1280"), pytest.param(PHONE, id="360")]
OWN = ("/family", "/family/add", "/family/dispute", "/consents", "/requests")


@pytest.mark.parametrize("size", SIZES)
def test_adding_by_steps(size: Any, town: Town, open_page: Open, shoot: Shoot) -> None:
    page = open_page(viewport=size)
    sign_in(page, "pavel", "/family")
    expect(page.get_by_role("link", name="Добавить человека")).to_be_visible()
    shoot(page, "family-none")
    one = Relative("Варвара")
    steps = {"Как зовут человека": "name", "Документ": "document", "Всё верно?": "check"}
    fill_in(page, one, lambda heading: shoot(page, f"add-{steps[heading]}") if heading in steps else None)
    page.get_by_role("button", name="Получить код").click()
    expect(page.get_by_role("heading", name="Введите код")).to_be_visible()
    shoot(page, "add-code")
    page.get_by_label("Код из сообщения").fill("000000")
    page.get_by_role("button", name="Подтвердить").click()
    expect(page.get_by_role("alert")).to_be_visible()
    shoot(page, "add-code-wrong")


@pytest.mark.parametrize("size", SIZES)
def test_one_person(size: Any, town: Town, open_page: Open, shoot: Shoot) -> None:
    page = open_page(viewport=size)
    sign_in(page, "anna", "/family")
    expect(page.locator("a.row").first).to_be_visible()
    shoot(page, "family")
    page.locator("a.row", has_text="Миша").click()
    page.get_by_role("button", name="Показать документы").click()
    step_up(page, "anna")
    page.get_by_role("button", name="Показать документы").click()
    expect(page.locator("summary", has_text="Добавить документ")).to_be_visible()
    shoot(page, "member")
    places = {"member": path_of(page.url), "journal": "/journal"}
    page.get_by_role("button", name="Изменить права").click()
    shoot(page, "member-change")
    page.get_by_role("link", name="Пригласить второго родителя").click()
    expect(page.get_by_label("Номер или адрес")).to_be_visible()
    shoot(page, "invite")
    places["invite"] = path_of(page.url)
    page.goto("/journal")
    expect(page.locator(".timeline li").first).to_be_visible()
    shoot(page, "journal")
    page.goto("/consents")
    expect(page.locator("section.card").first).to_be_visible()
    shoot(page, "consents")
    page.goto("/requests")
    expect(page.get_by_role("radio", name="Выгрузить")).to_be_visible()
    shoot(page, "requests")
    page.goto("/family/dispute")
    expect(page.get_by_label("Поликлиника")).to_be_visible()
    shoot(page, "dispute")
    again_in_english(page, town, shoot, places)


@pytest.mark.parametrize("size", SIZES)
def test_the_consent_of_an_adult(size: Any, town: Town, open_page: Open, shoot: Shoot) -> None:
    page, other = open_page(viewport=size), open_page()
    sign_in(other, "pavel", "/family")
    number = 100 + size["width"] % 97
    grown = Relative(
        "Галина", relation="Мама или папа", born=("8", "3", "1950"), number=number, phone=f"+79005551{number:03}"
    )
    add_adult(other, grown)
    link = path_of(link_to(town, grown.phone, "/consent/"))
    page.goto(link)
    expect(page.get_by_role("heading", name=re.compile("просит действовать"))).to_be_visible()
    page.get_by_role("button", name="Получить код на").click()
    expect(page.get_by_label("Код из сообщения")).to_be_visible()
    shoot(page, "agree")
    page.goto("/consent/nobody")
    expect(page.get_by_role("heading", name="больше не действует")).to_be_visible()
    expect(page.locator("main").get_by_role("link", name="Найти врача")).to_be_visible()
    shoot(page, "agree-over")
    again_in_english(open_page(viewport=size), town, shoot, {"agree": link})


@pytest.mark.parametrize("size", SIZES)
def test_an_invitation(size: Any, town: Town, open_page: Open, shoot: Shoot) -> None:
    father, page = open_page(), open_page(viewport=size)
    sign_in(father, "pavel", "/family")
    add_child(father, town, "pavel", Relative("Ульяна"))
    father.get_by_role("link", name="Пригласить второго родителя").click()
    father.get_by_label("Номер или адрес").fill(PHONES["anna"])
    father.get_by_role("button", name="Отправить приглашение").click()
    expect(father.get_by_text("Приглашение отправлено")).to_be_visible()
    link = path_of(link_to(town, PHONES["anna"], "/invitation/"))
    sign_in(page, "anna", link)
    expect(page.get_by_role("heading", name=re.compile("приглашает вас"))).to_be_visible()
    shoot(page, "invitation")
    again_in_english(page, town, shoot, {"invitation": link})


@pytest.mark.parametrize("size", SIZES)
def test_the_desk(size: Any, town: Town, open_page: Open, shoot: Shoot) -> None:
    page = open_page(viewport=size)
    sign_in(page, "irina", "/desk")
    expect(page.get_by_role("button", name="Найти пациента")).to_be_visible()
    shoot(page, "desk")
    page.get_by_role("button", name="По имени").click()
    expect(page.get_by_label("Фамилия")).to_be_visible()
    shoot(page, "desk-by-name")
    page.get_by_role("button", name="По телефону").click()
    open_call(page, PHONES["anna"])
    shoot(page, "call")
    call = path_of(page.url)
    page.goto("/desk/staff")
    expect(page.locator(".row").first).to_be_visible()
    expect(page.get_by_label("Рабочая почта")).to_have_count(0)
    manager = open_page(viewport=size)
    sign_in(manager, "olga", "/desk/staff")
    email = f"desk{size['width']}@example.org"
    manager.get_by_label("Фамилия и инициалы").fill("Смирнова Е. А.")
    manager.get_by_label("Рабочая почта").fill(email)
    manager.get_by_role("button", name="Отправить приглашение").click()
    expect(manager.get_by_text("Приглашение отправлено")).to_be_visible()
    shoot(manager, "staff")
    asked = open_page(viewport=size)
    link = path_of(link_to(town, email, "/staff-invitation/"))
    sign_in(asked, "pavel", link)
    expect(asked.get_by_role("heading", name="приглашает вас")).to_be_visible()
    shoot(asked, "hired")
    again_in_english(page, town, shoot, {"call": call})
    again_in_english(manager, town, shoot, {"staff": "/desk/staff"})
    again_in_english(asked, town, shoot, {"hired": link})


@pytest.mark.parametrize("size", SIZES)
def test_in_english(size: Any, town: Town, open_page: Open, shoot: Shoot) -> None:
    page = open_page(viewport=size)
    page.context.add_cookies([{"name": "talon_language", "value": "en", "url": town.origin}])
    page.goto("/family")
    expect(page.get_by_role("heading", name="Sign in to go on")).to_be_visible()
    shoot(page, "family-guest-english")
    sign_in(page, "anna", "/family")
    for screen in OWN:
        see(page, screen)
        shoot(page, f"{screen.strip('/').replace('/', '-')}-english")
    operator = open_page(viewport=size)
    operator.context.add_cookies([{"name": "talon_language", "value": "en", "url": town.origin}])
    sign_in(operator, "irina", "/desk")
    for screen in ("/desk", "/desk/staff"):
        see(operator, screen)
        shoot(operator, f"{screen.strip('/').replace('/', '-')}-english")


def again_in_english(page: Page, town: Town, shoot: Shoot, places: dict[str, str]) -> None:
    """The same screens for who reads English; a picture's name to its address."""
    page.context.add_cookies([{"name": "talon_language", "value": "en", "url": town.origin}])
    for name, place in places.items():
        see(page, place)
        expect(page.locator("main")).not_to_have_text(re.compile("[А-Яа-я]{4,} [а-я]{4,} [а-я]{4,}"))
        shoot(page, f"{name}-english")


def see(page: Page, screen: str) -> None:
    page.goto(screen)
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(".bone-line")).to_have_count(0)
