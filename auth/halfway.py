"""Between the first factor and the second: a cookie of its own, good for ten minutes and for one end."""

from collections.abc import Sequence
from typing import Any

from auth.beginning import Beginning
from auth.cookies import hash_of, new_token
from auth.own import HALFWAY_LASTS, Answer, Asked, Own, remember_device, signed_in
from auth.refusals import No, Refusal
from auth.told import Change, tell_owner
from booking.rules.contacts import Address, ContactKind, shown
from storage.contacts import contacts_of
from storage.devices import forget_devices
from storage.factors import factors_of, recovery_codes_left
from storage.halfway import Midway, NewHalfway, begin_halfway, end_halfway, find_halfway
from storage.models import FactorKind, Way
from storage.own_accounts import end_other_sessions, queue_account, set_password
from storage.reach import raise_reach
from storage.work import Work, transact

SENT = {FactorKind.SMS: ContactKind.PHONE, FactorKind.EMAIL: ContactKind.EMAIL}
RECOVERY, PASSWORD = "RECOVERY", "PASSWORD"


async def begin(
    own: Own,
    answer: Answer,
    way: Way,
    to: str,
    *,
    account_id: int | None = None,
    session_id: int | None = None,
    details: dict[str, Any] | None = None,
    challenge: str | None = None,
) -> None:
    """Its cookie is written with the answer."""
    token, now = new_token(), own.engine.clock()
    expires_at = now + HALFWAY_LASTS
    await begin_halfway(
        NewHalfway(hash_of(token), account_id, session_id, way, to, details, challenge, now, expires_at)
    )
    answer.cookies.append((own.halfway, token))


async def midway(own: Own, asked: Asked) -> Midway | None:
    token = own.halfway.read(asked.request)
    return None if token is None else await find_halfway(hash_of(token), own.engine.clock())


async def halfway(own: Own, asked: Asked) -> tuple[Midway, int]:
    """With whose account it is. Raises Refusal HALFWAY_OVER."""
    found = await midway(own, asked)
    if found is None or found.account_id is None:
        raise Refusal(No.HALFWAY_OVER)
    return found, found.account_id


async def factors(account_id: int, but: str | None = None) -> list[dict[str, str | None]]:
    """What the account can show, as the page lists it; `but`: the contact that has proved something already."""
    contacts = {own.address.kind: own.address for own in reversed(await contacts_of(account_id))}
    listed: list[dict[str, str | None]] = []
    for factor in await factors_of(account_id):
        sent = SENT.get(factor.kind)
        if sent is None:
            listed.append({"kind": factor.kind.value, "label": factor.label})
        elif sent in contacts and sent != but:
            listed.append({"kind": factor.kind.value, "label": shown(contacts[sent])})
    if await recovery_codes_left(account_id):
        listed.append({"kind": RECOVERY, "label": None})
    return listed


async def contact_for(account_id: int, kind: FactorKind) -> Address | None:
    """Where codes of that kind go."""
    found = (own.address for own in await contacts_of(account_id) if own.address.kind is SENT.get(kind))
    return next(found, None)


def step_factor(listed: Sequence[dict[str, str | None]], to: str) -> dict[str, Any]:
    return {"step": "factor", "factors": list(listed), "to": to}


async def finish(own: Own, asked: Asked, found: Midway, account_id: int, *, second_factor: bool = True) -> Answer:
    """Everything was shown: a session begins, or the one that is there counts for more. Raises HALFWAY_OVER."""
    if not await end_halfway(found.halfway_id):
        raise Refusal(No.HALFWAY_OVER)
    if found.session_id is not None:
        answer = await _raised(own, asked, found.session_id, second_factor=second_factor)
    else:
        if "password_hash" in found.details:
            await renew_password(own, asked, account_id, found.details["password_hash"])
        answer = await enter(own, asked, account_id, Beginning(found.way, second_factor))
    answer.cookies.append((own.halfway, None))
    answer.body = {"step": "done", "to": found.return_to}
    return answer


async def enter(own: Own, asked: Asked, account_id: int, beginning: Beginning) -> Answer:
    """A new session in this browser, which the account knows from now on."""
    token = await own.sessions.begin(asked.request, account_id, beginning)
    answer = Answer(cookies=[(own.sessions.cookie, token)])
    await remember_device(own, asked, account_id, answer)
    return answer


async def renew_password(own: Own, asked: Asked, account_id: int, password_hash: str) -> None:
    """After a recovery: every session ends, no browser is known any more, every contact is told."""

    async def deed(work: Work) -> None:
        await queue_account(account_id)
        await set_password(account_id, password_hash, own.engine.clock())
        await end_other_sessions(account_id, but=None)
        await forget_devices(account_id)
        await raise_reach(work, [account_id])
        await tell_owner(own.engine, work, account_id, Change.RECOVERED, asked.language)

    await transact(own.engine.publish, deed)


async def _raised(own: Own, asked: Asked, session_id: int, *, second_factor: bool) -> Answer:
    session = await signed_in(own, asked)
    if session.session_id != session_id:
        raise Refusal(No.HALFWAY_OVER)
    show = own.sessions.show_second_factor if second_factor else own.sessions.show_again
    return Answer(cookies=[(own.sessions.cookie, await show(session_id))])
