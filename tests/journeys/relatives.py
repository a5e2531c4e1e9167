"""People of a family: how they are added, asked and invited on the page."""

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count

from playwright.sync_api import Page, expect

from tests.journeys.mail import code_to
from tests.journeys.town import Town

PHONES = {"anna": "+79000000001", "pavel": "+79000000002"}
_numbers = count(1)


def snils(number: int) -> str:
    """A number whose check digits are right: eleven digits."""
    digits = f"{210_000_000 + number:09}"
    check = sum(int(digit) * (9 - place) for place, digit in enumerate(digits)) % 101 % 100
    return f"{digits}{check:02}"


@dataclass
class Relative:
    """`relation`: as it is chosen on the page. `phone`: of an adult, who is asked there."""

    given: str
    family: str = "Тестова"
    relation: str = "Мой ребёнок"
    born: tuple[str, str, str] = ("14", "2", "2019")
    sex: str = "женский"
    number: int = field(default_factory=lambda: next(_numbers))
    phone: str = ""

    @property
    def name(self) -> str:
        return f"{self.family} {self.given}"


def fill_in(page: Page, one: Relative, on_step: Callable[[str], None] = lambda _heading: None) -> None:
    """From My family to the screen where everything is looked over; `on_step` hears each screen's heading."""

    def following(heading: str) -> None:
        page.get_by_role("button", name="Дальше").click()
        expect(page.get_by_role("heading", name=heading, exact=True)).to_be_visible()
        on_step(heading)

    page.goto("/family")
    page.get_by_role("link", name="Добавить человека").click()
    page.get_by_role("radio", name=one.relation).check()
    following("Как зовут человека")
    page.get_by_label("Фамилия").fill(one.family)
    page.get_by_label("Имя").fill(one.given)
    following("Когда родился человек")
    for part, value in zip(("День", "Месяц", "Год"), one.born, strict=True):
        page.get_by_label(part).locator("visible=true").fill(value)
    page.get_by_role("radio", name=one.sex).check()
    following("Документ")
    page.get_by_label("Номер документа").fill(snils(one.number))
    expect(page.get_by_text("Номер верный")).to_be_visible()
    following("Как связаться")
    page.get_by_label("Телефон").fill(one.phone)
    following("Что вам можно")
    following("Всё верно?")
    expect(page.locator(".facts:visible")).to_contain_text(one.given)


def add_child(page: Page, town: Town, guardian: str, one: Relative) -> None:
    """By whoever is signed in; ends on the child's own screen."""
    fill_in(page, one)
    page.get_by_role("button", name="Получить код").click()
    expect(page.get_by_role("heading", name="Введите код")).to_be_visible()
    confirm_code(page, town, PHONES[guardian])
    expect(page.get_by_role("heading", name=one.name)).to_be_visible()


def add_adult(page: Page, one: Relative) -> None:
    """They have still to agree; ends on their screen."""
    fill_in(page, one)
    page.get_by_role("button", name="Получить код").click()
    expect(page.get_by_role("heading", name=one.name)).to_be_visible()
    expect(page.locator(".status").first).to_contain_text("ждём согласия")


def confirm_code(page: Page, town: Town, contact: str) -> None:
    page.get_by_label("Код из сообщения").fill(code_to(town, contact))
    page.get_by_role("button", name="Подтвердить").click()


def answer_by_code(page: Page, town: Town, one: Relative, verdict: str) -> None:
    """On the screen of the link that the adult was sent."""
    page.get_by_role("button", name="Получить код на").click()
    if verdict == "Прекратить доступ":
        page.get_by_label("Код из сообщения").fill(code_to(town, one.phone))
        page.get_by_role("button", name=verdict).click()
    else:
        page.get_by_role("radio", name=verdict).check()
        confirm_code(page, town, one.phone)
