"""The operator has seen the person and the document: somebody vouches for the account from now on."""

from dataclasses import dataclass

from booking.actions.journal import entry_by
from booking.actions.once import ask, claim_key, once
from booking.actor import Actor, Operator
from booking.engine import Engine
from booking.errors import CallClosed, DocumentTaken, NotFound
from booking.rules.desk import at_desk, at_desk_of
from booking.rules.documents import DocumentKind, checked_document
from booking.rules.given import checked_id
from storage.accounts import confirm_accounts_of
from storage.calls import find_call
from storage.documents import Paper, has_document, insert_document, verify_document
from storage.journal import append_journal
from storage.models import Call, Deed
from storage.reach import raise_reach
from storage.requests import Asked, close_request
from storage.ties import queue_patient
from storage.work import Work, transact


@dataclass(frozen=True, slots=True)
class _Seen:
    operator: Operator
    call: Call
    paper: Paper
    asked: Asked


async def confirm_identity(
    engine: Engine, actor: Actor, *, key: str, call_id: int, kind: DocumentKind, number: str
) -> int:
    """Vouches for the call's patient by the document shown; returns the call's id.

    The document is added to the patient where it was not known. Raises CallClosed, DocumentInvalid, DocumentTaken (it
    is somebody else's, or the patient has another of the kind), NotYourClinic, SecondFactorNeeded, KeyReused, NotFound,
    Forbidden, SignInRequired.
    """
    operator, paper = at_desk(actor), Paper(kind, checked_document(kind, number))
    asked = ask(engine, operator, key, "confirm_identity", call=call_id, kind=kind, number=paper.number)

    async def deed() -> int:
        call = await find_call(checked_id(call_id), operator.account_id)
        if call is None:
            raise NotFound
        at_desk_of(actor, call.clinic_id)
        if call.closed_at is not None or call.expires_at <= asked.at:
            raise CallClosed
        seen = _Seen(operator, call, paper, asked)
        return await transact(engine.publish, lambda work: _confirm(seen, work))

    return await once(engine, asked, deed)


async def _confirm(seen: _Seen, work: Work) -> int:
    patient_id, asked = seen.call.patient_id, seen.asked
    await claim_key(asked)
    await queue_patient(patient_id)
    if not await verify_document(patient_id, seen.paper, asked.at):
        await _add(seen)
    accounts = await confirm_accounts_of(patient_id)
    kind = seen.paper.kind.value
    what = entry_by(seen.operator, patient_id, asked.at, Deed.CHANGED, "identity", seen.call.id, {"document": kind})
    await append_journal([what])
    await raise_reach(work, accounts)
    await close_request(asked, {"id": seen.call.id})
    return int(seen.call.id)


async def _add(seen: _Seen) -> None:
    patient_id, paper = seen.call.patient_id, seen.paper
    if await has_document(patient_id, paper.kind):
        raise DocumentTaken(paper.kind.value, disputable=False)
    if await insert_document(patient_id, paper, seen.asked.at, verified=True) is None:
        raise DocumentTaken(paper.kind.value, disputable=False)
