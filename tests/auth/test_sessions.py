"""A session: new at each sign-in, over at sign-out, after its idle time and after its whole time."""

import asyncio
from datetime import timedelta

import httpx
from starlette.types import Message
from starlette.websockets import WebSocket

from auth.watch import SessionWatch
from booking.actor import Anonymous
from storage.models import Session
from tests.auth.conftest import ORIGIN, Site
from tests.services.clock import SetClock
from tests.sign_in import sign_in

OURS = {"origin": ORIGIN}


async def who(browser: httpx.AsyncClient) -> str | None:
    told = (await browser.get("/whoami")).json()
    return None if told is None else told["actor"]


async def test_a_session_planted_before_sign_in_is_worth_nothing_after_it(demo: Site) -> None:
    planted = "A" * 43
    async with demo.browser() as browser:
        browser.cookies.set("talon_session", planted, domain="127.0.0.1", path="/")
        await sign_in(browser, "anna")
        assert browser.cookies["talon_session"] != planted
    async with demo.browser() as attacker:
        attacker.cookies.set("talon_session", planted)
        assert await who(attacker) is None


async def test_signing_in_anew_ends_the_browsers_old_session(demo: Site, browser: httpx.AsyncClient) -> None:
    await sign_in(browser, "anna")
    old = browser.cookies["talon_session"]
    await sign_in(browser, "pavel")
    assert browser.cookies["talon_session"] != old
    async with demo.browser() as other:
        other.cookies.set("talon_session", old)
        assert await who(other) is None
    assert await Session.all().count() == 1


async def test_signing_out_ends_the_session_for_whoever_has_the_cookie(demo: Site, browser: httpx.AsyncClient) -> None:
    await sign_in(browser, "anna")
    token = browser.cookies["talon_session"]
    answer = await browser.post("/auth/sign-out", headers=OURS)
    assert answer.status_code == 303
    assert "talon_session" not in browser.cookies
    async with demo.browser() as thief:
        thief.cookies.set("talon_session", token)
        assert await who(thief) is None


async def test_signing_out_goes_by_the_provider_and_comes_home(browser: httpx.AsyncClient) -> None:
    await sign_in(browser, "anna")
    id_token = (await Session.get()).id_token
    out = await browser.post("/auth/sign-out", headers=OURS)
    asked = httpx.URL(out.headers["location"])
    assert asked.path == "/demo-provider/end-session"
    assert dict(asked.params) == {
        "client_id": "talon",
        "post_logout_redirect_uri": f"{ORIGIN}/",
        "id_token_hint": id_token,
    }
    assert (await browser.get(asked)).headers["location"] == f"{ORIGIN}/"


async def test_signing_out_without_a_session_just_goes_home(browser: httpx.AsyncClient) -> None:
    assert (await browser.post("/auth/sign-out", headers=OURS)).headers["location"] == "/"


async def test_a_session_ends_after_two_hours_without_a_request(browser: httpx.AsyncClient, clock: SetClock) -> None:
    await sign_in(browser, "anna")
    for _ in range(3):
        clock.advance(timedelta(hours=1, minutes=50))
        assert await who(browser) is not None
    clock.advance(timedelta(hours=2))
    assert await who(browser) is None


async def test_a_session_ends_after_twelve_hours_however_busy(browser: httpx.AsyncClient, clock: SetClock) -> None:
    await sign_in(browser, "anna")
    for _ in range(11):
        clock.advance(timedelta(hours=1))
        assert await who(browser) is not None
    clock.advance(timedelta(hours=1))
    assert await who(browser) is None


async def test_a_socket_has_the_session_of_its_handshake(demo: Site, browser: httpx.AsyncClient) -> None:
    await sign_in(browser, "anna")
    cookie = f"talon_session={browser.cookies['talon_session']}".encode()
    socket = WebSocket({"type": "websocket", "headers": [(b"cookie", cookie)]}, unheard, unsaid)
    session = await demo.sessions.session_of(socket)
    assert session is not None
    assert session.ends_at == demo.clock() + timedelta(hours=2)
    assert await demo.sessions.actor_of(socket) == session.actor
    stranger = WebSocket({"type": "websocket", "headers": []}, unheard, unsaid)
    assert await demo.sessions.actor_of(stranger) == Anonymous()


async def unheard() -> Message:
    raise AssertionError("a handshake's session needs no message")


async def unsaid(_: Message) -> None:
    raise AssertionError("a handshake's session needs no answer")


async def session_id(browser: httpx.AsyncClient) -> int:
    return int((await browser.get("/whoami")).json()["id"])


async def test_a_watched_session_is_told_over_within_a_second_of_sign_out(
    demo: Site, browser: httpx.AsyncClient
) -> None:
    watch = SessionWatch(demo.sessions)
    await sign_in(browser, "anna")
    ends = [asyncio.create_task(watch.ended(await session_id(browser))) for _ in range(2)]
    done, _ = await asyncio.wait(ends, timeout=1.5)
    assert not done
    await browser.post("/auth/sign-out", headers=OURS)
    async with asyncio.timeout(1):
        await asyncio.gather(*ends)


async def test_a_watched_session_is_told_over_when_its_time_is_up(demo: Site, browser: httpx.AsyncClient) -> None:
    watch = SessionWatch(demo.sessions, seconds=0.01)
    await sign_in(browser, "anna")
    end = asyncio.create_task(watch.ended(await session_id(browser)))
    await asyncio.sleep(0)
    demo.clock.advance(timedelta(hours=2))
    async with asyncio.timeout(5):
        await end


async def test_nothing_is_asked_while_nobody_watches(demo: Site, browser: httpx.AsyncClient) -> None:
    watch = SessionWatch(demo.sessions, seconds=0.01)
    await sign_in(browser, "anna")
    end = asyncio.create_task(watch.ended(await session_id(browser)))
    await asyncio.sleep(0)
    end.cancel()
    await asyncio.wait([end])
    await asyncio.sleep(0)
    assert asyncio.all_tasks() == {asyncio.current_task()}
