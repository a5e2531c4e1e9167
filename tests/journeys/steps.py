"""What people do on the page, step by step, as they see it."""

import re

from playwright.sync_api import Locator, Page, expect

FREE = ".slots .cell[data-state=FREE]"


def sign_in(page: Page, person: str, to: str = "/") -> None:
    """By the demo provider, back to `to`."""
    page.goto(f"/auth/sign-in?to={to}")
    page.locator(f"button[value={person}]").click()
    page.wait_for_url(re.compile(re.escape(to)))


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
