"""A patient is at the desk or on its telephone: the operator may see and act for them until the call is over."""

from booking.actions.guesses import today
from booking.actions.journal import entry_by
from booking.actions.once import ask, claim_key, once
from booking.actor import Actor, Operator
from booking.engine import Engine
from booking.errors import BadInput, CallClosed, DataRestricted, NotFound
from booking.rules.desk import at_desk, at_desk_of
from booking.rules.given import LONGEST_REASON, checked_id, checked_words
from storage.calls import NewCall, close_call, find_call, insert_call
from storage.guesses import spend
from storage.journal import append_journal
from storage.models import Deed
from storage.queries.desk import find_known_patient
from storage.reach import raise_reach
from storage.requests import Asked, close_request
from storage.work import Work, transact


async def open_call(engine: Engine, actor: Actor, *, key: str, clinic_id: int, patient_id: int, reason: str) -> int:
    """Opens a call of half an hour; returns its id. `reason`: as the patient says it; the patient reads it later.

    Raises NotYourClinic, SecondFactorNeeded, DataRestricted, KeyReused, NotFound, Forbidden, SignInRequired, BadInput.
    """
    person, words = at_desk(actor), call_reason(reason)
    asked = ask(engine, person, key, "open_call", clinic=clinic_id, patient=patient_id, reason=words)

    async def deed() -> int:
        at_desk_of(actor, clinic_id)
        # patients' ids are numbers: a search is not the only way to go through a list of people
        if not await spend(f"calls:{person.account_id}", engine.policy.desk_searches_a_day, today(engine)):
            raise BadInput("patientId", "So many calls in one day are no calls.")
        patient = await find_known_patient(checked_id(patient_id))
        if patient is None:
            raise NotFound
        if patient.restricted_at is not None:
            raise DataRestricted
        return await transact(engine.publish, lambda work: _open(work, patient_id))

    async def _open(_: Work, patient_id: int) -> int:
        await claim_key(asked)
        call_id = await begin_call(engine, person, asked, clinic_id, patient_id, words)
        await close_request(asked, {"id": call_id})
        return call_id

    return await once(engine, asked, deed)


def call_reason(reason: str) -> str:
    """Raises BadInput: without a reason there is no right to look."""
    words = checked_words("reason", reason)
    if words is None:
        raise BadInput("reason", f"Say in up to {LONGEST_REASON} characters what the patient wants.")
    return words


async def begin_call(
    engine: Engine, operator: Operator, asked: Asked, clinic_id: int, patient_id: int, reason: str
) -> int:
    """Inside the running transaction, journaled."""
    until = asked.at + engine.policy.call_lives
    call_id = await insert_call(NewCall(operator.account_id, clinic_id, patient_id, reason, asked.at, until))
    await append_journal([entry_by(operator, patient_id, asked.at, Deed.GRANTED, "call", call_id)])
    return call_id


async def end_call(engine: Engine, actor: Actor, *, key: str, call_id: int) -> int:
    """Closes one's own call; returns its id. Raises CallClosed, KeyReused, NotFound, Forbidden, SignInRequired."""
    person = at_desk(actor)
    asked = ask(engine, person, key, "end_call", call=call_id)

    async def deed() -> int:
        call = await find_call(checked_id(call_id), person.account_id)
        if call is None:
            raise NotFound
        return await transact(engine.publish, lambda work: _end(work, call.patient_id))

    async def _end(work: Work, patient_id: int) -> int:
        await claim_key(asked)
        if not await close_call(call_id, asked.at):
            raise CallClosed
        await append_journal([entry_by(person, patient_id, asked.at, Deed.ENDED, "call", call_id)])
        await raise_reach(work, [person.account_id])
        await close_request(asked, {"id": call_id})
        return call_id

    return await once(engine, asked, deed)
