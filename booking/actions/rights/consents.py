"""Agreeing to a text of ours, and taking that back."""

from booking.actions.journal import entry_by
from booking.actions.once import ask, claim_key, once
from booking.actions.rights.texts import CONSENT_TEXTS
from booking.actor import Account, Actor, Operator
from booking.engine import Engine
from booking.rules.patient import own_patient, signed_in
from storage.journal import append_journal
from storage.models import ConsentKind, Deed
from storage.reach import raise_reach
from storage.requests import Asked, close_request
from storage.rights import end_sessions_of, record_consent, withdraw_consent
from storage.work import Work, transact


async def give_consent(engine: Engine, actor: Actor, *, key: str, kind: ConsentKind) -> int:
    """Agrees to the text that stands; what stands agreed stays as it is. Returns the account's id.

    Raises KeyReused, SignInRequired, BadInput.
    """
    person = signed_in(actor)
    asked = ask(engine, person, key, "give_consent", kind=kind)

    async def deed(work: Work) -> int:
        await claim_key(asked)
        version = CONSENT_TEXTS[kind].version
        if await record_consent(person.account_id, kind, version, asked.at):
            await _journal(person, asked, Deed.GRANTED, kind=kind.value, version=version)
            await raise_reach(work, [person.account_id])
        return await _close(asked)

    return await once(engine, asked, lambda: transact(engine.publish, deed))


async def take_consent_back(engine: Engine, actor: Actor, *, key: str, kind: ConsentKind) -> int:
    """Takes it back, at once; returns the account's id. Without PROCESSING every session of the account ends.

    Raises KeyReused, SignInRequired, BadInput.
    """
    person = signed_in(actor)
    asked = ask(engine, person, key, "take_consent_back", kind=kind)

    async def deed(work: Work) -> int:
        await claim_key(asked)
        if await withdraw_consent(person.account_id, kind, asked.at):
            await _journal(person, asked, Deed.ENDED, kind=kind.value)
            if kind is ConsentKind.PROCESSING:
                await end_sessions_of(person.account_id)
            await raise_reach(work, [person.account_id])
        return await _close(asked)

    return await once(engine, asked, lambda: transact(engine.publish, deed))


async def _journal(person: Account | Operator, asked: Asked, deed: Deed, **details: str) -> None:
    patient_id = own_patient(person)
    if patient_id is None:
        return  # a work account has no patient whose journal it could be
    await append_journal([entry_by(person, patient_id, asked.at, deed, "consent", details=dict(details))])


async def _close(asked: Asked) -> int:
    await close_request(asked, {"id": asked.account_id})
    return asked.account_id
