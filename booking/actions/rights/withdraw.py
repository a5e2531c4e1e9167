"""Taking a data request back: while it is open, and a restriction whenever one likes."""

from booking.actions.journal import entry_by
from booking.actions.once import ask, claim_key, once
from booking.actions.rights.speaks import speaks_for
from booking.actor import Account, Actor, Operator
from booking.engine import Engine
from booking.errors import NotFound, RequestClosed
from booking.rules.given import checked_id
from booking.rules.patient import signed_in
from storage.erasure import subject_of, whom_it_concerns
from storage.journal import append_journal
from storage.models import DataRequest, DataRequestKind, DataRequestState, Deed
from storage.reach import raise_reach
from storage.requests import Asked, close_request
from storage.rights import find_data_request, leave_data_request, lift_restriction
from storage.ties import queue_patient
from storage.work import Work, transact


async def withdraw_data_request(engine: Engine, actor: Actor, *, key: str, request_id: int) -> int:
    """By who made it, or whoever else may decide about the patient's data; returns the request's id.

    A restriction, though in effect, ends with it. Raises RequestClosed, KeyReused, NotFound, SignInRequired.
    """
    person = signed_in(actor)
    asked = ask(engine, person, key, "withdraw_data_request", request=request_id)
    return await once(engine, asked, lambda: _withdraw(engine, person, request_id, asked))


async def _withdraw(engine: Engine, person: Account | Operator, request_id: int, asked: Asked) -> int:
    request = await find_data_request(checked_id(request_id))
    if request is None or not await speaks_for(engine, person, request.patient_id):
        raise NotFound

    async def deed(work: Work) -> int:
        await claim_key(asked)
        await queue_patient(request.patient_id)
        await _take_back(request, asked, work)
        details = {"request": request.id, "kind": request.kind.value}
        await append_journal(
            [entry_by(person, request.patient_id, asked.at, Deed.ENDED, "data_request", details=details)]
        )
        await close_request(asked, {"id": request_id})
        return request_id

    return await transact(engine.publish, deed)


async def _take_back(request: DataRequest, asked: Asked, work: Work) -> None:
    if request.kind is DataRequestKind.RESTRICT:
        if not await lift_restriction(request.id, request.patient_id, asked.at):
            raise RequestClosed
        await raise_reach(work, await whom_it_concerns(await subject_of(request.patient_id)))
    elif not await leave_data_request(request.id, DataRequestState.WITHDRAWN, asked.at):
        raise RequestClosed
