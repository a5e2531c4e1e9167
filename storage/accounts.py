"""Accounts as the OpenID provider tells of them: written at every sign-in."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from booking.ports import PersonName, Sex
from storage.models import Account, Patient, Role
from storage.transaction import carry_out


@dataclass(frozen=True, slots=True)
class Person:
    """Who the provider says has signed in."""

    name: PersonName
    birth_date: date
    sex: Sex | None
    phone: str | None


@dataclass(frozen=True, slots=True)
class Identity:
    """One sign-in: who, at which provider. `person` None: it does not tell both name and birth date."""

    issuer: str
    subject: str
    role: Role
    confirmed: bool
    person: Person | None


async def record_sign_in(identity: Identity, now: datetime) -> Account:
    """The account of this identity, made or brought up to date, and the person's own patient with it.

    An identity nobody vouches for may make a patient, never rewrite one that was vouched for once.
    """

    async def deed() -> Account:
        await _make_sure(identity, now)
        account = await Account.select_for_update().get(issuer=identity.issuer, subject=identity.subject)
        if identity.person and (identity.confirmed or account.patient_id is None):
            account.patient_id = await _write_patient(account.patient_id, identity.person)
        account.role, account.confirmed = identity.role, identity.confirmed
        await account.save(update_fields=["role", "confirmed", "patient_id"])
        return account

    return await carry_out(deed)


async def _make_sure(identity: Identity, now: datetime) -> None:
    # a write first: a transaction that reads before it writes loses against another one on SQLite
    account = Account(issuer=identity.issuer, subject=identity.subject, role=identity.role, created_at=now)
    await Account.bulk_create([account], ignore_conflicts=True)


async def _write_patient(patient_id: int | None, person: Person) -> int:
    # only what the provider tells: `version` and the rest are others' to write
    told: dict[str, Any] = {
        "family_name": person.name.family,
        "given_name": person.name.given,
        "middle_name": person.name.middle,
        "birth_date": person.birth_date,
        "sex": person.sex,
        "phone": person.phone,
    }
    if patient_id is None:
        return int((await Patient.create(**told)).id)
    await Patient.filter(id=patient_id).update(**told)
    return patient_id
