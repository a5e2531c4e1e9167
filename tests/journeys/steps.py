"""What people do on the page, step by step, as they see it."""

import re

from playwright.sync_api import Locator, Page, expect

FREE = ".slots .cell[data-state=FREE]"


def sign_in(page: Page, person: str, to: str = "/") -> None:
    """By the demo provider, back to `to`."""
    page.goto(f"/auth/sign-in/demo?to={to}")
    page.locator(f"button[value={person}]").click()
    page.wait_for_url(re.compile(re.escape(to)))


def sign_in_from_the_page(page: Page, person: str) -> None:
    """On the sign-in page: by the demo provider, back to where the page was asked for."""
    page.locator("a[data-provider=demo]").click()
    page.locator(f"button[value={person}]").click()


def step_up(page: Page, person: str) -> None:
    """On the screen of the second step: by the demo provider, and back."""
    page.locator("a[href^='/auth/step-up/']").click()
    page.locator(f"button[value={person}]").click()
    page.locator("button[name=factor]").click()


def open_menu(page: Page) -> None:
    """The account's menu in the header."""
    page.get_by_role("banner").locator(".menu-button").click()
    expect(page.get_by_role("button", name="Выйти")).to_be_visible()


def sign_out(page: Page) -> None:
    open_menu(page)
    page.get_by_role("button", name="Выйти").click()
    expect(page.get_by_role("banner").get_by_role("link", name="Войти")).to_be_visible()


def see_grid(page: Page, doctor: str) -> Locator:
    """Opens a doctor's screen; the grid's free times once it is live."""
    page.goto(doctor)
    free = page.locator(FREE)
    expect(free.first).to_be_visible()
    return free


def slot_of(cell: Locator) -> str:
    """The id of the slot behind a cell, to find the same one in another browser."""
    slot = cell.get_attribute("data-slot")
    assert slot is not None
    return slot


def cell(page: Page, slot: str) -> Locator:
    return page.locator(f'.slots .cell[data-slot="{slot}"]')


def hold(page: Page, cell: Locator) -> None:
    """Takes a time of the grid and arrives on Confirm."""
    cell.click()
    expect(page.get_by_role("timer")).to_contain_text("Время ваше ещё")


def let_go(page: Page) -> None:
    page.get_by_role("link", name="Отпустить время").click()
    expect(page.get_by_text("Вы отпустили время")).to_be_visible()


def book(page: Page) -> str:
    """Books what is held; the ticket's code."""
    page.get_by_role("button", name="Записаться").click()
    page.wait_for_url(re.compile("/ticket/"))
    return page.locator(".ticket-code").inner_text()
