"""The second step: a code of the app, one that was sent, one from paper, or a passkey; and asking for it again."""

from auth.halfway import PASSWORD, RECOVERY, begin, contact_for, factors, finish, halfway, midway, step_factor
from auth.own import Answer, Asked, Own, guesser, signed_in
from auth.passkeys import PasskeyRefused, credential_id, shown, sign_in_options
from auth.passwords import LONGEST
from auth.refusals import No, Refusal
from auth.return_to import own_path
from auth.sessions import LiveSession
from auth.standing import shown_recently
from auth.totp import step_of
from booking.actions.codes import prove, send_code
from booking.actions.guesses import Guesser, Guessing, pay, refund
from booking.rules.contacts import Address
from storage.factors import factors_of, note_use, passkey_by, use_passkey, use_recovery_code, use_totp
from storage.halfway import Midway, change_details, set_challenge, take_challenge
from storage.models import CodePurpose, Factor, FactorKind, Way
from storage.own_accounts import account_row
from storage.work import Work, transact

LONGEST_CODE = 40


async def send(own: Own, asked: Asked) -> Answer:
    """A code by SMS or e-mail, for who is halfway."""
    found, account_id = await halfway(own, asked)
    kind = asked.body.chosen("kind", FactorKind)
    to = await contact_for(account_id, kind)
    if to is None or kind not in await _kinds(found, account_id):
        raise Refusal(No.NO_SUCH_FACTOR, "kind")
    who = await guesser(own, asked, account_id)
    address: Address = to

    async def deed(work: Work) -> dict[str, str]:
        sent = await send_code(
            own.engine,
            work,
            CodePurpose.FACTOR,
            address,
            tongue=asked.language.value,
            account_id=account_id,
            subject_id=found.halfway_id,
            known_device=who.device is not None,
        )
        await change_details(found.halfway_id, found.details | {f"handle {kind}": sent.handle})
        return {"to": sent.shown_to, "expiresAt": sent.expires_at.isoformat()}

    return Answer(await transact(own.engine.publish, deed))


async def verify(own: Own, asked: Asked) -> Answer:
    """Any kind but a passkey."""
    found, account_id = await halfway(own, asked)
    kind = asked.body.text("kind", LONGEST_CODE)
    if kind not in await _kinds(found, account_id):
        raise Refusal(No.NO_SUCH_FACTOR, "kind")
    who = await guesser(own, asked, account_id)
    if kind == PASSWORD:
        await _check_password(own, asked, who, account_id)
        return await finish(own, asked, found, account_id, second_factor=False)
    code = "".join(asked.body.text("code", LONGEST_CODE).split())
    await pay(own.engine, who, Guessing.FACTOR)
    if not await _is_right(own, found, account_id, kind, code):
        raise Refusal(No.CODE_WRONG, "code")
    await refund(own.engine, who, Guessing.FACTOR)
    return await finish(own, asked, found, account_id)


async def step_up(own: Own, asked: Asked) -> Answer:
    """In the middle of a session: what can be shown, here or at the provider that it began at."""
    session = await signed_in(own, asked)
    to = own_path(asked.body.text_or_none("to", 2000))
    if session.second_factor and shown_recently(own, session):
        return Answer({"step": "done", "to": to})
    account_id = session.actor.account_id
    listed = await _step_up_factors(own, session)
    answer = Answer(step_factor(listed, to))
    offer = own.providers.step_up(session.provider, asked.language, to)
    if offer is not None:
        answer.body["provider"] = {"name": offer.name, "title": offer.title, "href": offer.href}
    await begin(own, answer, session.way, to, account_id=account_id, session_id=session.session_id)
    return answer


async def passkey_options(own: Own, asked: Asked) -> Answer:
    """For who is halfway, or to sign in by a passkey alone."""
    if own.site is None:
        raise Refusal(No.NO_SUCH_FACTOR)
    found = await midway(own, asked)
    if found is not None and found.account_id is not None:
        known = [one.credential_id for one in await factors_of(found.account_id) if one.credential_id]
        options, challenge = sign_in_options(own.site, known)
        await set_challenge(found.halfway_id, challenge)
        return Answer({"options": options})
    options, challenge = sign_in_options(own.site, [])
    answer = Answer({"options": options})
    to = own_path(asked.body.text_or_none("to", 2000))
    await begin(own, answer, Way.PASSKEY, to, challenge=challenge)
    return answer


async def passkey_verify(own: Own, asked: Asked) -> Answer:
    """A passkey is both factors: possession, and whatever unlocks the device."""
    found = await midway(own, asked)
    challenge = None if found is None else await take_challenge(found.halfway_id)
    if own.site is None or found is None or challenge is None:
        raise Refusal(No.HALFWAY_OVER)
    credential = asked.body.thing("credential")
    try:
        passkey = await passkey_by(credential_id(credential))
        if passkey is None or found.account_id not in (None, passkey.account_id):
            raise PasskeyRefused
        count = shown(own.site, credential, challenge, str(passkey.public_key), passkey.sign_count)
    except PasskeyRefused:
        raise Refusal(No.PASSKEY_REFUSED) from None
    if not await use_passkey(passkey.id, passkey.sign_count, count, own.engine.clock()):
        raise Refusal(No.PASSKEY_REFUSED)
    return await finish(own, asked, found, passkey.account_id)


async def _kinds(found: Midway, account_id: int) -> set[str | None]:
    if found.session_id is None:
        listed = await factors(account_id, found.details.get("contact_kind"))
    else:
        listed = await factors(account_id) or [{"kind": PASSWORD}]
    return {one["kind"] for one in listed}


async def _step_up_factors(own: Own, session: LiveSession) -> list[dict[str, str | None]]:
    listed = await factors(session.actor.account_id)
    if listed or shown_recently(own, session):
        return listed
    # who has no second factor shows the first again, to be let at what adds one
    account = await account_row(session.actor.account_id)
    return [{"kind": PASSWORD, "label": None}] if account.password_hash else []


async def _check_password(own: Own, asked: Asked, who: Guesser, account_id: int) -> None:
    password = asked.body.text("code", 4 * LONGEST)
    await pay(own.engine, who, Guessing.PASSWORD)
    if not await own.passwords.verify((await account_row(account_id)).password_hash, password):
        raise Refusal(No.WRONG_PASSWORD, "code")
    await refund(own.engine, who, Guessing.PASSWORD)


async def _is_right(own: Own, found: Midway, account_id: int, kind: str, code: str) -> bool:
    """A right code is used up. Raises CodeWrong, CodeExpired for one that was sent."""
    now = own.engine.clock()
    if kind == RECOVERY:
        return await use_recovery_code(account_id, code.replace("-", "").upper(), now)
    if kind == FactorKind.TOTP:
        apps = [one for one in await factors_of(account_id) if one.kind is FactorKind.TOTP]
        return any([await _use_app(own, app, code) for app in apps])
    handle = found.details.get(f"handle {kind}", "")
    await prove(own.engine, CodePurpose.FACTOR, handle, code, account_id=account_id)
    await note_use(account_id, FactorKind(kind), now)
    return True


async def _use_app(own: Own, app: Factor, code: str) -> bool:
    now = own.engine.clock()
    step = step_of(str(app.secret), code, now, app.last_step)
    return step is not None and await use_totp(app.id, step, now)
