"""What the page remembers belongs to one tab under one session."""

from urllib.parse import parse_qs

from starlette.types import Message, Receive, Scope, Send

from web.own_state import OwnState


async def shown(cookie: str, path: str = "/_event/", query: bytes = b"EIO=4&transport=websocket&token=a-tab") -> Scope:
    """The scope that the page's application gets."""
    seen: list[Scope] = []

    async def page(scope: Scope, _receive: Receive, _send: Send) -> None:
        seen.append(scope)

    async def nothing() -> Message:
        return {"type": "websocket.connect"}

    async def nowhere(_message: Message) -> None: ...

    scope = {"type": "websocket", "path": path, "query_string": query, "headers": [(b"cookie", cookie.encode())]}
    await OwnState(page)(scope, nothing, nowhere)
    return seen[0]


def token(scope: Scope) -> str:
    query: bytes = scope["query_string"]
    return parse_qs(query.decode())["token"][0]


async def test_a_tab_used_under_another_session_is_another_state() -> None:
    anna, pavel, nobody = [token(await shown(cookie)) for cookie in ("talon_session=anna", "talon_session=pavel", "")]
    assert len({anna, pavel, nobody, "a-tab"}) == 4
    assert token(await shown("talon_language=en; talon_session=anna")) == anna
    assert token(await shown("__Host-talon_session=anna")) == anna


async def test_the_rest_of_the_address_stays_as_it_was() -> None:
    told = parse_qs((await shown("talon_session=anna"))["query_string"].decode())
    assert (told["EIO"], told["transport"]) == (["4"], ["websocket"])
    assert (await shown("talon_session=anna", path="/graphql"))["query_string"].endswith(b"token=a-tab")
