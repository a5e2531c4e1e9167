"""One's password, sessions and outside logins."""

from auth.our_ids import number_of
from auth.own import Answer, Asked, Own, signed_in
from auth.passwords import LONGEST
from auth.refusals import No, Refusal
from auth.standing import recently_shown
from auth.told import Change, tell_owner
from booking.actions.guesses import Guesser, Guessing, pay, refund
from storage.contacts import contacts_of
from storage.factors import factors_of
from storage.models import FactorKind
from storage.own_accounts import (
    account_row,
    end_other_sessions,
    end_session_of,
    logins_left,
    queue_account,
    remove_login,
    set_password,
)
from storage.work import Work, transact


async def change_password(own: Own, asked: Asked) -> Answer:
    """Whoever has one shows it; all other sessions end."""
    session = await recently_shown(own, asked)
    account_id = session.actor.account_id
    contacts = await contacts_of(account_id)
    if not contacts:
        # nobody could sign in with it
        raise Refusal(No.CONTACT_NEEDED)
    password = asked.body.text("password", 4 * LONGEST)
    await own.passwords.check(password, [one.address.value.lstrip("+").partition("@")[0] for one in contacts])
    kept = (await account_row(account_id)).password_hash
    if kept is not None:
        await _check_current(own, asked, account_id, kept)
    password_hash = await own.passwords.hash(password)

    async def deed(work: Work) -> None:
        await queue_account(account_id)
        await set_password(account_id, password_hash, own.engine.clock())
        await end_other_sessions(account_id, but=session.session_id)
        await tell_owner(own.engine, work, account_id, Change.PASSWORD, asked.language)

    await transact(own.engine.publish, deed)
    return Answer({"step": "done"})


async def end_session(own: Own, asked: Asked) -> Answer:
    session = await signed_in(own, asked)
    session_id = number_of(asked.body.text("id"), "Session")
    if not await end_session_of(session.actor.account_id, session_id):
        raise Refusal(No.NOT_FOUND, "id")
    answer = Answer({"step": "done"})
    if session_id == session.session_id:
        answer.cookies.append((own.sessions.cookie, None))
    return answer


async def end_others(own: Own, asked: Asked) -> Answer:
    session = await signed_in(own, asked)
    ended = await end_other_sessions(session.actor.account_id, but=session.session_id)
    return Answer({"step": "done", "ended": ended})


async def drop_login(own: Own, asked: Asked) -> Answer:
    """Raises Refusal LAST_WAY when there would be no other way in."""
    session = await recently_shown(own, asked)
    account_id, login_id = session.actor.account_id, number_of(asked.body.text("id"), "Login")

    async def deed(work: Work) -> None:
        await queue_account(account_id)
        if not await remove_login(account_id, login_id):
            raise Refusal(No.NOT_FOUND, "id")
        if not await _has_another_way(account_id):
            raise Refusal(No.LAST_WAY)
        await tell_owner(own.engine, work, account_id, Change.LOGIN_REMOVED, asked.language)

    await transact(own.engine.publish, deed)
    return Answer({"step": "done"})


async def _check_current(own: Own, asked: Asked, account_id: int, kept: str) -> None:
    who = Guesser(account_id)
    current = asked.body.text("current", 4 * LONGEST)
    await pay(own.engine, who, Guessing.OWN_CODE)
    if not await own.passwords.verify(kept, current):
        raise Refusal(No.WRONG_PASSWORD, "current")
    await refund(own.engine, who, Guessing.OWN_CODE)


async def _has_another_way(account_id: int) -> bool:
    if await logins_left(account_id) or any(one.kind is FactorKind.PASSKEY for one in await factors_of(account_id)):
        return True
    return (await account_row(account_id)).password_hash is not None and bool(await contacts_of(account_id))
