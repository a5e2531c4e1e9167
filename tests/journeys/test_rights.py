"""Rights of people: data asked for, consents taken back, documents added, and who may act decided by a desk."""

import json
import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.journeys.conftest import Open
from tests.journeys.mail import link_to
from tests.journeys.relatives import Relative, add_child, fill_in, snils
from tests.journeys.steps import sign_in, step_up
from tests.journeys.test_family import end, path_of
from tests.journeys.town import Town


def test_somebody_gets_all_their_data_in_one_file_after_a_second_step(town: Town, open_page: Open) -> None:
    page = open_page()
    sign_in(page, "pavel", "/requests")
    ask_for_everything(page)
    page.get_by_role("alert").get_by_role("link", name="Пройти второй шаг").click()
    step_up(page, "pavel")
    ask_for_everything(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="Скачать файл").first.click()
    told = Path(download.value.path()).read_text()
    assert json.loads(told)
    assert "Орлов" in told


def ask_for_everything(page: Page) -> None:
    page.get_by_role("radio", name="Выгрузить").check()
    page.get_by_role("button", name="Отправить просьбу").click()


def test_a_consent_is_taken_back_and_given_again(town: Town, open_page: Open) -> None:
    page = open_page()
    sign_in(page, "pavel", "/consents")
    one = page.locator("section.card", has_text="не дано").or_(page.locator("section.card", has_text="Не дано")).first
    title = one.get_by_role("heading").inner_text()
    card = page.locator("section.card", has=page.get_by_role("heading", name=title, exact=True))
    card.get_by_role("button", name="Дать согласие").click()
    expect(card).to_contain_text("Дано")
    card.get_by_role("button", name="Забрать согласие").click()
    card.get_by_role("alert").get_by_role("button", name="Забрать согласие").click()
    expect(card).to_contain_text("Отозвано")


def test_a_document_is_added_and_removed_after_a_second_step(town: Town, open_page: Open) -> None:
    page = open_page()
    sign_in(page, "anna", "/family")
    page.locator("a.row", has_text="Соня").click()
    page.get_by_role("button", name="Показать документы").click()
    step_up(page, "anna")
    page.get_by_role("button", name="Показать документы").click()
    page.locator("summary", has_text="Добавить документ").click()
    number = snils(900_001)
    page.get_by_label("Номер документа").fill(number)
    expect(page.get_by_text("Номер верный")).to_be_visible()
    page.get_by_role("button", name="Добавить документ").click()
    row = page.locator(".row", has_text=f"{number[:3]}-{number[3:6]}-{number[6:9]} {number[9:]}")
    row.get_by_role("button", name="Удалить").click()
    expect(row).to_have_count(0)


def test_two_claim_one_child_and_the_desk_decides(town: Town, open_page: Open) -> None:
    father, mother, desk = open_page(), open_page(), open_page()
    child = Relative("Полина", number=900_002)
    sign_in(father, "pavel", "/family")
    add_child(father, town, "pavel", child)

    sign_in(mother, "anna", "/family")
    fill_in(mother, child)
    mother.get_by_role("button", name="Получить код").click()
    mother.get_by_role("alert").get_by_role("link", name="Попросить поликлинику решить").click()
    mother.get_by_role("radio", name="Мой ребёнок").check()
    for part, value in zip(("День", "Месяц", "Год"), child.born, strict=True):
        mother.get_by_label(part).fill(value)
    mother.get_by_label("Номер документа").fill(snils(child.number))
    expect(mother.get_by_text("Номер верный")).to_be_visible()
    sign_in(desk, "irina", "/desk")
    clinic = desk.get_by_label("Поликлиника").locator("option").first.inner_text()
    mother.get_by_label("Поликлиника, которая решит").select_option(label=clinic)
    mother.get_by_role("button", name="Отправить просьбу").click()
    expect(mother.get_by_text("Вы просите права действовать")).to_be_visible()
    father.goto("/family")
    expect(father.get_by_text("просит права действовать за")).to_be_visible()

    desk.goto("/desk")
    case = desk.locator("details.card", has_text="Полина")
    case.locator("summary").click()
    case.get_by_role("radio", name="Дать право").check()
    case.get_by_label("Решение и почему").fill("Свидетельство о рождении показано.")
    case.get_by_role("button", name="Сохранить решение").click()
    expect(case).to_have_count(0)

    mother.goto("/family")
    expect(mother.get_by_text("право дано")).to_be_visible()
    mother.locator("a.row", has_text="Полина").click()
    end(mother)


def test_somebody_invited_to_a_desk_works_there_until_they_are_dismissed(town: Town, open_page: Open) -> None:
    manager, asked = open_page(), open_page()
    sign_in(manager, "olga", "/desk/staff")
    manager.get_by_label("Фамилия и инициалы").fill("Зорина К. М.")
    manager.get_by_label("Рабочая почта").fill("zorina@example.org")
    manager.get_by_role("button", name="Отправить приглашение").click()
    expect(manager.get_by_text("Приглашение отправлено")).to_be_visible()
    link = path_of(link_to(town, "zorina@example.org", "/staff-invitation/"))

    sign_in(asked, "nikita", link)
    asked.get_by_role("button", name="Принять приглашение").click()
    asked.get_by_role("alert").get_by_role("link", name="Пройти второй шаг").click()
    step_up(asked, "nikita")
    expect(asked.get_by_role("heading", name=re.compile("приглашает вас"))).to_be_visible()
    asked.get_by_role("button", name="Принять приглашение").click()
    expect(asked.get_by_role("heading", name="Регистратура")).to_be_visible()

    manager.goto("/desk/staff")
    row = manager.locator(".row", has_text="Зорина К. М.")
    row.get_by_role("button", name="Прекратить работу").click()
    row.get_by_role("alert").get_by_role("button", name="Прекратить работу").click()
    expect(row).to_have_count(0)
    asked.reload()
    expect(asked.get_by_role("heading", name="Вы не работаете в регистратуре")).to_be_visible()
