"""What people do with their record on the page."""

from playwright.sync_api import Page, expect

from tests.journeys.steps import sign_in, step_up


def open_record(page: Page, person: str, screen: str = "/visits") -> None:
    """Signs in and goes to a screen of the record, through the second step that it wants."""
    sign_in(page, person)
    page.goto(screen)
    step_up(page, person)
    shown(page)


def see_record(page: Page, screen: str) -> None:
    """One more screen, the second step being done."""
    page.goto(screen)
    shown(page)


def shown(page: Page) -> None:
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(".bone-line")).to_have_count(0)
    expect(page.get_by_role("navigation", name="Медкарта").or_(page.locator("article.sheet"))).to_be_visible()


def choose_person(page: Page, name: str) -> None:
    page.get_by_label("Чья медкарта").select_option(label=name)
    expect(page.get_by_label("Чья медкарта").locator("option:checked")).to_have_text(name)
    shown(page)
