"""Giving a hold up: the time is free at once."""

from booking.actions.once import ask, claim_key, once
from booking.actor import Account, Actor, Operator
from booking.engine import Engine
from booking.errors import NotFound
from booking.rules.given import checked_id
from booking.rules.patient import refuse_unfit_person, signed_in
from storage.claims import ClaimRow, find_claim, release_claim
from storage.models import ClaimState
from storage.requests import Asked, close_request
from storage.seats import lock_slot, release_seat
from storage.work import Work, transact


async def release(engine: Engine, actor: Actor, *, key: str, claim_id: int) -> int:
    """Releases one's own hold; one that is over already stays as it ended. Returns the claim's id.

    Raises AccountNotConfirmed, KeyReused, NotFound, SignInRequired, BadInput.
    """
    person = signed_in(actor)
    asked = ask(engine, person, key, "release", claim=claim_id)
    return await once(engine, asked, lambda: _release(engine, person, asked, claim_id))


async def _release(engine: Engine, person: Account | Operator, asked: Asked, claim_id: int) -> int:
    refuse_unfit_person(person)
    claim = await find_claim(checked_id(claim_id), person.account_id)
    if claim is None:
        raise NotFound
    found = claim
    return await transact(engine.publish, lambda work: _give_up(asked, found, work))


async def _give_up(asked: Asked, claim: ClaimRow, work: Work) -> int:
    await claim_key(asked)
    await lock_slot(claim.slot_id)
    if await release_claim(claim.claim_id, ClaimState.LIVE):
        await release_seat(claim.slot_id)
        work.slots_changed([claim.slot_id])
    await close_request(asked, {"claim": claim.claim_id})
    return claim.claim_id
