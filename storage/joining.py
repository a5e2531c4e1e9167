"""Logins of one person: whose they are, one more of them for an account, and whether two accounts may become one."""

from datetime import datetime

from storage.accounts import Identity
from storage.models import Account, Factor, Login, Membership, Patient, Role
from storage.people import name_digest, person_values
from storage.sql import execute, rows


async def lock_accounts(*account_ids: int) -> dict[int, Account]:
    """The accounts, locked until the commit; the first statement of its transaction."""
    for account_id in sorted(account_ids):
        await execute("UPDATE account SET role = role WHERE id = $1", account_id)
    return {account.id: account for account in await Account.filter(id__in=account_ids)}


async def account_of_login(issuer: str, subject: str) -> int | None:
    login = await Login.get_or_none(issuer=issuer, subject=subject)
    return None if login is None else login.account_id


async def has_factor(account_id: int) -> bool:
    """Whether the account asks for a second factor of its own."""
    return await Factor.exists(account_id=account_id, confirmed_at__isnull=False)


async def add_login(account: Account, identity: Identity, now: datetime) -> bool:
    """One more login of the account; False, and nothing done, when the provider tells of another person."""
    person = identity.person
    if person is not None and account.patient_id is not None:
        patient = await Patient.get(id=account.patient_id)
        if patient.name_digest != name_digest(person.name, person.birth_date):
            return False
    elif person is not None:
        values = person_values(person.name, person.birth_date, person.sex, person.phone)
        account.patient_id = (await Patient.create(**values)).id
    await Login.create(
        account_id=account.id,
        provider=identity.provider,
        issuer=identity.issuer,
        subject=identity.subject,
        confirmed=identity.vouches,
        created_at=now,
        used_at=now,
    )
    account.confirmed = account.confirmed or identity.vouches
    await account.save(update_fields=["patient_id", "confirmed"])
    return True


async def works_at_a_desk(account: Account) -> bool:
    return account.role is not Role.PATIENT or await Membership.exists(account_id=account.id, ended_at__isnull=True)


async def same_person(one_id: int, other_id: int) -> bool:
    """By full name and birth date, or by a document of both that somebody has seen; what they typed proves nothing."""
    one, other = await Patient.get(id=one_id), await Patient.get(id=other_id)
    if one.name_digest and one.name_digest == other.name_digest:
        return True
    return bool(await rows(_SHARED_DOCUMENT, one_id, other_id))


async def holds_a_slot(one_id: int, other_id: int) -> bool:
    """Whether either account is in the middle of booking."""
    return bool(await rows(_LIVE_HOLD, one_id, other_id))


async def visits_overlap(one_id: int, other_id: int) -> bool:
    return bool(await rows(_OVERLAP, one_id, other_id))


_SHARED_DOCUMENT = """
SELECT 1 FROM patient_document one JOIN patient_document other ON other.kind = one.kind AND other.digest = one.digest
WHERE one.patient_id = $1 AND other.patient_id = $2
  AND one.verified_at IS NOT NULL AND other.verified_at IS NOT NULL LIMIT 1
"""
_LIVE_HOLD = "SELECT 1 FROM claim WHERE account_id IN ($1, $2) AND state = 'LIVE' LIMIT 1"
_OVERLAP = """
SELECT 1 FROM appointment one JOIN appointment other ON one.starts_at < other.ends_at AND one.ends_at > other.starts_at
WHERE one.patient_id = $1 AND other.patient_id = $2 AND one.active AND other.active LIMIT 1
"""
