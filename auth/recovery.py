"""A forgotten password: a code to a contact, and the second factor of whoever has one."""

from auth.beginning import Beginning
from auth.halfway import begin, enter, factors, renew_password, step_factor
from auth.own import Answer, Asked, Own, count_stranger, guesser
from auth.passwords import LONGEST
from auth.refusals import No, Refusal
from auth.registration import LONGEST_HANDLE
from booking.actions.codes import Proved, prove, send_code
from booking.actions.guesses import Guessing, pay, refund
from booking.errors import BadInput, CodeExpired
from booking.rules.contacts import login_of
from storage.codes import whose_code
from storage.contacts import account_of, contact_digest
from storage.factors import factors_of
from storage.models import CodePurpose, Way
from storage.work import Work, transact

HOME = "/"


async def recover(own: Own, asked: Asked) -> Answer:
    """The same answer whether the contact is somebody's or not."""
    to = login_of(asked.body.text("login"))
    if to is None:
        raise BadInput("login", "This is neither a telephone number nor an e-mail address.")
    address = to
    knock = await account_of(contact_digest(address), address.kind)
    who = await guesser(own, asked, contact_digest(address) if knock is None else knock.account_id)

    async def deed(work: Work) -> dict[str, str]:
        if who.device is None:
            await count_stranger(own, asked)
        sent = await send_code(
            own.engine,
            work,
            CodePurpose.RECOVER,
            address,
            tongue=asked.language.value,
            account_id=None if knock is None else knock.account_id,
            decoy=knock is None,
            known_device=who.device is not None,
        )
        return {"step": "code", "handle": sent.handle, "to": sent.shown_to, "expiresAt": sent.expires_at.isoformat()}

    return Answer(await transact(own.engine.publish, deed))


async def confirm(own: Own, asked: Asked) -> Answer:
    handle, code = asked.body.text("handle", LONGEST_HANDLE), asked.body.text("code", 40)
    password = asked.body.text("password", 4 * LONGEST)
    await own.passwords.check(password)
    whose = await whose_code(CodePurpose.RECOVER, handle)
    if whose is None:
        raise CodeExpired
    proved = await _prove(own, asked, whose, handle, code)
    password_hash = await own.passwords.hash(password)
    account_id = int(whose)
    listed = await factors(account_id, but=proved.contact_kind)
    if not listed and await factors_of(account_id):
        # what was sent to one telephone cannot be both steps
        raise Refusal(No.OTHER_CONTACT_NEEDED)
    if listed:
        answer = Answer(step_factor(listed, HOME))
        details = {"password_hash": password_hash, "contact_kind": proved.contact_kind.value}
        await begin(own, answer, Way.RECOVERY, HOME, account_id=account_id, details=details)
        return answer
    await renew_password(own, asked, account_id, password_hash)
    answer = await enter(own, asked, account_id, Beginning(Way.RECOVERY, second_factor=False))
    answer.body = {"step": "done", "to": HOME}
    return answer


async def _prove(own: Own, asked: Asked, whose: int | str, handle: str, code: str) -> Proved:
    who = await guesser(own, asked, whose)
    await pay(own.engine, who, Guessing.RECOVERY)
    proved = await prove(own.engine, CodePurpose.RECOVER, handle, code)
    await refund(own.engine, who, Guessing.RECOVERY)
    return proved
