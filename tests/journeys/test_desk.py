"""The desk: an operator finds who calls, books, moves and cancels for them, and the patient can read of it."""

import re

from playwright.sync_api import Page, expect

from tests.journeys.conftest import Open
from tests.journeys.relatives import PHONES
from tests.journeys.steps import FREE, book, hold, sign_in, step_up
from tests.journeys.town import Town

REASON = "Болит ухо, просит записать"


def open_call(page: Page, phone: str) -> None:
    page.get_by_label("Телефон").fill(phone)
    page.get_by_role("button", name="Найти пациента").click()
    found = page.locator("article").first
    expect(found).to_contain_text("Ковалёва")
    found.get_by_label("С чем обратились").fill(REASON)
    found.get_by_role("button", name="Открыть обращение").click()
    expect(page.get_by_role("link", name="Найти время")).to_be_visible()


def test_an_operator_books_moves_and_cancels_by_phone_and_the_patient_reads_of_it(town: Town, open_page: Open) -> None:
    page = open_page()
    sign_in(page, "irina", "/desk")
    open_call(page, PHONES["anna"])
    call = page.url
    page.get_by_role("link", name="Найти время").click()
    page.locator(".card-name").first.click()
    hold(page, page.locator(FREE).nth(2))
    expect(page.get_by_role("radio", name=re.compile("Ковалёва Анна"))).to_be_checked()
    book(page)
    page.get_by_role("link", name="Перенести").click()
    hold(page, page.locator(FREE).nth(4))
    page.get_by_role("button", name="Перенести запись").click()
    expect(page.locator(".ticket")).to_have_attribute("data-closed", "false")

    page.goto(call)
    page.locator("a.row", has=page.locator("[data-status=CONFIRMED]")).first.click()
    page.get_by_role("button", name="Отменить запись").click()
    page.locator(".refusal .button-danger").click()
    if page.get_by_text("До приёма осталось мало времени").is_visible():
        page.get_by_role("button", name="Всё равно отменить").click()
    expect(page.locator(".ticket")).to_have_attribute("data-closed", "true")
    page.goto(call)
    page.get_by_role("button", name="Закончить обращение").click()
    expect(page.get_by_role("heading", name="Регистратура")).to_be_visible()
    page.goto(call)
    expect(page.get_by_role("heading", name="Обращение закончено")).to_be_visible()

    patient = open_page()
    sign_in(patient, "anna", "/family")
    patient.goto("/journal?deed=others")
    step_up(patient, "anna")
    expect(patient.locator(".timeline li").first).to_contain_text("регистратура")
    expect(patient.locator(".timeline")).to_contain_text(REASON)
    expect(patient.get_by_text("Цепочка записей цела")).to_be_visible()


def test_who_does_not_work_at_a_desk_is_told_so(town: Town, open_page: Open) -> None:
    page = open_page()
    sign_in(page, "pavel", "/desk")
    expect(page.get_by_role("heading", name="Вы не работаете в регистратуре")).to_be_visible()
