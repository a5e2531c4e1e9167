"""Adding and removing second factors, for somebody who has just shown who they are."""

import secrets
from typing import Any

from auth import passkeys, totp
from auth.halfway import SENT, begin, contact_for, midway
from auth.our_ids import number_of
from auth.own import Answer, Asked, Own
from auth.refusals import No, Refusal
from auth.sessions import LiveSession
from auth.standing import recently_shown
from auth.told import Change, tell_owner
from booking.actions.guesses import Guesser, Guessing, pay, refund
from booking.actor import Operator
from booking.errors import BadInput
from booking.rules.contacts import shown
from storage.contacts import contacts_of
from storage.factors import (
    FactorTaken,
    add_factor,
    begin_totp,
    begun_totp,
    confirm_totp,
    drop_recovery_codes,
    factors_of,
    remove_factor,
    replace_recovery_codes,
    user_handle,
)
from storage.halfway import end_halfway, take_challenge
from storage.models import FactorKind
from storage.own_accounts import queue_account
from storage.work import Work, transact

RECOVERY_CODES = 10
# letters and digits that nobody takes for one another
_SIGNS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
LONGEST_LABEL = 60


async def begin_app(own: Own, asked: Asked) -> Answer:
    """A secret for the authenticator app; it counts once the app's code is here."""
    session = await recently_shown(own, asked)
    secret = totp.new_secret()
    await begin_totp(session.actor.account_id, secret, own.engine.clock())
    address = totp.uri(secret, await _name(session.actor.account_id))
    return Answer({"secret": secret, "uri": address, "qr": totp.picture(address)})


async def confirm_app(own: Own, asked: Asked) -> Answer:
    session = await recently_shown(own, asked)
    account_id, now = session.actor.account_id, own.engine.clock()
    code = "".join(asked.body.text("code", 40).split())
    who = Guesser(account_id)
    await pay(own.engine, who, Guessing.OWN_CODE)
    begun = await begun_totp(account_id)
    step = None if begun is None else totp.step_of(str(begun.secret), code, now, begun.last_step)
    if begun is None or step is None:
        raise Refusal(No.CODE_WRONG, "code")
    await refund(own.engine, who, Guessing.OWN_CODE)
    factor_id, used = begun.id, step

    async def deed(work: Work) -> None:
        await queue_account(account_id)
        if not await confirm_totp(factor_id, used, now):
            raise Refusal(No.CODE_EXPIRED, "code")
        await tell_owner(own.engine, work, account_id, Change.FACTOR_ADDED, asked.language)

    await transact(own.engine.publish, deed)
    return await _shown_too(own, session)


async def passkey_options(own: Own, asked: Asked) -> Answer:
    session = await recently_shown(own, asked)
    if own.site is None:
        raise Refusal(No.NO_SUCH_FACTOR)
    account_id = session.actor.account_id
    known = [one.credential_id for one in await factors_of(account_id) if one.credential_id]
    user = user_handle(account_id)
    options, challenge = passkeys.registration_options(own.site, user, await _name(account_id), known)
    answer = Answer({"options": options})
    ids: dict[str, Any] = {"account_id": account_id, "session_id": session.session_id}
    await begin(own, answer, session.way, "/", challenge=challenge, **ids)
    return answer


async def add_passkey(own: Own, asked: Asked) -> Answer:
    session = await recently_shown(own, asked)
    found = await midway(own, asked)
    challenge = None if found is None else await take_challenge(found.halfway_id)
    if own.site is None or found is None or challenge is None or found.session_id != session.session_id:
        raise Refusal(No.HALFWAY_OVER)
    label = _label(asked)
    try:
        made = passkeys.made(own.site, asked.body.thing("credential"), challenge)
    except passkeys.PasskeyRefused:
        raise Refusal(No.PASSKEY_REFUSED) from None
    values = {
        "label": label,
        "credential_id": made.credential_id,
        "public_key": made.public_key,
        "sign_count": made.sign_count,
    }
    await _add(own, asked, session, FactorKind.PASSKEY, **values)
    await end_halfway(found.halfway_id)
    answer = await _shown_too(own, session)
    answer.cookies.append((own.halfway, None))
    return answer


async def add_sent(own: Own, asked: Asked) -> Answer:
    """Codes by SMS or e-mail, to the contact that is proved already."""
    session = await recently_shown(own, asked)
    kind = asked.body.chosen("kind", FactorKind)
    account_id = session.actor.account_id
    if kind not in SENT or any(one.kind is kind for one in await factors_of(account_id)):
        raise Refusal(No.NO_SUCH_FACTOR, "kind")
    if await contact_for(account_id, kind) is None:
        raise Refusal(No.CONTACT_NEEDED, "kind")
    await _add(own, asked, session, kind)
    return Answer({"step": "done"})


async def remove(own: Own, asked: Asked) -> Answer:
    """Raises Refusal LAST_FACTOR: who works at a desk has to keep one."""
    session = await recently_shown(own, asked)
    factor_id = number_of(asked.body.text("id"), "Factor")
    account_id = session.actor.account_id

    async def deed(work: Work) -> None:
        await queue_account(account_id)
        if not await remove_factor(account_id, factor_id):
            raise Refusal(No.NOT_FOUND, "id")
        if not await factors_of(account_id):
            if isinstance(session.actor, Operator):
                raise Refusal(No.LAST_FACTOR)
            await drop_recovery_codes(account_id)
        await tell_owner(own.engine, work, account_id, Change.FACTOR_REMOVED, asked.language)

    await transact(own.engine.publish, deed)
    return Answer({"step": "done"})


async def recovery_codes(own: Own, asked: Asked) -> Answer:
    """Ten new ones, told this once; those given out before are void."""
    session = await recently_shown(own, asked)
    account_id = session.actor.account_id
    if not await factors_of(account_id):
        raise Refusal(No.FACTOR_NEEDED)
    codes = ["".join(secrets.choice(_SIGNS) for _ in range(10)) for _ in range(RECOVERY_CODES)]

    async def deed(work: Work) -> None:
        await queue_account(account_id)
        await replace_recovery_codes(account_id, codes)
        await tell_owner(own.engine, work, account_id, Change.RECOVERY_CODES, asked.language)

    await transact(own.engine.publish, deed)
    return Answer({"codes": [f"{code[:5]}-{code[5:]}" for code in codes]})


async def _add(own: Own, asked: Asked, session: LiveSession, kind: FactorKind, **values: Any) -> None:
    account_id, now = session.actor.account_id, own.engine.clock()

    async def deed(work: Work) -> None:
        await queue_account(account_id)
        await add_factor(account_id, kind, now, **values)
        await tell_owner(own.engine, work, account_id, Change.FACTOR_ADDED, asked.language)

    try:
        await transact(own.engine.publish, deed)
    except FactorTaken:
        raise Refusal(No.PASSKEY_REFUSED) from None


async def _shown_too(own: Own, session: LiveSession) -> Answer:
    """Adding it was showing it."""
    token = await own.sessions.show_second_factor(session.session_id)
    return Answer({"step": "done"}, [(own.sessions.cookie, token)])


async def _name(account_id: int) -> str:
    """What the app or the device lists the account under."""
    contacts = await contacts_of(account_id)
    return shown(contacts[0].address) if contacts else str(account_id)


def _label(asked: Asked) -> str:
    label = " ".join(asked.body.text("label", LONGEST_LABEL).split())
    if not label or not label.isprintable():
        raise BadInput("label", "A name is needed.")
    return label
