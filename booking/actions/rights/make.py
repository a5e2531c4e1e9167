"""Asking us about one's data, or a child's: to export, correct, restrict or erase (152-FZ, articles 14, 20, 21)."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta

from booking.actions.journal import entry_by
from booking.actions.once import ask, claim_key, once
from booking.actions.rights.speaks import refuse_unspoken, tell_accounts
from booking.actions.rights.words import ERASE_ASKED
from booking.actor import Account, Actor, Operator
from booking.engine import Engine
from booking.errors import AppointmentsAhead, BadInput, SecondFactorNeeded
from booking.rules.given import checked_id, checked_words
from booking.rules.patient import signed_in
from storage.calls import close_calls_about
from storage.erasure import appointments_ahead, subject_of, whom_it_concerns
from storage.journal import Entry, append_journal
from storage.models import DataRequestKind, Deed
from storage.reach import raise_reach
from storage.requests import Asked, close_request
from storage.rights import NewDataRequest, insert_data_request, open_request_of, restrict_patient
from storage.ties import queue_patient
from storage.work import Work, transact


@dataclass(frozen=True, slots=True)
class _Wish:
    person: Account | Operator
    asked: Asked
    patient_id: int
    kind: DataRequestKind
    words: str | None

    def entry(self, deed: Deed, request_id: int) -> Entry:
        given = {"request": request_id, "kind": self.kind.value}
        return entry_by(self.person, self.patient_id, self.asked.at, deed, "data_request", details=given)


async def make_data_request(
    engine: Engine, actor: Actor, *, key: str, patient_id: int, kind: DataRequestKind, words: str | None = None
) -> int:
    """For oneself, a child or a ward; returns the request's id, that of the open one where there is one of the kind.

    EXPORT and RESTRICT take effect at once. ERASE is carried out after `policy.erase_after`; until then it can be taken
    back. CORRECT needs `words` and waits for an operator; any is answered within `policy.data_request_days`.
    Raises NotYourPatient, SecondFactorNeeded, AppointmentsAhead (ERASE), KeyReused, SignInRequired, BadInput.
    """
    person, kept = signed_in(actor), checked_words("words", words)
    if kind is DataRequestKind.CORRECT and kept is None:
        raise BadInput("words", "Say what is wrong, and how it should be.")
    asked = ask(engine, person, key, "make_data_request", patient=patient_id, kind=kind, words=kept)
    wish = _Wish(person, asked, patient_id, kind, kept)
    return await once(engine, asked, lambda: _make(engine, wish))


async def _make(engine: Engine, wish: _Wish) -> int:
    if not wish.person.second_factor:
        raise SecondFactorNeeded
    await refuse_unspoken(engine, wish.person, checked_id(wish.patient_id))

    async def deed(work: Work) -> int:
        await claim_key(wish.asked)
        await queue_patient(wish.patient_id)
        standing = await open_request_of(wish.patient_id, wish.kind)
        request_id = standing or await _EFFECTS[wish.kind](engine, wish, work)
        await close_request(wish.asked, {"id": request_id})
        return request_id

    return await transact(engine.publish, deed)


async def _insert(engine: Engine, wish: _Wish, *, act_after: timedelta | None = None, done: bool = False) -> int:
    at = wish.asked.at
    return await insert_data_request(
        NewDataRequest(
            account_id=wish.person.account_id,
            patient_id=wish.patient_id,
            kind=wish.kind,
            words=wish.words,
            at=at,
            due_at=at + timedelta(days=engine.policy.data_request_days),
            act_at=None if act_after is None else at + act_after,
            done_at=at if done else None,
        )
    )


async def _export(engine: Engine, wish: _Wish, _: Work) -> int:
    request_id = await _insert(engine, wish, done=True)
    await append_journal([wish.entry(Deed.EXPORTED, request_id)])
    return request_id


async def _correct(engine: Engine, wish: _Wish, _: Work) -> int:
    request_id = await _insert(engine, wish)
    await append_journal([wish.entry(Deed.CHANGED, request_id)])
    return request_id


async def _restrict(engine: Engine, wish: _Wish, work: Work) -> int:
    request_id = await _insert(engine, wish, done=True)
    concerned = await whom_it_concerns(await subject_of(wish.patient_id))
    await restrict_patient(wish.patient_id, wish.asked.at)
    await close_calls_about(wish.patient_id, wish.asked.at)
    await append_journal([wish.entry(Deed.CHANGED, request_id)])
    await raise_reach(work, concerned)
    return request_id


async def _erase(engine: Engine, wish: _Wish, work: Work) -> int:
    ahead = await appointments_ahead(wish.patient_id, wish.asked.at)
    if ahead:
        raise AppointmentsAhead(ahead)
    request_id = await _insert(engine, wish, act_after=engine.policy.erase_after)
    await append_journal([wish.entry(Deed.CHANGED, request_id)])
    await tell_accounts(engine, work, wish.patient_id, ERASE_ASKED)
    return request_id


_EFFECTS: dict[DataRequestKind, Callable[[Engine, _Wish, Work], Awaitable[int]]] = {
    DataRequestKind.EXPORT: _export,
    DataRequestKind.CORRECT: _correct,
    DataRequestKind.RESTRICT: _restrict,
    DataRequestKind.ERASE: _erase,
}
