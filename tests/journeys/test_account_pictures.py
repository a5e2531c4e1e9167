"""The screens around accounts in their states, at a desk and on a phone: pictures, and axe's judgement on each."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import SIZES, Open, Shoot
from tests.journeys.people import Person, give_password, register, set_up_totp
from tests.journeys.steps import open_menu, sign_in, sign_out
from tests.journeys.town import Town


def english(page: Page, town: Town) -> Page:
    page.context.add_cookies([{"name": "talon_language", "value": "en", "url": town.origin}])
    return page


@pytest.mark.parametrize("size", SIZES)
def test_signing_in(size: Any, town: Town, open_page: Open, shoot: Shoot) -> None:
    page = open_page(viewport=size)
    page.goto("/sign-in?to=/appointments")
    expect(page.locator("[data-provider]")).to_be_visible()
    shoot(page, "sign-in")
    page.get_by_role("button", name="Войти", exact=True).click()
    expect(page.get_by_role("alert")).to_be_visible()
    shoot(page, "sign-in-empty")
    page.get_by_label("Телефон или почта").fill("nobody@example.org")
    page.get_by_label("Пароль", exact=True).fill("какой-то пароль")
    page.get_by_role("button", name="Войти", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("не подходят")
    page.get_by_label("Показать пароль").check()
    shoot(page, "sign-in-wrong")


@pytest.mark.parametrize("size", SIZES)
def test_registering(size: Any, town: Town, open_page: Open, shoot: Shoot) -> None:
    page, person = open_page(viewport=size), Person()
    page.goto("/register")
    page.get_by_label("Телефон").fill("8 900 123")
    page.get_by_role("button", name="Дальше").click()
    expect(page.get_by_role("alert")).to_be_visible()
    shoot(page, "register-contacts")
    page.get_by_label("Телефон").fill(person.phone)
    page.get_by_label("Электронная почта").fill(person.email)
    page.get_by_role("button", name="Дальше").click()
    page.get_by_label("Новый пароль", exact=True).fill("короткий")
    shoot(page, "register-password")
    page.get_by_label("Новый пароль", exact=True).fill(person.password)
    page.get_by_role("button", name="Дальше").click()
    expect(page.get_by_label("Фамилия")).to_be_visible()
    shoot(page, "register-person")
    page.get_by_role("button", name="Зарегистрироваться").click()
    expect(page.get_by_role("alert").first).to_be_visible()
    shoot(page, "register-person-empty")


@pytest.mark.parametrize("size", SIZES)
def test_an_account_of_ones_own(size: Any, town: Town, open_page: Open, shoot: Shoot) -> None:
    page, person = open_page(viewport=size), Person()
    register(page, town, person)
    shoot(page, "register-done")
    page.goto("/security")
    expect(page.get_by_role("heading", name="Где вы вошли")).to_be_visible()
    shoot(page, "security-new")
    page.get_by_role("button", name="Добавить приложение с кодами").click()
    expect(page.locator("[data-secret]")).to_be_visible()
    shoot(page, "security-totp")
    set_up_totp(page, person)
    page.get_by_role("button", name="Получить запасные коды").click()
    expect(page.get_by_role("heading", name="Ваши запасные коды")).to_be_visible()
    shoot(page, "security-recovery-codes")
    page.get_by_role("button", name="Я сохранил их").click()
    page.get_by_role("button", name="Убрать: Приложение с кодами").click()
    expect(page.get_by_role("group")).to_be_visible()
    shoot(page, "security")
    open_menu(page)
    shoot(page, "menu", whole=False)
    page.keyboard.press("Escape")
    sign_out(page)
    give_password(page, person, "/security")
    expect(page.get_by_label("Код из приложения")).to_be_visible()
    shoot(page, "second-factor")
    page.get_by_role("button", name="Запасной код").click()
    shoot(page, "second-factor-recovery")


@pytest.mark.parametrize("size", SIZES)
def test_recovering(size: Any, town: Town, open_page: Open, shoot: Shoot) -> None:
    page = open_page(viewport=size)
    page.goto("/recover")
    shoot(page, "recover")
    page.get_by_label("Телефон или почта").fill("nobody@example.org")
    page.get_by_role("button", name="Прислать код").click()
    expect(page.get_by_label("Новый пароль", exact=True)).to_be_visible()
    shoot(page, "recover-code")


@pytest.mark.parametrize("size", SIZES)
def test_stepping_up(size: Any, town: Town, open_page: Open, shoot: Shoot) -> None:
    page = open_page(viewport=size)
    page.goto("/security")
    expect(page.get_by_role("heading", name="Войдите, чтобы продолжить")).to_be_visible()
    shoot(page, "security-guest")
    sign_in(page, "pavel", "/second-factor?to=/security")
    expect(page.locator("a[href^='/auth/step-up/']")).to_be_visible()
    shoot(page, "step-up")
    page.goto("/security")
    expect(page.get_by_role("heading", name="Где вы вошли")).to_be_visible()
    shoot(page, "security-by-provider")


@pytest.mark.parametrize("size", SIZES)
def test_in_english(size: Any, town: Town, open_page: Open, shoot: Shoot) -> None:
    page = english(open_page(viewport=size), town)
    page.goto("/sign-in")
    expect(page.get_by_role("heading", name="Sign in", exact=True)).to_be_visible()
    shoot(page, "sign-in-english")
    for address, title in (("/register", "How to reach you"), ("/recover", "A new password")):
        page.goto(address)
        expect(page.get_by_role("heading", name=title)).to_be_visible()
        shoot(page, f"{address[1:]}-english")
    sign_in(page, "anna", "/second-factor")
    expect(page.get_by_role("heading", name="Second step of sign-in")).to_be_visible()
    expect(page.locator("a[href^='/auth/step-up/']")).to_be_visible()
    shoot(page, "step-up-english")
    page.goto("/security")
    expect(page.get_by_role("heading", name="Where you are signed in")).to_be_visible()
    shoot(page, "security-english")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("look", ["dark", "simple"])
def test_in_other_looks(size: Any, look: str, town: Town, open_page: Open, shoot: Shoot) -> None:
    page = open_page(viewport=size, **({"color_scheme": "dark"} if look == "dark" else {}))
    if look == "simple":
        page.context.add_cookies([{"name": "talon_simple", "value": "1", "url": town.origin}])
    page.goto("/sign-in")
    expect(page.locator("[data-provider]")).to_be_visible()
    shoot(page, f"sign-in-{look}")
    sign_in(page, "anna", "/security")
    expect(page.get_by_role("heading", name="Где вы вошли")).to_be_visible()
    shoot(page, f"security-{look}")
