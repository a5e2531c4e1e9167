"""Files of an appointment, for its owner's session; for everybody else there is none."""

from urllib.parse import urlsplit

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from auth.sessions import Sessions
from booking.ports import Clock
from booking.rules.ticket import latin_code
from gateway.files.calendar import calendar
from gateway.files.ticket import ticket
from gateway.files.visit import Visit, visit_of
from gateway.words import Tongue, tongue_of
from storage.queries.patients import Onlooker


def file_routes(sessions: Sessions, clock: Clock, origin: str) -> list[Route]:
    """`origin`: the address people open."""

    async def visit(request: Request) -> Visit | None:
        session = await sessions.session_of(request)
        if session is None:
            return None
        onlooker = Onlooker(session.actor.account_id, clock())
        return await visit_of(onlooker, request.path_params["code"])

    async def pdf(request: Request) -> Response:
        found = await visit(request)
        if found is None:
            return _nothing()
        drawn = await to_thread.run_sync(ticket, found, _address(origin, found), _tongue(request))
        return _file(drawn, "application/pdf", f"talon-{found.starts:%Y-%m-%d}.pdf")

    async def ics(request: Request) -> Response:
        found = await visit(request)
        if found is None:
            return _nothing()
        host = urlsplit(origin).hostname or "talon"
        written = calendar(found, _address(origin, found), host, _tongue(request))
        return _file(written, "text/calendar; charset=utf-8", f"talon-{found.starts:%Y-%m-%d}.ics")

    return [
        Route("/files/appointments/{code}.pdf", pdf, methods=["GET"]),
        Route("/files/appointments/{code}.ics", ics, methods=["GET"]),
    ]


def _address(origin: str, visit: Visit) -> str:
    return f"{origin}/ticket/{latin_code(visit.code)}"


def _tongue(request: Request) -> Tongue:
    asked = request.query_params.get("lang", "").upper()
    return Tongue(asked) if asked in Tongue.__members__ else tongue_of(request.headers.get("accept-language"))


def _nothing() -> Response:
    return PlainTextResponse("Not found", 404, {"Cache-Control": "no-store"})


def _file(content: bytes, media_type: str, name: str) -> Response:
    headers = {
        "Content-Disposition": f'inline; filename="{name}"',
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
    }
    return Response(content, 200, headers, media_type)
