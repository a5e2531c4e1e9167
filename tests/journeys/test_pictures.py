"""Every screen in every state, at a desk and on a phone: pictures for people to judge, and axe's judgement on each."""

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import PHONE, SIZES, Open, Shoot
from tests.journeys.region import address
from tests.journeys.steps import FREE, book, cell, hold, let_go, see_grid, sign_in, slot_of
from tests.journeys.town import Town

# People whose holds and visits of one size do not meet those of the other.
PERSON = {1280: "anna", 360: "pavel"}
# ends when the browser has put its copy of the ticket by
KEPT = """async () => {
  while (!(await (await caches.open("talon-tickets")).keys()).length) await new Promise(requestAnimationFrame);
}"""


@pytest.mark.parametrize("size", SIZES)
def test_find(size: Any, town: Town, open_page: Open, shoot: Shoot) -> None:
    page = open_page(viewport=size)
    page.goto("/")
    expect(page.locator(".card-name").first).to_be_visible()
    shoot(page, "find", whole=False)
    page.get_by_role("combobox", name="Врач").fill("терап")
    expect(page.get_by_role("option").first).to_be_visible()
    shoot(page, "find-suggestions", whole=False)
    page.goto("/?q=%D0%BD%D0%B5%D1%82+%D1%82%D0%B0%D0%BA%D0%BE%D0%B3%D0%BE")
    expect(page.get_by_role("heading", name="Никого не нашли")).to_be_visible()
    shoot(page, "find-nobody")
    page.goto("/?when=week")
    for shown in (20, 40):
        expect(page.locator(".card-name")).to_have_count(shown)
        page.get_by_role("button", name="Показать ещё").click()
    shoot(page, "find-many")


@pytest.mark.parametrize("size", SIZES)
def test_while_data_is_on_its_way(size: Any, town: Town, open_page: Open, shoot: Shoot) -> None:
    page = open_page(viewport=size)
    page.route_web_socket(re.compile("/_event"), lambda socket: None)
    for screen, name in (("/", "find"), (address(town.special.live), "doctor"), ("/appointments", "appointments")):
        page.goto(screen)
        expect(page.locator(".bone-line").first).to_be_visible()
        shoot(page, f"{name}-loading", whole=False)


@pytest.mark.parametrize("size", SIZES)
def test_doctor(size: Any, town: Town, open_page: Open, shoot: Shoot) -> None:
    page, other = open_page(viewport=size), open_page()
    free = see_grid(page, address(town.special.live))
    shoot(page, "doctor")
    sign_in(other, PERSON[size["width"]], address(town.special.live))
    slot = slot_of(free.nth(1))
    hold(other, cell(other, slot))
    expect(cell(page, slot)).to_have_attribute("data-state", "HELD")
    shoot(page, "doctor-live-change", whole=False)
    let_go(other)
    see_grid(page, address(town.special.long))
    shoot(page, "doctor-long-names")
    page.goto(address(town.special.full))
    expect(page.get_by_role("heading", name="У этого врача пока нет")).to_be_visible()
    expect(page.locator(".slots")).to_have_attribute("data-link", "live")
    shoot(page, "doctor-nothing-free")
    page.goto(address(town.special.stale))
    expect(page.locator(".cell[data-state=ASK]").first).to_be_visible()
    shoot(page, "doctor-stale")
    page.goto("/doctor/nobody")
    expect(page.get_by_role("heading", name="Такой страницы нет")).to_be_visible()
    shoot(page, "missing")


@pytest.mark.parametrize("size", SIZES)
def test_doctor_without_a_net(size: Any, town: Town, open_page: Open, shoot: Shoot) -> None:
    page = open_page(viewport=size)
    see_grid(page, address(town.special.live))
    with town.wire.cut():
        expect(page.locator(".grid-said")).to_contain_text("Связь с расписанием прервалась")
        expect(page.get_by_text("Нет связи с сервисом")).to_be_visible()
        shoot(page, "doctor-offline", judged=False, whole=False)


