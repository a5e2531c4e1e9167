"""Whether somebody signed in has shown lately enough who they are to change how they sign in."""

from auth.halfway import factors
from auth.own import Asked, Own, signed_in
from auth.refusals import No, Refusal
from auth.sessions import LiveSession


def shown_recently(own: Own, session: LiveSession) -> bool:
    return own.engine.clock() - session.shown_at < own.engine.policy.recently


async def recently_shown(own: Own, asked: Asked) -> LiveSession:
    """With a second factor, where the account has one. Raises Refusal SIGN_IN_REQUIRED, SECOND_FACTOR_REQUIRED."""
    session = await signed_in(own, asked)
    enough = session.second_factor or not await factors(session.actor.account_id)
    if not enough or not shown_recently(own, session):
        raise Refusal(No.SECOND_FACTOR_REQUIRED)
    return session
