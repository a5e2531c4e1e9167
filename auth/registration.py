"""Registration: two contacts proved by codes. Whether somebody has an account already, nobody learns here."""

from datetime import date, timedelta
from typing import Any

from auth.beginning import Beginning
from auth.halfway import enter
from auth.own import Answer, Asked, Own, count_stranger
from auth.passwords import LONGEST
from auth.refusals import No, Refusal
from auth.return_to import own_path
from auth.told import Change, tell
from booking.actions.codes import NotProved, Sent, prove_all, send_code
from booking.actions.rights.texts import CONSENT_TEXTS
from booking.errors import BadInput, CodeExpired
from booking.ports import PersonName, Sex
from booking.rules.contacts import Address, ContactKind, address_of
from booking.rules.names import checked_name
from storage.codes import unused_details, void_code
from storage.contacts import account_of, contact_digest
from storage.models import CodePurpose, ConsentKind, Way
from storage.own_accounts import ContactTaken, Registered, make_account
from storage.work import Work, transact

OLDEST_YEARS = 130
# how long after its beginning new codes may be asked for
UNDER_WAY = timedelta(hours=1)
FIELDS = ("phoneCode", "emailCode")
LONGEST_HANDLE = 100


async def register(own: Own, asked: Asked) -> Answer:
    body = asked.body
    phone = address_of(ContactKind.PHONE, body.text("phone"), "phone")
    email = address_of(ContactKind.EMAIL, body.text("email"), "email")
    name = checked_name(body.text("familyName"), body.text("givenName"), body.text_or_none("middleName"))
    born, sex = _birth_date(asked, own.engine.clock().date()), body.chosen("sex", Sex)
    if not body.is_true("consent"):
        raise Refusal(No.CONSENT_MISSING, "consent")
    password = body.text("password", 4 * LONGEST)
    about = [name.family, name.given, name.middle, phone.value.lstrip("+"), email.value.partition("@")[0]]
    await own.passwords.check(password, about)
    details = {
        "phone": phone.value,
        "email": email.value,
        "password_hash": await own.passwords.hash(password),
        "name": [name.family, name.given, name.middle],
        "born": born.isoformat(),
        "sex": sex.value,
        "to": own_path(body.text_or_none("to", 2000)),
    }
    return Answer(await _sent(own, asked, details))


async def again(own: Own, asked: Asked) -> Answer:
    """New codes, and a new handle; the old ones are void."""
    handles = _handles(asked)
    details = await unused_details(CodePurpose.REGISTER, handles[0], own.engine.clock() - UNDER_WAY)
    if not details:
        raise CodeExpired
    return Answer(await _sent(own, asked, details, *handles))


async def confirm(own: Own, asked: Asked) -> Answer:
    codes = [asked.body.text(field, 40) for field in FIELDS]
    try:
        proved = await prove_all(own.engine, CodePurpose.REGISTER, list(zip(_handles(asked), codes, strict=True)))
    except NotProved as failure:
        raise Refusal(
            No(failure.refusal.code), FIELDS[failure.place], guesses_left=getattr(failure.refusal, "guesses_left", None)
        ) from None
    told = proved[0].details
    # two codes of two registrations prove no contact of either
    if not told or [one.contact_digest for one in proved] != [contact_digest(to) for to in _contacts(told)]:
        raise CodeExpired
    try:
        account_id = await transact(own.engine.publish, lambda _: make_account(_registered(told), own.engine.clock()))
    except ContactTaken:
        # somebody else has proved the contact since the code was sent
        raise CodeExpired from None
    answer = await enter(own, asked, account_id, Beginning(Way.PASSWORD, second_factor=False))
    answer.body = {"step": "done", "to": told["to"]}
    return answer


async def _sent(own: Own, asked: Asked, details: dict[str, Any], *void: str) -> dict[str, Any]:
    """Codes to both contacts, in place of those behind the handles `void`."""
    phone_to, email_to = _contacts(details)
    taken = {to.kind: await _is_taken(to) for to in (phone_to, email_to)}

    async def deed(work: Work) -> tuple[Sent, Sent]:
        await count_stranger(own, asked)
        for handle in void:
            await void_code(handle, own.engine.clock())
        phone = await _code(own, asked, work, phone_to, details, taken=taken[ContactKind.PHONE])
        return phone, await _code(own, asked, work, email_to, None, taken=taken[ContactKind.EMAIL])

    phone, email = await transact(own.engine.publish, deed)
    return {
        "step": "codes",
        "handle": f"{phone.handle}.{email.handle}",
        "phone": phone.shown_to,
        "email": email.shown_to,
        "expiresAt": phone.expires_at.isoformat(),
    }


async def _is_taken(to: Address) -> bool:
    return await account_of(contact_digest(to), to.kind) is not None


async def _code(
    own: Own, asked: Asked, work: Work, to: Address, details: dict[str, Any] | None, *, taken: bool
) -> Sent:
    sent = await send_code(
        own.engine, work, CodePurpose.REGISTER, to, tongue=asked.language.value, details=details, decoy=taken
    )
    if taken:
        await tell(own.engine, work, to, Change.TAKEN, asked.language)
    return sent


def _contacts(details: dict[str, Any]) -> tuple[Address, Address]:
    return Address(ContactKind.PHONE, details["phone"]), Address(ContactKind.EMAIL, details["email"])


def _handles(asked: Asked) -> tuple[str, str]:
    phone, _, email = asked.body.text("handle", LONGEST_HANDLE).partition(".")
    return phone, email


def _birth_date(asked: Asked, today: date) -> date:
    born = asked.body.day("birthDate")
    if born > today or today.year - born.year > OLDEST_YEARS:
        raise BadInput("birthDate", "Nobody was born that day.")
    return born


def _registered(told: dict[str, Any]) -> Registered:
    family, given, middle = told["name"]
    phone, email = _contacts(told)
    return Registered(
        name=PersonName(family, given, middle),
        birth_date=date.fromisoformat(told["born"]),
        sex=Sex(told["sex"]),
        phone=phone,
        email=email,
        password_hash=told["password_hash"],
        consent_version=CONSENT_TEXTS[ConsentKind.PROCESSING].version,
    )
