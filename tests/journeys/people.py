"""People with accounts of their own: how they register, set up an app with codes, and sign in."""

import time
from dataclasses import dataclass, field
from itertools import count

import pyotp
from playwright.sync_api import Page, expect

from tests.journeys.mail import code_to
from tests.journeys.town import Town

STEP_SECONDS = 30
_numbers = count(1)


@dataclass
class Person:
    """Somebody new. `secret`: of the app with codes, once it is set up."""

    given: str = "Вера"
    family: str = "Синицына"
    password: str = "синий трамвай у моста"
    number: int = field(default_factory=lambda: next(_numbers))
    secret: str = ""
    last_step: int = 0

    @property
    def phone(self) -> str:
        return f"+7900555{self.number:04}"

    @property
    def email(self) -> str:
        return f"vera{self.number}@example.org"

    def next_code(self) -> str:
        """A code of the app that was not used yet: this half minute's or the next one's, which is taken already."""
        while self.last_step > int(time.time()) // STEP_SECONDS:
            time.sleep(0.2)
        self.last_step = max(self.last_step + 1, int(time.time()) // STEP_SECONDS)
        return pyotp.TOTP(self.secret).generate_otp(self.last_step)


def register(page: Page, town: Town, person: Person, to: str = "/") -> None:
    """From the sign-in page to «Вы зарегистрированы»."""
    page.goto(f"/sign-in?to={to}")
    page.get_by_role("link", name="Зарегистрироваться").click()
    page.get_by_label("Телефон").fill(person.phone)
    page.get_by_label("Электронная почта").fill(person.email)
    page.get_by_role("button", name="Дальше").click()
    page.get_by_label("Новый пароль", exact=True).fill(person.password)
    page.get_by_role("button", name="Дальше").click()
    page.get_by_label("Фамилия").fill(person.family)
    page.get_by_label("Имя").fill(person.given)
    for part, value in (("День", "5"), ("Месяц", "3"), ("Год", "1989")):
        page.get_by_label(part).fill(value)
    page.get_by_label("женский").check()
    page.get_by_role("checkbox").check()
    page.get_by_role("button", name="Зарегистрироваться").click()
    expect(page.get_by_role("heading", name="Введите два кода")).to_be_visible()
    page.get_by_label("Код из СМС").fill(code_to(town, person.phone))
    page.get_by_label("Код из письма").fill(code_to(town, person.email))
    page.get_by_role("button", name="Подтвердить").click()
    expect(page.get_by_role("heading", name="Вы зарегистрированы")).to_be_visible()


def set_up_totp(page: Page, person: Person) -> None:
    """On Security, of whoever has just signed in."""
    page.goto("/security")
    page.get_by_role("button", name="Добавить приложение с кодами").click()
    person.secret = str(page.locator("[data-secret]").get_attribute("data-secret"))
    page.get_by_label("Код из шести цифр").fill(person.next_code())
    page.get_by_role("button", name="Включить").click()
    expect(page.locator(".line", has_text="Приложение с кодами")).to_be_visible()


def give_password(page: Page, person: Person, to: str = "/") -> None:
    page.goto(f"/sign-in?to={to}")
    page.get_by_label("Телефон или почта").fill(person.email)
    page.get_by_label("Пароль", exact=True).fill(person.password)
    page.get_by_role("button", name="Войти", exact=True).click()


def show_totp(page: Page, person: Person) -> None:
    """On whichever screen asks for the second step."""
    page.get_by_label("Код из приложения").fill(person.next_code())
    page.get_by_role("button", name="Подтвердить", exact=True).click()
