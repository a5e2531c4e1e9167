"""In development a page shows what would have been sent; in production there is no such page."""

import httpx
from starlette.applications import Starlette

from gateway.senders import build_carriers
from gateway.settings import Settings
from notices.shown import ADDRESS, Shown
from notices.sms import SmsGateway
from notices.smtp import Smtp
from storage.models import Channel
from storage.notices import Outgoing
from tests.notices.outgoing import PHONE, TEXT, outgoing
from tests.services.clock import SetClock


async def page_of(shown: Shown) -> str:
    transport = httpx.ASGITransport(Starlette(routes=[shown.route]))
    async with httpx.AsyncClient(transport=transport, base_url="http://talon.example") as client:
        return (await client.get(ADDRESS)).text


async def test_the_page_shows_the_newest_first(clock: SetClock) -> None:
    shown = Shown(clock)
    assert "ничего не отправлено" in await page_of(shown)
    await shown.send(outgoing())
    await shown.send(Outgoing(8, Channel.SMS, PHONE, "", "<b>& 654321", 1))
    page = await page_of(shown)
    assert page.index("&lt;b&gt;&amp; 654321") < page.index(TEXT)
    assert f'data-to="{PHONE}"' in page


async def test_the_page_keeps_the_last_hundred(clock: SetClock) -> None:
    shown = Shown(clock)
    for number in range(150):
        await shown.send(Outgoing(number, Channel.SMS, PHONE, "", f"text {number}", 1))
    page = await page_of(shown)
    assert page.count("<article") == 100
    assert "text 49<" not in page


def test_production_shows_nothing_and_sends_by_what_is_configured(clock: SetClock) -> None:
    configured = Settings(
        production=True, smtp_url="smtp://mail.example", smtp_from="a@b.example", sms_url="https://sms.example"
    )
    carriers = build_carriers(configured, clock)
    assert carriers.shown is None
    assert [type(carriers.senders[channel]) for channel in (Channel.EMAIL, Channel.SMS)] == [Smtp, SmsGateway]
    assert build_carriers(Settings(production=True), clock).senders == {}


def test_development_shows_what_has_no_server(clock: SetClock) -> None:
    carriers = build_carriers(Settings(smtp_url="smtp://mail.example", smtp_from="a@b.example"), clock)
    assert isinstance(carriers.senders[Channel.EMAIL], Smtp)
    assert carriers.senders[Channel.SMS] is carriers.shown
