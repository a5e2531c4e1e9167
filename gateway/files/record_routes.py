"""Files of a record: visits as PDF, and documents fetched from their source when somebody opens them."""

import asyncio
from collections import Counter
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Final

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from auth.sessions import LiveSession
from booking.actions.journal import Reading, note_readings
from booking.actions.record.document import find_document_entry, open_document
from booking.actions.record.read import read_record
from booking.actor import Account, Operator
from booking.engine import Engine
from booking.errors import BadInput, NotFound, StepUpRequired
from booking.ports import AnswerLost, ClinicSaidNo, ClinicUnreachable, DocumentContent, PatientUnmatched
from gateway.files import record_text
from gateway.files.answers import file, tongue_asked
from gateway.files.record import ToldRecord, patient_of_period, patient_of_visit, told_period, told_visit
from gateway.files.visits_pdf import visits_pdf
from gateway.schema.node import read_id
from gateway.systems import ClinicSystems
from gateway.words import Words
from storage.models import Through

# what is opened on somebody's computer: never anything that can act by itself
ENDINGS: Final = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png", "text/plain": "txt"}
# a source that has not begun to answer by then does not
PATIENCE_SECONDS: Final = 15.0
# nor does a reader hold a line to it for ever, or many of them: bookings go over the same lines
LONGEST_SECONDS: Final = 150.0
AT_ONCE: Final = 2


class RecordFiles:
    """Journaled before they are shown; each wants a second factor."""

    def __init__(self, engine: Engine, systems: ClinicSystems) -> None:
        self._engine = engine
        self._systems = systems
        # drawing takes the processor from everybody: one file at a time
        self._drawing = asyncio.Lock()
        # account → documents that are on their way to it
        self._handing = Counter[int]()

    async def visit(self, session: LiveSession, request: Request) -> Response:
        person = _stepped_up(session)
        visit_id = read_id(request.path_params["id"], "Visit", "id")
        await self._ready(person, await patient_of_visit(self._engine, person, visit_id))
        told = await told_visit(self._engine, person, visit_id)
        return await self._drawn(told, request, f"visit-{told.visits[0].starts:%Y-%m-%d}.pdf")

    async def period(self, session: LiveSession, request: Request) -> Response:
        person, asked = _stepped_up(session), request.query_params
        patient_id = read_id(asked.get("patient", ""), "Patient", "patient")
        since, until = _day(asked.get("since"), "since"), _day(asked.get("until"), "until")
        await self._ready(person, await patient_of_period(self._engine, person, patient_id))
        told = await told_period(self._engine, person, patient_id, since, until)
        return await self._drawn(told, request, "visits.pdf")

    async def document(self, session: LiveSession, request: Request) -> Response:
        person = _stepped_up(session)
        entry_id = read_id(request.path_params["id"], "RecordDocument", "id")
        entry = await find_document_entry(self._engine, person, entry_id)
        if self._handing[person.account_id] >= AT_ONCE:
            return _told(request, record_text.BUSY, 429)
        await self._journal(person, entry.patient_id, "record_document_file")
        self._handing[person.account_id] += 1
        handed_on = False
        try:
            content = await self._opened(person, entry_id)
            response = _Handed(content, entry_id, partial(self._ended, person.account_id))
            handed_on = True
        except (ClinicUnreachable, AnswerLost, TimeoutError):
            return _told(request, record_text.SILENT, 503)
        finally:
            if not handed_on:
                self._ended(person.account_id)
        return response

    async def _opened(self, person: Account | Operator, entry_id: int) -> DocumentContent:
        """Raises NotFound, also for a kind that is not among ours."""
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                content = (await open_document(self._engine, person, entry_id)).content
        except (ClinicSaidNo, PatientUnmatched):
            raise NotFound from None
        if _kind(content) not in ENDINGS:
            await _hang_up(content)
            raise NotFound
        return content

    def _ended(self, account_id: int) -> None:
        self._handing[account_id] -= 1
        if not self._handing[account_id]:
            del self._handing[account_id]

    async def _ready(self, person: Account | Operator, patient_id: int) -> None:
        await self._journal(person, patient_id, "visit_file")
        await read_record(self._engine, person, [patient_id])

    async def _journal(self, person: Account | Operator, patient_id: int, what: str) -> None:
        await note_readings(self._engine, person, [Reading(patient_id, what, Through.FILE)])

    async def _drawn(self, told: ToldRecord, request: Request, name: str) -> Response:
        async with self._drawing:
            drawn = await to_thread.run_sync(visits_pdf, told, self._systems.title, tongue_asked(request))
        return file(drawn, "application/pdf", name)


def _stepped_up(session: LiveSession) -> Account | Operator:
    """Raises StepUpRequired, before anything is looked up: what is there is not told by the answer."""
    if not session.actor.second_factor:
        raise StepUpRequired
    return session.actor


def _day(text: str | None, field: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise BadInput(field, "A day is written 2026-11-24.") from None


class _Handed(StreamingResponse):
    """As it comes from the source, on which it hangs up in the end, whatever has become of the reader."""

    def __init__(self, content: DocumentContent, entry_id: int, ended: Callable[[], None]) -> None:
        kind = _kind(content)
        headers = {
            "Content-Disposition": f'attachment; filename="document-{entry_id}.{ENDINGS[kind]}"',
            "Content-Security-Policy": "sandbox; default-src 'none'",
            "Cache-Control": "no-store",
            "X-Content-Type-Options": "nosniff",
        }
        if content.size is not None:
            headers["Content-Length"] = str(content.size)
        media = "text/plain; charset=utf-8" if kind == "text/plain" else kind
        super().__init__(content.chunks, 200, headers, media)
        self._content = content
        self._ended = ended

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            async with asyncio.timeout(LONGEST_SECONDS):
                await super().__call__(scope, receive, send)
        finally:
            self._ended()
            await _hang_up(self._content)


def _kind(content: DocumentContent) -> str:
    return content.content_type.partition(";")[0].strip().lower()


async def _hang_up(content: DocumentContent) -> None:
    hang_up = getattr(content.chunks, "aclose", None)
    if hang_up is not None:
        await hang_up()


def _told(request: Request, words: Words, status: int) -> Response:
    headers = {"Cache-Control": "no-store", "Retry-After": "60"}
    return PlainTextResponse(words.say(tongue_asked(request)), status, headers)
