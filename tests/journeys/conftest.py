"""A town for the browsers, and browsers for the town."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.journeys import mail
from tests.journeys import town as towns
from tests.journeys.town import Town
from tests.services.chromium import OPTIONS
from tests.services.npm import installed
from web import build

PICTURES = Path(__file__).resolve().parents[2] / "build" / "screenshots"
AXE = Path(__file__).parent / "axe"
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 740}
SIZES = [pytest.param(DESK, id="1280"), pytest.param(PHONE, id="360")]
WAIT_MS = 10_000
expect.set_options(timeout=WAIT_MS)

# React's word for "drawn a second time, and then it went well": seen rarely, and nobody sees it on the page;
# the cause is printed, so that a journey that fails shows it
RECOVERED = "React error #520"
CAUSE = "addEventListener('error', event => event.error?.cause && console.log('cause', event.error.cause.stack))"

Open = Callable[..., Page]
Shoot = Callable[..., None]


@pytest.fixture(scope="session")
def built() -> None:
    """The page's files, as the sources are now."""
    build.ensure()


@pytest.fixture(scope="session")
def town(built: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    with towns.running(tmp_path_factory.mktemp("town")) as running:
        yield running


@pytest.fixture(scope="package")
def browser(chromium: Path) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(OPTIONS))
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser: Browser, town: Town) -> Iterator[Open]:
    """A browser of its own each time. A script that fails or a word on the console fails the test."""
    mail.forget(town)
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def open_page(**options: object) -> Page:
        given = {
            "viewport": DESK,
            "locale": "ru-RU",
            "timezone_id": "Europe/Moscow",
            "base_url": town.origin,
            **options,
        }
        contexts.append(context := browser.new_context(**given))  # type: ignore[arg-type]  # options as playwright names them
        context.set_default_timeout(WAIT_MS)
        page = context.new_page()
        page.add_init_script(CAUSE)
        page.on("pageerror", lambda error: None if RECOVERED in str(error) else faults.append(str(error)))
        page.on("console", lambda message: print(message.text) if message.text.startswith("cause") else None)
        return page

    yield open_page
    for context in contexts:
        context.close()
    town.end_holds()
    town.end_rights()
    assert not faults


@pytest.fixture(scope="session")
def axe() -> str:
    """axe-core, to be run in a page."""
    return (installed(AXE) / "node_modules" / "axe-core" / "axe.min.js").read_text()


@pytest.fixture(scope="session")
def pictures() -> Path:
    PICTURES.mkdir(parents=True, exist_ok=True)
    return PICTURES


@pytest.fixture
def shoot(pictures: Path, axe: str) -> Shoot:
    """Takes the picture and lets axe judge: `shoot(page, name)`."""

    def shoot(page: Page, name: str, *, judged: bool = True, whole: bool = True) -> None:
        page.wait_for_function("document.fonts.status === 'loaded'")
        width = page.viewport_size["width"] if page.viewport_size else 0
        page.screenshot(path=pictures / f"{name}-{width}.png", full_page=whole, animations="disabled")
        if judged:
            assert not violations(page, axe), f"axe on {name} at {width}"
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{name} is wider than {width}"

    return shoot


def violations(page: Page, axe: str) -> list[tuple[str, list[str]]]:
    page.evaluate(axe)
    found: Any = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [(one["id"], [node["html"][:160] for node in one["nodes"][:3]]) for one in found["violations"]]