@pytest.mark.parametrize("size", SIZES)
def test_from_confirm_to_the_ticket(size: Any, town: Town, open_page: Open, shoot: Shoot) -> None:
    page = open_page(viewport=size)
    page.goto("/appointments")
    expect(page.get_by_role("heading", name="Войдите, чтобы продолжить")).to_be_visible()
    shoot(page, "appointments-guest")
    sign_in(page, PERSON[size["width"]], address(town.special.late))
    hold(page, page.locator(FREE).nth(0))
    shoot(page, "confirm")
    page.get_by_label("Что беспокоит").fill("Болит горло, температура третий день")
    code = book(page)
    shoot(page, "ticket-new")
    page.get_by_role("button", name="Отменить запись").click()
    expect(page.get_by_text("До приёма осталось мало времени")).to_be_visible()
    shoot(page, "ticket-late-question")
    page.get_by_role("button", name="Оставить запись").click()
    page.emulate_media(media="print")
    shoot(page, "ticket-print", judged=False)
    page.emulate_media(media="screen")
    page.goto("/appointments")
    expect(page.locator(".ticket-code")).to_be_visible()
    shoot(page, "appointments")
    page.goto(f"/ticket/{code}")
    page.get_by_role("link", name="Перенести").click()
    expect(page.locator(FREE).first).to_be_visible()
    shoot(page, "doctor-moving", whole=False)
    hold(page, page.locator(FREE).nth(1))
    shoot(page, "confirm-move")
    let_go(page)
    shoot(page, "doctor-released", whole=False)
    page.goto(f"/ticket/{code}")
    page.get_by_role("button", name="Отменить запись").click()
    page.get_by_role("button", name="Всё равно отменить").click()
    expect(page.get_by_text("Запись отменена")).to_be_visible()
    shoot(page, "ticket-cancelled")


@pytest.mark.parametrize("size", SIZES)
def test_a_refusal(size: Any, town: Town, open_page: Open, shoot: Shoot) -> None:
    page, other = open_page(viewport=size), open_page()
    sign_in(other, "anna", address(town.special.live))
    slot = slot_of(other.locator(FREE).nth(2))
    sign_in(page, "pavel", f"{address(town.special.live)}?take={slot}")
    hold(other, cell(other, slot))
    page.get_by_role("button", name=re.compile("^Занять ")).click()
    expect(page.get_by_role("alert")).to_be_visible()
    shoot(page, "refusal", whole=False)
    let_go(other)
    page.goto(address(town.special.stale))
    page.locator(".cell[data-state=ASK]").first.click()
    expect(page.get_by_role("alert")).to_contain_text("расписание")
    shoot(page, "refusal-stale", whole=False)
    not_confirmed = open_page(viewport=size)
    sign_in(not_confirmed, "nikita", address(town.special.live))
    not_confirmed.locator(FREE).nth(3).click()
    expect(not_confirmed.get_by_role("alert")).to_be_visible()
    shoot(not_confirmed, "refusal-not-confirmed", whole=False)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("look", ["dark", "simple", "english"])
def test_other_looks(size: Any, look: str, town: Town, open_page: Open, shoot: Shoot) -> None:
    page = open_page(viewport=size, **({"color_scheme": "dark"} if look == "dark" else {}))
    cookie = {"simple": ("talon_simple", "1"), "english": ("talon_language", "en")}.get(look)
    if cookie:
        page.context.add_cookies([{"name": cookie[0], "value": cookie[1], "url": town.origin}])
    page.goto("/")
    expect(page.locator(".card-name").first).to_be_visible()
    shoot(page, f"find-{look}", whole=False)
    sign_in(page, PERSON[size["width"]], address(town.special.moved))
    expect(page.locator(FREE).first).to_be_visible()
    shoot(page, f"doctor-{look}", whole=False)
    page.locator(FREE).nth(0).click()
    expect(page.get_by_role("timer")).to_be_visible()
    shoot(page, f"confirm-{look}")
    page.locator(".button-big").click()
    expect(page.locator(".ticket-code")).to_be_visible()
    shoot(page, f"ticket-{look}")
    page.locator(".button-danger").click()
    page.locator(".refusal .button-danger").click()
    expect(page.locator(".ticket")).to_have_attribute("data-closed", "true")


def test_an_opened_ticket_is_read_without_a_net(town: Town, open_page: Open, pictures: Path) -> None:
    page = open_page(viewport=PHONE)
    sign_in(page, "anna", address(town.special.moved))
    hold(page, page.locator(FREE).nth(3))
    code = book(page)
    page.goto(f"/ticket/{code}")
    page.evaluate(KEPT)
    page.wait_for_function("navigator.serviceWorker.controller !== null")
    with town.wire.cut():
        page.reload()
        expect(page.get_by_text("сохранённую копию")).to_be_visible()
        expect(page.locator(".ticket-code")).to_have_text(code)
        page.screenshot(path=pictures / "ticket-offline-360.png", full_page=True)
