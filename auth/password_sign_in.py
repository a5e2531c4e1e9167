"""Signing in by telephone or e-mail and password. Who has no account gets the same answer, and waits as long."""

from auth.beginning import Beginning
from auth.halfway import begin, enter, factors, step_factor
from auth.own import Answer, Asked, Own, guesser
from auth.passwords import LONGEST
from auth.refusals import No, Refusal
from auth.return_to import own_path
from booking.actions.guesses import Guessing, pay, refund
from booking.rules.contacts import login_of
from storage.contacts import Knock, account_of, contact_digest
from storage.models import Way
from storage.own_accounts import rehash

# so that a password too long to be anybody's is refused as any wrong one is
LONGEST_TYPED = 4 * LONGEST


async def sign_in(own: Own, asked: Asked) -> Answer:
    login, password = asked.body.text("login"), asked.body.text("password", LONGEST_TYPED)
    address = login_of(login)
    knock, digest = None, login
    if address is not None:
        digest = contact_digest(address)
        knock = await account_of(digest, address.kind)
    who = await guesser(own, asked, digest if knock is None else knock.account_id)
    await pay(own.engine, who, Guessing.PASSWORD)
    right = await own.passwords.verify(None if knock is None else knock.password_hash, password)
    if knock is None or not right:
        raise Refusal(No.WRONG_LOGIN)
    await refund(own.engine, who, Guessing.PASSWORD)
    await _keep_up(own, knock, password)
    return await after_first(own, asked, knock.account_id, Way.PASSWORD)


async def after_first(own: Own, asked: Asked, account_id: int, way: Way) -> Answer:
    """The second factor, where there is one; else a session."""
    to = own_path(asked.body.text_or_none("to", 2000))
    listed = await factors(account_id)
    if not listed:
        answer = await enter(own, asked, account_id, Beginning(way, second_factor=False))
        answer.body = {"step": "done", "to": to}
        return answer
    answer = Answer(step_factor(listed, to))
    await begin(own, answer, way, to, account_id=account_id)
    return answer


async def _keep_up(own: Own, knock: Knock, password: str) -> None:
    kept = knock.password_hash
    if kept is not None and own.passwords.is_outdated(kept):
        await rehash(knock.account_id, kept, await own.passwords.hash(password))
