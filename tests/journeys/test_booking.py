"""Booking, moving and cancelling, as a person does it."""

import re
from pathlib import Path

from playwright.sync_api import expect

from tests.journeys.conftest import Open
from tests.journeys.region import address
from tests.journeys.steps import (
    FREE,
    book,
    cell,
    hold,
    let_go,
    see_grid,
    sign_in,
    sign_in_from_the_page,
    sign_out,
    slot_of,
)
from tests.journeys.town import Town


def test_a_mother_books_for_her_child_moves_the_visit_and_cancels_it(town: Town, open_page: Open) -> None:
    page = open_page()
    sign_in(page, "anna", address(town.special.moved))
    hold(page, page.locator(FREE).nth(2))
    page.get_by_role("radio", name=re.compile("Миша")).click()
    expect(page.get_by_role("radio", name=re.compile("Миша"))).to_be_checked()
    page.get_by_label("Что беспокоит").fill("Кашель вторую неделю")
    code = book(page)
    expect(page.get_by_text("Вы записаны")).to_be_visible()
    expect(page.locator(".ticket")).to_contain_text("Миша")
    expect(page.locator(".ticket")).to_contain_text("Кашель вторую неделю")
    time = page.locator(".ticket-time").inner_text()

    page.get_by_role("link", name="Перенести").click()
    expect(page.get_by_text("останется за вами")).to_be_visible()
    hold(page, page.locator(FREE).nth(4))
    expect(page.get_by_text(re.compile(f"Вместо записи на .*{time}"))).to_be_visible()
    page.get_by_role("button", name="Перенести запись").click()
    expect(page.locator(".ticket-code")).not_to_have_text(code)
    expect(page.get_by_text(re.compile("Вы перенесли запись с "))).to_be_visible()

    page.get_by_role("button", name="Отменить запись").click()
    page.get_by_role("button", name="Да, отменить").click()
    expect(page.get_by_text("Запись отменена. Время снова свободно.")).to_be_visible()
    expect(page.locator(".ticket")).to_have_attribute("data-closed", "true")


def test_cancelling_late_asks_a_second_time(town: Town, open_page: Open) -> None:
    page = open_page()
    sign_in(page, "anna", address(town.special.late))
    hold(page, page.locator(FREE).nth(1))
    book(page)
    page.get_by_role("button", name="Отменить запись").click()
    expect(page.get_by_text("До приёма осталось мало времени")).to_be_visible()
    page.get_by_role("button", name="Оставить запись").click()
    expect(page.locator(".ticket")).to_have_attribute("data-closed", "false")
    page.get_by_role("button", name="Отменить запись").click()
    page.get_by_role("button", name="Всё равно отменить").click()
    expect(page.get_by_text("Запись отменена. Время снова свободно.")).to_be_visible()


def test_a_refusal_says_why_and_its_other_time_can_be_taken(town: Town, open_page: Open) -> None:
    first, second = open_page(), open_page()
    sign_in(first, "anna", address(town.special.live))
    wanted = slot_of(first.locator(FREE).nth(3))
    # The second one chose the time before signing in; meanwhile the first one has it.
    sign_in(second, "pavel", f"{address(town.special.live)}?take={wanted}")
    hold(first, cell(first, wanted))
    second.get_by_role("button", name=re.compile("^Занять ")).click()
    refusal = second.get_by_role("alert")
    expect(refusal).to_be_visible()
    refusal.locator(".refusal-others button").first.click()
    expect(second.get_by_role("timer")).to_contain_text("Время ваше ещё")
    book(second)
    let_go(first)


def test_leaving_frees_the_time_and_says_so(town: Town, open_page: Open) -> None:
    page = open_page()
    sign_in(page, "pavel", address(town.special.long))
    slot = slot_of(page.locator(FREE).nth(5))
    hold(page, cell(page, slot))
    let_go(page)
    expect(cell(page, slot)).to_have_attribute("data-state", "FREE")


def test_a_time_chosen_before_signing_in_is_one_press_away_after_it(town: Town, open_page: Open) -> None:
    page = open_page()
    see_grid(page, address(town.special.long)).nth(6).click()
    sign_in_from_the_page(page, "pavel")
    page.get_by_role("button", name=re.compile("^Занять ")).click()
    expect(page.get_by_role("timer")).to_contain_text("Время ваше ещё")
    let_go(page)


def test_what_was_lost_on_the_wire_is_asked_again_and_booked_once(town: Town, open_page: Open) -> None:
    page = open_page()
    sign_in(page, "pavel", address(town.special.moved))
    hold(page, page.locator(FREE).nth(8))
    with town.wire.cut():
        page.get_by_role("button", name="Записаться").click()
        expect(page.get_by_text("Нет связи").first).to_be_visible()
    page.wait_for_url(re.compile("/ticket/|/appointments"), timeout=30_000)
    page.goto("/appointments")
    expect(page.locator(".ticket-code")).to_have_count(1)


def test_who_signs_in_after_somebody_else_sees_nothing_of_him(town: Town, open_page: Open) -> None:
    page = open_page()
    sign_in(page, "anna", address(town.special.moved))
    hold(page, page.locator(FREE).nth(1))
    code = book(page)
    sign_out(page)
    frames: list[str] = []
    page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: frames.append(str(frame))))
    sign_in(page, "pavel", "/appointments")
    expect(page.get_by_role("heading", name="Мои записи")).to_be_visible()
    page.goto(f"/ticket/{code}")
    expect(page.get_by_role("heading", name="Такой страницы нет")).to_be_visible()
    told = "".join(frames)
    assert "Орлов" in told
    assert "Ковалёва Анна" not in told


def test_the_links_that_leave_the_page_do(town: Town, open_page: Open) -> None:
    page = open_page()
    page.goto("/appointments")
    page.get_by_role("banner").get_by_role("link", name="Войти").click()
    sign_in_from_the_page(page, "pavel")
    expect(page.get_by_role("heading", name="Мои записи")).to_be_visible()
    see_grid(page, address(town.special.moved))
    hold(page, page.locator(FREE).nth(3))
    book(page)
    for name, kind in (("В календарь", ".ics"), ("PDF", ".pdf")):
        with page.expect_download() as download:
            page.get_by_role("link", name=name).click()
        assert download.value.suggested_filename.endswith(kind)
        assert Path(download.value.path()).stat().st_size > 0
    assert str(page.get_by_role("link", name="+7").get_attribute("href")).startswith("tel:+7")


def test_the_nearest_doctors_come_first_with_how_far_they_are(town: Town, open_page: Open) -> None:
    place = {"latitude": 56.633, "longitude": 43.094}
    page = open_page(geolocation=place, permissions=["geolocation"])
    page.goto("/")
    page.get_by_role("button", name="Рядом со мной").click()
    page.wait_for_url(re.compile("near=56.633"))
    expect(page.locator(".card").first).to_contain_text(re.compile(r"[\d,]+ км"))
