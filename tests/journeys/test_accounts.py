"""An account of one's own, as a person makes, uses and regains it."""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Page, expect

from tests.journeys.conftest import Open
from tests.journeys.mail import code_to
from tests.journeys.people import Person, give_password, register, set_up_totp, show_totp
from tests.journeys.steps import open_menu, sign_in, sign_out, step_up
from tests.journeys.town import Town

SHOWN_WITHIN_SECONDS = 1.0
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@contextmanager
def authenticator(page: Page) -> Iterator[Any]:
    """A device's own keeper of keys, played by the browser."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    keeper = devtools.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    yield keeper["authenticatorId"]
    devtools.send("WebAuthn.disable")


def test_somebody_registers_adds_an_app_with_codes_and_signs_in_with_it_again(town: Town, open_page: Open) -> None:
    page, person = open_page(), Person()
    register(page, town, person)
    set_up_totp(page, person)
    sign_out(page)
    give_password(page, person, "/security")
    expect(page.get_by_role("heading", name="Второй шаг входа")).to_be_visible()
    show_totp(page, person)
    expect(page.get_by_role("heading", name="Вход и безопасность")).to_be_visible()
    expect(page.locator(".line", has_text="этот сеанс")).to_contain_text("со вторым шагом")
    expect(page.get_by_text("код из СМС или письма прочтёт и тот")).to_be_visible()


def test_a_used_code_of_the_app_is_refused(town: Town, open_page: Open) -> None:
    page, person = open_page(), Person()
    register(page, town, person)
    set_up_totp(page, person)
    sign_out(page)
    give_password(page, person)
    used = person.next_code()
    page.get_by_label("Код из приложения").fill(used)
    page.get_by_role("button", name="Подтвердить", exact=True).click()
    sign_out(page)
    give_password(page, person)
    page.get_by_label("Код из приложения").fill(used)
    page.get_by_role("button", name="Подтвердить", exact=True).click()
    expect(page.get_by_role("alert")).to_be_visible()
    show_totp(page, person)
    expect(page.get_by_role("banner").locator(".menu-button")).to_be_visible()


def test_a_passkey_alone_lets_one_in(town: Town, open_page: Open) -> None:
    page, person = open_page(), Person()
    with authenticator(page):
        register(page, town, person)
        page.goto("/security")
        page.get_by_role("button", name="Добавить ключ доступа").click()
        page.get_by_role("button", name="Создать ключ").click()
        expect(page.locator(".line", has_text="Ключ доступа")).to_be_visible()
        sign_out(page)
        page.goto("/sign-in?to=/security")
        page.get_by_role("button", name="Войти с ключом доступа").click()
        expect(page.locator(".line", has_text="этот сеанс")).to_contain_text("по ключу доступа, со вторым шагом")


def test_who_forgot_the_password_gets_in_by_a_code_and_the_second_step(town: Town, open_page: Open) -> None:
    page, elsewhere, person = open_page(), open_page(), Person()
    register(page, town, person)
    set_up_totp(page, person)
    give_password(elsewhere, person, "/security")
    show_totp(elsewhere, person)
    expect(elsewhere.get_by_role("heading", name="Вход и безопасность")).to_be_visible()
    sign_out(page)

    page.goto("/sign-in")
    page.get_by_role("link", name="Не помню пароль").click()
    page.get_by_label("Телефон или почта").fill(person.email)
    page.get_by_role("button", name="Прислать код").click()
    page.get_by_label("Код из шести цифр").fill(code_to(town, person.email))
    person.password = "красный автобус за рекой"
    page.get_by_label("Новый пароль", exact=True).fill(person.password)
    page.get_by_role("button", name="Сменить пароль и войти").click()
    expect(page.get_by_role("heading", name="Второй шаг входа")).to_be_visible()
    show_totp(page, person)
    expect(page.get_by_role("banner").locator(".menu-button")).to_be_visible()
    # whoever was signed in with the old password is not any more
    expect(elsewhere.get_by_role("heading", name="Войдите, чтобы продолжить")).to_be_visible()
    sign_out(page)
    give_password(page, person)
    expect(page.get_by_role("heading", name="Второй шаг входа")).to_be_visible()


def test_words_are_the_same_for_a_wrong_password_and_for_nobody(town: Town, open_page: Open) -> None:
    page, person = open_page(), Person()
    register(page, town, person)
    sign_out(page)
    said = []
    for somebody in (Person(number=person.number, password="не тот пароль совсем"), Person()):
        give_password(page, somebody)
        said.append(page.get_by_role("alert").first.inner_text())
    assert said[0] == said[1]


def test_what_people_type_is_judged_as_they_type_it(town: Town, open_page: Open) -> None:
    page = open_page()
    page.goto("/register")
    page.get_by_label("Телефон").fill("8 (900) 123-45-67")
    expect(page.get_by_text("+7 900 123-45-67")).to_be_visible()
    page.get_by_label("Электронная почта").fill("anna")
    page.get_by_role("button", name="Дальше").click()
    expect(page.get_by_role("alert")).to_contain_text("Проверьте адрес")
    expect(page.get_by_label("Электронная почта")).to_be_focused()
    page.get_by_label("Электронная почта").fill("anna@example.org")
    page.get_by_role("button", name="Дальше").click()
    page.get_by_label("Новый пароль", exact=True).fill("десять бук")
    expect(page.get_by_text("Ещё знаков: 2.")).to_be_visible()
    page.go_back()
    expect(page.get_by_label("Электронная почта")).to_have_value("anna@example.org")


def test_a_session_that_is_ended_elsewhere_closes_its_page_within_a_second(town: Town, open_page: Open) -> None:
    page, elsewhere, person = open_page(), open_page(), Person()
    register(page, town, person)
    give_password(elsewhere, person, "/appointments")
    expect(elsewhere.get_by_role("heading", name="Мои записи")).to_be_visible()
    expect(elsewhere.get_by_role("banner").locator(".menu-button")).to_be_visible()
    page.goto("/security")
    page.get_by_role("button", name="Закончить все остальные").click()
    page.get_by_role("group").get_by_role("button", name="Закончить все остальные").click()
    expect(page.locator(".line", has_text="сеанс")).to_have_count(1)
    began = time.monotonic()
    expect(elsewhere.get_by_role("heading", name="Войдите, чтобы продолжить")).to_be_visible()
    assert time.monotonic() - began < SHOWN_WITHIN_SECONDS


def test_the_second_step_of_another_service_leads_back_to_where_it_was_asked(town: Town, open_page: Open) -> None:
    page = open_page()
    sign_in(page, "pavel", "/security")
    expect(page.locator(".line", has_text="этот сеанс")).not_to_contain_text("со вторым шагом")
    page.goto("/second-factor?to=/security")
    step_up(page, "pavel")
    expect(page.locator(".line", has_text="этот сеанс")).to_contain_text("со вторым шагом")


def test_a_session_without_a_second_step_is_asked_for_one_and_comes_back(town: Town, open_page: Open) -> None:
    page, other, person = open_page(), open_page(), Person()
    register(page, town, person)
    give_password(other, person, "/security")
    expect(other.get_by_role("heading", name="Где вы вошли")).to_be_visible()
    set_up_totp(page, person)
    # the other browser's session has shown a password only, and the account has more than that now
    other.get_by_role("button", name="Убрать: +7").click()
    other.get_by_role("group").get_by_role("button", name="Убрать").click()
    expect(other.get_by_role("heading", name="Второй шаг входа", level=1)).to_be_visible()
    show_totp(other, person)
    expect(other.get_by_role("heading", name="Вход и безопасность")).to_be_visible()


def test_the_menu_leads_to_what_is_ones_own_and_closes(town: Town, open_page: Open) -> None:
    page = open_page()
    sign_in(page, "anna", "/")
    button = page.get_by_role("banner").locator(".menu-button")
    open_menu(page)
    expect(page.get_by_role("link", name="Моя семья")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("link", name="Моя семья")).to_be_hidden()
    expect(button).to_be_focused()
    button.click()
    page.get_by_role("link", name="Вход и безопасность").click()
    expect(page.get_by_role("heading", name="Вход и безопасность")).to_be_visible()
    expect(page.get_by_role("link", name="Моя семья")).to_be_hidden()
    page.wait_for_url(re.compile("/security$"))
