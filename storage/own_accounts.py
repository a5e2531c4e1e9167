"""Accounts with a password of ours: made at registration, and what changes in them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from tortoise.exceptions import IntegrityError

from booking.ports import PersonName, Sex
from booking.rules.contacts import Address, ContactKind
from storage.contacts import add_contact, contacts_of
from storage.models import Account, ConsentKind, Halfway, Login, Patient, Role, Session
from storage.people import person_values, phone_digest
from storage.rights import record_consent
from storage.sql import execute


@dataclass(frozen=True, slots=True)
class Registered:
    """What somebody told of themself; nobody vouches for it yet. Both contacts were proved by codes."""

    name: PersonName
    birth_date: date
    sex: Sex
    phone: Address
    email: Address
    password_hash: str = field(repr=False)
    consent_version: str


class ContactTaken(Exception):
    """Somebody else has proved the contact."""


async def make_account(told: Registered, now: datetime) -> int:
    """Inside a running transaction; the account's id. Raises ContactTaken, and the transaction must roll back."""
    values = person_values(told.name, told.birth_date, told.sex, told.phone.value, told.email.value)
    patient = await Patient.create(**values)
    account = await Account.create(
        role=Role.PATIENT,
        patient_id=patient.id,
        password_hash=told.password_hash,
        password_changed_at=now,
        created_at=now,
    )
    for contact in (told.phone, told.email):
        await prove_contact(account.id, contact, now)
    await record_consent(account.id, ConsentKind.PROCESSING, told.consent_version, now)
    return int(account.id)


async def prove_contact(account_id: int, address: Address, now: datetime) -> None:
    """In place of the account's contact of that kind, and where its clinics reach the person.

    Raises ContactTaken, and the transaction must roll back.
    """
    old = [one.address.value for one in await contacts_of(account_id) if one.address.kind is address.kind]
    try:
        await add_contact(account_id, address, now)
    except IntegrityError:
        raise ContactTaken from None
    await _follow(account_id, address, old)


async def _follow(account_id: int, address: Address, old: Sequence[str]) -> None:
    account = await Account.get(id=account_id).select_related("patient")
    patient = account.patient
    if patient is None:
        return
    # what a provider or a desk wrote stands, unless it was the contact that is replaced
    if address.kind is ContactKind.PHONE and (patient.phone or "") in ("", *old):
        values = {"phone": address.value, "phone_digest": phone_digest(address.value)}
    elif address.kind is ContactKind.EMAIL and (patient.email or "") in ("", *old):
        values = {"email": address.value}
    else:
        return
    await Patient.filter(id=patient.id).update(**values)


async def account_row(account_id: int) -> Account:
    return await Account.get(id=account_id)


async def set_password(account_id: int, password_hash: str, now: datetime) -> None:
    """Whoever is halfway in with the password before has to begin anew."""
    await Account.filter(id=account_id).update(password_hash=password_hash, password_changed_at=now)
    await Halfway.filter(account_id=account_id).delete()


async def rehash(account_id: int, old: str, new: str) -> None:
    """The same password under newer parameters, unless it was changed meanwhile."""
    await Account.filter(id=account_id, password_hash=old).update(password_hash=new)


async def end_session_of(account_id: int, session_id: int) -> bool:
    return await Session.filter(id=session_id, account_id=account_id).delete() == 1


async def end_other_sessions(account_id: int, but: int | None) -> int:
    """How many ended; `but`: the one that stays."""
    sessions = Session.filter(account_id=account_id)
    return await (sessions if but is None else sessions.exclude(id=but)).delete()


async def logins_left(account_id: int) -> int:
    return await Login.filter(account_id=account_id).count()


async def remove_login(account_id: int, login_id: int) -> bool:
    return await Login.filter(id=login_id, account_id=account_id).delete() == 1


async def queue_account(account_id: int) -> None:
    """First in a transaction: nobody else changes how the account signs in until it ends."""
    await execute("UPDATE account SET reach = reach WHERE id = $1", account_id)
