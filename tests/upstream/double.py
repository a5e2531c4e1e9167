"""The double on the wire: a real HTTP server on loopback that records every call and can be told to misbehave."""

import asyncio
import json
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

import uvicorn
from starlette.types import Receive, Scope, Send

from tests.upstream.spb_double import SpbDouble, good

BASE = "/_api/api/v2"
SECONDS = 60.0


@dataclass(frozen=True)
class Call:
    """`path` is decoded and begins after the API's base; `raw` is as it came over the wire."""

    method: str
    path: str
    raw: str
    query: dict[str, str]
    body: dict[str, Any]


@dataclass
class Fault:
    """What happens to the next call whose path begins with `path`.

    `effect`: whether the call is carried out all the same. `answer`: bytes to send instead, None to break off half-way.
    """

    path: str
    effect: bool = False
    answer: bytes | None = None
    status: int = 200
    hold: threading.Event | None = None
    reached: threading.Event = field(default_factory=threading.Event)
    done: threading.Event = field(default_factory=threading.Event)


@dataclass
class Double:
    """A running double: `url` is what a client is given, `spb` what it remembers, `calls` what it was asked."""

    url: str
    spb: SpbDouble
    calls: list[Call] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def told(self) -> list[str]:
        """Calls about patients and visits, which are those that matter to them: «POST appointment/create»."""
        return [f"{call.method} {call.path}" for call in self.calls if not call.path.startswith(("schedule", "shared"))]

    def asked(self, path: str) -> list[Call]:
        return [call for call in self.calls if call.path.startswith(path)]

    def lose_answer(self, path: str, *, after_effect: bool) -> Fault:
        return self._next(Fault(path, effect=after_effect))

    def hang(self, path: str) -> Fault:
        """The call waits for `hold`, then gets its usual answer."""
        return self._next(Fault(path, effect=True, hold=threading.Event()))

    def say(self, path: str, answer: Any) -> Fault:
        """The call gets this JSON, and nothing is done."""
        return self._next(Fault(path, answer=json.dumps(answer).encode()))

    def say_raw(self, path: str, answer: bytes, status: int = 200) -> Fault:
        return self._next(Fault(path, answer=answer, status=status))

    def say_error(self, path: str, code: int) -> Fault:
        return self.say(
            path, {"success": False, "errorCode": code, "message": "Сервис временно недоступен", "requestId": "x"}
        )

    def _next(self, fault: Fault) -> Fault:
        self.faults.append(fault)
        return fault

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        call = await _call(scope, receive)
        self.calls.append(call)
        fault = next((fault for fault in self.faults if call.path.startswith(fault.path)), None)
        if fault is None:
            await _answer(send, 200, _json(self._carried_out(call)))
            return
        self.faults.remove(fault)
        fault.reached.set()
        await self._misbehave(fault, call, send)

    async def _misbehave(self, fault: Fault, call: Call, send: Send) -> None:
        usual = self._carried_out(call) if fault.effect and fault.hold is None else None
        if fault.hold is not None:
            await asyncio.to_thread(fault.hold.wait, SECONDS)
            answer = self._carried_out(call)
            fault.done.set()
            await _answer(send, 200, _json(answer))
            return
        if fault.answer is not None:
            await _answer(send, fault.status, fault.answer)
            return
        # a promise of more than is sent: the server hangs up, the client has half an answer
        whole = _json(usual)
        await send(_start(200, len(whole) + 100))
        await send({"type": "http.response.body", "body": whole[:5]})

    def _carried_out(self, call: Call) -> dict[str, Any]:
        answer = _route(self.spb, call)
        if answer is None:
            return {"success": False, "errorCode": 404, "message": f"no such call: {call.path}", "requestId": "x"}
        return answer


def _route(spb: SpbDouble, call: Call) -> dict[str, Any] | None:
    parts = call.raw.split("/")
    decoded = [unquote(part) for part in parts]
    match (call.method, *decoded):
        case ("GET", "shared", "districts"):
            return spb.districts()
        case ("GET", "shared", "lpus"):
            return spb.lpus()
        case ("GET", "schedule", "lpu", clinic, "specialties"):
            return spb.specialties(clinic)
        case ("GET", "schedule", "lpu", clinic, "speciality", specialty, "doctors"):
            return spb.doctors_of(clinic, specialty)
        case ("GET", "schedule", "lpu", clinic, "doctor", doctor, "appointments"):
            return spb.appointments_of(clinic, doctor)
        case ("GET", "patient", "search"):
            return spb.search(call.query)
        case ("GET", "appointments"):
            return spb.visits_of(call.query)
    acts: dict[tuple[str, ...], Callable[[dict[str, Any]], dict[str, Any]]] = {
        ("POST", "patient", "update"): spb.update,
        ("POST", "appointment", "create"): spb.create,
        ("POST", "appointment", "cancel"): spb.cancel,
    }
    act = acts.get((call.method, *decoded))
    return act(call.body) if act else None


@contextmanager
def running(spb: SpbDouble) -> Iterator[Double]:
    """Serves the double on a port of its own until the block ends."""
    listener = socket.create_server(("127.0.0.1", 0))
    double = Double(f"http://127.0.0.1:{listener.getsockname()[1]}{BASE}", spb)
    server = uvicorn.Server(uvicorn.Config(double, lifespan="off", log_level="error", ws="none", access_log=False))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, name="double")
    thread.start()
    try:
        yield double
    finally:
        for fault in double.faults:
            if fault.hold:
                fault.hold.set()
        server.should_exit = True
        thread.join(SECONDS)
        listener.close()
        assert not thread.is_alive(), "the double did not end"


async def _call(scope: Scope, receive: Receive) -> Call:
    body = b""
    while True:
        message = await receive()
        body += message.get("body", b"")
        if not message.get("more_body"):
            break
    raw = scope["raw_path"].decode().removeprefix(f"{BASE}/")
    pairs = (pair.partition("=") for pair in scope["query_string"].decode().split("&") if pair)
    query = {unquote(name): unquote(value.replace("+", " ")) for name, _, value in pairs}
    return Call(scope["method"], unquote(raw), raw, query, json.loads(body) if body else {})


async def _answer(send: Send, status: int, body: bytes) -> None:
    await send(_start(status, len(body)))
    await send({"type": "http.response.body", "body": body})


def _start(status: int, length: int) -> dict[str, Any]:
    headers = [(b"content-type", b"application/json; charset=utf-8"), (b"content-length", str(length).encode())]
    return {"type": "http.response.start", "status": status, "headers": headers}


def _json(answer: dict[str, Any] | None) -> bytes:
    return json.dumps(good(None) if answer is None else answer, ensure_ascii=False).encode()
