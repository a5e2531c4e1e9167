"""R of S1: what uvicorn's WebSockets cost by themselves. Every socket is sent the finished text that was posted.

Run: uvicorn bench.limits.broadcast:app
"""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

sockets: set[Send] = set()


async def app(scope: Message, receive: Receive, send: Send) -> None:
    match scope["type"]:
        case "websocket":
            await _watch(scope, receive, send)
        case "http":
            await _push(receive, send)
        case "lifespan":
            await _live(receive, send)


async def _watch(scope: Message, receive: Receive, send: Send) -> None:
    await receive()
    await send({"type": "websocket.accept", "subprotocol": scope["subprotocols"][0]})
    try:
        # connection_init, then subscribe: the same talk as at the other door
        await receive()
        await send({"type": "websocket.send", "text": '{"type":"connection_ack"}'})
        await receive()
        sockets.add(send)
        await send({"type": "websocket.send", "text": '{"type":"next","id":"1","payload":{}}'})
        while (await receive())["type"] != "websocket.disconnect":
            pass
    finally:
        sockets.discard(send)


async def _push(receive: Receive, send: Send) -> None:
    body, more = b"", True
    while more:
        message = await receive()
        body, more = body + message["body"], message["more_body"]
    frame = {"type": "websocket.send", "text": body.decode()}
    for viewer in tuple(sockets):
        await viewer(frame)
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"2")]})
    await send({"type": "http.response.body", "body": b"{}"})


async def _live(receive: Receive, send: Send) -> None:
    while True:
        match (await receive())["type"]:
            case "lifespan.startup":
                await send({"type": "lifespan.startup.complete"})
            case "lifespan.shutdown":
                await send({"type": "lifespan.shutdown.complete"})
                return
