"""Who somebody is, as the actions of a family need it, and where they read what we send."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from booking.errors import BadInput
from booking.ports import PersonName, Sex
from booking.rules.contacts import Address, ContactKind, phone_of
from storage.contacts import contacts_of
from storage.models import Account, Patient
from storage.people import person_values


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """Who a patient is. `account_id`: of the person's own account that is not closed, None without one."""

    patient_id: int
    name: PersonName
    born: date
    sex: Sex | None
    phone: str | None
    email: str | None
    name_digest: str
    account_id: int | None


async def find_person(patient_id: int) -> PersonFacts | None:
    """None for who has been erased, too."""
    return (await people([patient_id])).get(patient_id)


async def people(patient_ids: Collection[int]) -> dict[int, PersonFacts]:
    """Patient → who it is; without who has been erased."""
    found = await Patient.filter(id__in=list(patient_ids), erased_at__isnull=True)
    own = Account.filter(patient_id__in=[one.id for one in found], closed_at__isnull=True).order_by("-id")
    accounts = {account.patient_id: account.id for account in await own}
    return {one.id: _facts(one, accounts.get(one.id)) for one in found}


async def people_of_accounts(account_ids: Collection[int]) -> dict[int, PersonFacts]:
    """Account → the person it belongs to."""
    accounts = await Account.filter(id__in=list(account_ids), patient_id__isnull=False)
    known = await people({account.patient_id for account in accounts if account.patient_id is not None})
    return {account.id: known[account.patient_id] for account in accounts if account.patient_id in known}


async def insert_person(name: PersonName, born: date, sex: Sex, phone: str | None, email: str | None) -> int:
    """The new patient's id."""
    return int((await Patient.create(**person_values(name, born, sex, phone, email))).id)


async def change_person(facts: PersonFacts) -> None:
    """Writes the person as given."""
    values = person_values(facts.name, facts.born, facts.sex, facts.phone, facts.email)
    await Patient.filter(id=facts.patient_id).update(**values)


async def address_of_account(account_id: int) -> Address | None:
    """Where the person reads: a verified contact, their telephone first; else what their provider told of them."""
    verified = [contact.address for contact in await contacts_of(account_id)]
    if verified:
        return min(verified, key=lambda address: address.kind is not ContactKind.PHONE)
    person = (await people_of_accounts([account_id])).get(account_id)
    return None if person is None else _on_file(person)


async def address_of(person: PersonFacts) -> Address | None:
    """Where the person reads: by their own account, else what is on file for the patient."""
    if person.account_id is not None:
        return await address_of_account(person.account_id)
    return _on_file(person)


def _on_file(person: PersonFacts) -> Address | None:
    try:
        if person.phone:
            return Address(ContactKind.PHONE, phone_of(person.phone))
    except BadInput:
        # a provider may have told a number that no telephone has
        pass
    return Address(ContactKind.EMAIL, person.email) if person.email else None


def _facts(row: Patient, account_id: int | None) -> PersonFacts:
    return PersonFacts(
        patient_id=row.id,
        name=PersonName(row.family_name, row.given_name, row.middle_name),
        born=row.birth_date,
        sex=row.sex,
        phone=row.phone,
        email=row.email,
        name_digest=row.name_digest,
        account_id=account_id,
    )
