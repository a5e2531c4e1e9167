"""Files for a session's person: tickets, calendars, exports, journals. For everybody else there are none."""

from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from auth.sessions import LiveSession, Sessions
from booking.actions.journal import Reading, note_readings
from booking.actions.rights.files import export_file, journal_file
from booking.engine import Engine
from booking.errors import BadInput, NotFound, StepUpRequired
from booking.rules.ticket import latin_code
from gateway.files.answers import file, json_file, nothing, step_up, tongue_asked
from gateway.files.calendar import calendar
from gateway.files.record_routes import RecordFiles
from gateway.files.ticket import ticket
from gateway.files.visit import Visit, visit_of
from gateway.schema.node import read_id
from gateway.systems import ClinicSystems
from storage.models import Through
from storage.queries.patients import onlooker_of

Writes = Callable[[LiveSession, Request], Awaitable[Response]]


def file_routes(sessions: Sessions, engine: Engine, systems: ClinicSystems, origin: str) -> list[Route]:
    """`origin`: the address people open."""
    files, records = _Files(engine, origin), RecordFiles(engine, systems)

    def route(path: str, writes: Writes) -> Route:
        async def answer(request: Request) -> Response:
            session = await sessions.session_of(request)
            try:
                return nothing() if session is None else await writes(session, request)
            except (NotFound, BadInput):
                return nothing()
            except StepUpRequired:
                return step_up(request)

        return Route(path, answer, methods=["GET"])

    return [
        route("/files/appointments/{code}.pdf", files.pdf),
        route("/files/appointments/{code}.ics", files.ics),
        route("/files/exports/{id}.json", files.export),
        route("/files/journal/{id}.json", files.journal),
        route("/files/visits/{id}.pdf", records.visit),
        route("/files/visits.pdf", records.period),
        route("/files/record/{id}", records.document),
    ]


class _Files:
    def __init__(self, engine: Engine, origin: str) -> None:
        self._engine = engine
        self._origin = origin

    async def pdf(self, session: LiveSession, request: Request) -> Response:
        visit = await self._visit(session, request, "ticket_file")
        drawn = await to_thread.run_sync(ticket, visit, _address(self._origin, visit), tongue_asked(request))
        return file(drawn, "application/pdf", f"talon-{visit.starts:%Y-%m-%d}.pdf")

    async def ics(self, session: LiveSession, request: Request) -> Response:
        visit = await self._visit(session, request, "calendar_file")
        host = urlsplit(self._origin).hostname or "talon"
        written = calendar(visit, _address(self._origin, visit), host, tongue_asked(request))
        return file(written, "text/calendar; charset=utf-8", f"talon-{visit.starts:%Y-%m-%d}.ics")

    async def export(self, session: LiveSession, request: Request) -> Response:
        request_id = read_id(request.path_params["id"], "DataRequest", "id")
        return json_file(await export_file(self._engine, session.actor, request_id=request_id), "talon-data.json")

    async def journal(self, session: LiveSession, request: Request) -> Response:
        patient_id = read_id(request.path_params["id"], "Patient", "id")
        return json_file(await journal_file(self._engine, session.actor, patient_id=patient_id), "talon-journal.json")

    async def _visit(self, session: LiveSession, request: Request, what: str) -> Visit:
        """Journaled before it is shown; raises NotFound."""
        looks = onlooker_of(session.actor, self._engine.clock(), self._engine.policy)
        visit = await visit_of(looks, request.path_params["code"])
        if visit is None:
            raise NotFound
        await note_readings(self._engine, session.actor, [Reading(visit.patient_id, what, Through.FILE)])
        return visit


def _address(origin: str, visit: Visit) -> str:
    return f"{origin}/ticket/{latin_code(visit.code)}"
