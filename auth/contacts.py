"""Changing one's telephone number or e-mail address: the new one counts once its code is here."""

from auth.halfway import SENT
from auth.our_ids import number_of
from auth.own import Answer, Asked, Own
from auth.refusals import No, Refusal
from auth.registration import LONGEST_HANDLE
from auth.standing import recently_shown
from auth.told import Change, tell, tell_owner
from booking.actions.codes import prove, send_code
from booking.errors import CodeExpired
from booking.rules.contacts import Address, ContactKind, address_of
from storage.contacts import account_of, contact_digest, contacts_of, drop_contact
from storage.factors import factors_of
from storage.models import CodePurpose
from storage.own_accounts import ContactTaken, prove_contact, queue_account
from storage.work import Work, transact


async def change(own: Own, asked: Asked) -> Answer:
    """A code to the new contact. If it is another account's, its owner is told instead, and the answer is the same."""
    session = await recently_shown(own, asked)
    account_id = session.actor.account_id
    to = address_of(asked.body.chosen("kind", ContactKind), asked.body.text("value"))
    owner = await account_of(contact_digest(to), to.kind)
    if owner is not None and owner.account_id == account_id:
        raise Refusal(No.CONTACT_YOURS, "value")

    async def deed(work: Work) -> dict[str, str]:
        sent = await send_code(
            own.engine,
            work,
            CodePurpose.CONTACT,
            to,
            tongue=asked.language.value,
            account_id=account_id,
            details={"kind": to.kind.value, "value": to.value},
            decoy=owner is not None,
        )
        if owner is not None:
            await tell(own.engine, work, to, Change.TAKEN, asked.language)
        return {"step": "code", "handle": sent.handle, "to": sent.shown_to, "expiresAt": sent.expires_at.isoformat()}

    return Answer(await transact(own.engine.publish, deed))


async def confirm(own: Own, asked: Asked) -> Answer:
    """It takes the place of the one of its kind, which is told too."""
    session = await recently_shown(own, asked)
    account_id, now = session.actor.account_id, own.engine.clock()
    handle, code = asked.body.text("handle", LONGEST_HANDLE), asked.body.text("code", 40)
    proved = await prove(own.engine, CodePurpose.CONTACT, handle, code, account_id=account_id)
    new = Address(ContactKind(proved.details["kind"]), proved.details["value"])

    async def deed(work: Work) -> None:
        await queue_account(account_id)
        old = [one.address for one in await contacts_of(account_id) if one.address.kind is new.kind]
        await prove_contact(account_id, new, now)
        await tell_owner(own.engine, work, account_id, Change.CONTACT, asked.language, *old)

    try:
        await transact(own.engine.publish, deed)
    except ContactTaken:
        raise CodeExpired from None
    return Answer({"step": "done"})


async def remove(own: Own, asked: Asked) -> Answer:
    """Not the last one, nor one that a second factor sends its codes to."""
    session = await recently_shown(own, asked)
    account_id, contact_id = session.actor.account_id, number_of(asked.body.text("id"), "Contact")

    async def deed(work: Work) -> None:
        await queue_account(account_id)
        dropped = [one.address for one in await contacts_of(account_id) if one.contact_id == contact_id]
        if not dropped:
            raise Refusal(No.NOT_FOUND, "id")
        if any(SENT.get(one.kind) is dropped[0].kind for one in await factors_of(account_id)):
            raise Refusal(No.FACTOR_USES_CONTACT)
        if not await drop_contact(account_id, contact_id, own.engine.clock()):
            raise Refusal(No.OTHER_CONTACT_NEEDED)
        await tell_owner(own.engine, work, account_id, Change.CONTACT, asked.language, *dropped)

    await transact(own.engine.publish, deed)
    return Answer({"step": "done"})
