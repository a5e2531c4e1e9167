"""A family: a child is added and booked for, a second parent joins, a mother agrees and takes it back."""

import re
import time
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page, expect

from tests.journeys.conftest import Open
from tests.journeys.mail import link_to
from tests.journeys.region import address
from tests.journeys.relatives import PHONES, Relative, add_adult, add_child, answer_by_code, snils
from tests.journeys.steps import FREE, book, hold, sign_in
from tests.journeys.town import Town

LOST_WITHIN_SECONDS = 1.0


def path_of(link: str) -> str:
    return urlsplit(link).path


def test_a_father_adds_his_daughter_by_steps_and_books_for_her(town: Town, open_page: Open) -> None:
    page, daughter = open_page(), Relative("Дарина")
    sign_in(page, "pavel", "/family")
    add_child(page, town, "pavel", daughter)
    page.get_by_role("link", name="Записать к врачу").click()
    page.locator(".card-name").first.click()
    hold(page, page.locator(FREE).nth(3))
    expect(page.get_by_role("radio", name=re.compile("Дарина"))).to_be_checked()
    book(page)
    expect(page.locator(".ticket")).to_contain_text("Дарина")


def test_a_number_is_judged_as_it_is_typed_and_steps_can_be_gone_back(town: Town, open_page: Open) -> None:
    page = open_page()
    sign_in(page, "pavel", "/family/add")
    page.get_by_role("button", name="Дальше").click()
    expect(page.get_by_role("alert")).to_have_text("Заполните это поле")
    page.get_by_role("radio", name="Мой ребёнок").check()
    page.get_by_role("button", name="Дальше").click()
    page.get_by_label("Фамилия").fill("Тестова")
    page.get_by_label("Имя").fill("Мила")
    page.get_by_role("button", name="Дальше").click()
    page.go_back()
    expect(page.get_by_label("Имя")).to_have_value("Мила")
    page.go_forward()
    for part, value in (("День", "31"), ("Месяц", "2"), ("Год", "2019")):
        page.get_by_label(part).locator("visible=true").fill(value)
    page.get_by_role("radio", name="женский").check()
    page.get_by_role("button", name="Дальше").click()
    expect(page.get_by_role("alert")).to_contain_text("прошедший день")
    page.get_by_label("День").locator("visible=true").fill("28")
    page.get_by_role("button", name="Дальше").click()
    right = snils(1)
    page.get_by_label("Номер документа").fill(right[:-1] + str((int(right[-1]) + 1) % 10))
    expect(page.get_by_text("не сходится с контрольными цифрами")).to_be_visible()
    page.get_by_label("Номер документа").fill(right)
    expect(page.get_by_text("Номер верный")).to_be_visible()


def test_the_second_parent_joins_by_an_invitation(town: Town, open_page: Open) -> None:
    father, mother = open_page(), open_page()
    sign_in(father, "pavel", "/family")
    child = Relative("Ульяна")
    add_child(father, town, "pavel", child)
    father.get_by_role("link", name="Пригласить второго родителя").click()
    father.get_by_label("Номер или адрес").fill(PHONES["anna"])
    father.get_by_role("button", name="Отправить приглашение").click()
    expect(father.get_by_text("Приглашение отправлено")).to_be_visible()

    sign_in(mother, "anna", path_of(link_to(town, PHONES["anna"], "/invitation/")))
    expect(mother.get_by_role("heading", name=re.compile("приглашает вас"))).to_be_visible()
    mother.get_by_role("button", name="Принять").click()
    expect(mother.get_by_role("heading", name=child.name)).to_be_visible()
    expect(mother.get_by_text("Орлов")).to_be_visible()
    expect(father.get_by_text("Ковалёва")).to_be_visible()
    end(mother)


def test_a_mother_agrees_by_code_and_later_ends_it_and_her_daughters_open_page_loses_access_at_once(
    town: Town, open_page: Open
) -> None:
    daughter, mother = open_page(), open_page()
    grown = Relative("Вера", relation="Мама или папа", born=("8", "3", "1958"), phone="+79005550177")
    sign_in(daughter, "anna", "/family")
    add_adult(daughter, grown)

    link = path_of(link_to(town, grown.phone, "/consent/"))
    mother.goto(link)
    expect(mother.get_by_role("heading", name=re.compile("просит действовать за вас"))).to_be_visible()
    answer_by_code(mother, town, grown, "Согласиться")
    expect(mother.get_by_text("Вы согласились")).to_be_visible()
    # the daughter's page hears of it by itself
    daughter.get_by_role("link", name="Записать к врачу").click()

    hold(daughter, see_first(daughter, town))
    book(daughter)
    expect(daughter.locator(".ticket")).to_contain_text("Вера")

    answer_by_code(mother, town, grown, "Прекратить доступ")
    expect(mother.get_by_text("Доступ закрыт")).to_be_visible()
    ended = time.monotonic()
    expect(daughter.get_by_role("heading", name="Такой страницы нет")).to_be_visible()
    assert time.monotonic() - ended < LOST_WITHIN_SECONDS
    expect(daughter.locator(".ticket")).to_have_count(0)


def see_first(page: Page, town: Town) -> Locator:
    """A time of a doctor's grid, for whom Find was opened."""
    page.wait_for_url(re.compile("who="))
    who = page.url.partition("who=")[2]
    page.goto(f"{address(town.special.moved)}?who={who}")
    return page.locator(FREE).nth(5)


def end(page: Page) -> None:
    """Whoever acts for somebody stops doing so."""
    page.get_by_role("button", name="Прекратить").click()
    page.get_by_role("button", name="Да, прекратить").click()
    expect(page.locator(".status").first).to_contain_text("закончилось")
