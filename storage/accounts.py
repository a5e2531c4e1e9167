"""Accounts as the OpenID provider tells of them: written at every sign-in."""

from dataclasses import dataclass
from datetime import date, datetime

from booking.ports import PersonName, Sex
from storage.documents import Paper, insert_document, verify_document
from storage.models import Account, Login, Membership, Patient, PatientDocument, Role
from storage.people import person_values
from storage.sql import rows
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
    """One sign-in: who, at which provider. `person` None: it does not tell both name and birth date.

    `provider`: its name in our configuration. `papers`: documents it vouches for, if it vouches for the identity.
    """

    issuer: str
    subject: str
    role: Role
    confirmed: bool
    person: Person | None
    provider: str = "main"
    papers: tuple[Paper, ...] = ()

    @property
    def vouches(self) -> bool:
        """A provider that names nobody vouches for no patient: who somebody is, they have told us themself."""
        return self.confirmed and (self.person is not None or self.role is not Role.PATIENT)


async def record_sign_in(identity: Identity, now: datetime) -> Account:
    """The account of this identity, made or brought up to date, and the person's own patient with it.

    An identity nobody vouches for may make a patient, never rewrite one that was vouched for once.
    """

    async def deed() -> Account:
        account = await Account.select_for_update().get(id=await _account_of(identity, now))
        if identity.person and (identity.confirmed or account.patient_id is None):
            account.patient_id = await _write_patient(account.patient_id, identity.person)
        if identity.confirmed and account.patient_id is not None:
            await _note_papers(account.patient_id, identity.papers, now)
        account.role = await _role(account, identity)
        account.confirmed = identity.vouches or await _vouched_for_elsewhere(account, identity)
        await account.save(update_fields=["role", "confirmed", "patient_id"])
        return account

    return await carry_out(deed)


async def confirm_accounts_of(patient_id: int) -> list[int]:
    """A desk operator vouches for the person; the ids of their accounts."""
    confirmed = await rows(
        "UPDATE account SET confirmed = true WHERE patient_id = $1 AND closed_at IS NULL RETURNING id", patient_id
    )
    return [row["id"] for row in confirmed]


async def _note_papers(patient_id: int, papers: tuple[Paper, ...], now: datetime) -> None:
    for paper in papers:
        if not await verify_document(patient_id, paper, now):
            # a number that somebody vouched for has already stays theirs: the desk has to look at both
            await insert_document(patient_id, paper, now, verified=True)


async def _account_of(identity: Identity, now: datetime) -> int:
    # a write first: a transaction that reads before it writes loses against another one on SQLite
    known = await _use_login(identity, now)
    if known is not None:
        return known
    account = await Account.create(role=identity.role, confirmed=identity.vouches, created_at=now)
    made = await rows(
        _MAKE_LOGIN, account.id, identity.provider, identity.issuer, identity.subject, identity.vouches, now
    )
    if made:
        return int(account.id)
    # somebody else signed in with this identity at the same time, and was quicker
    await account.delete()
    return await _use_login(identity, now) or 0


async def _use_login(identity: Identity, now: datetime) -> int | None:
    used = await rows(_USE_LOGIN, identity.issuer, identity.subject, identity.vouches, identity.provider, now)
    return int(used[0]["account_id"]) if used else None


async def _role(account: Account, identity: Identity) -> Role:
    """As the provider says, but who works at a clinic's desk stays what the clinic made them."""
    if await Membership.exists(account_id=account.id, ended_at__isnull=True):
        return account.role
    return identity.role


async def _vouched_for_elsewhere(account: Account, identity: Identity) -> bool:
    """By another provider, or by a desk operator who saw a document."""
    others = Login.filter(account_id=account.id, confirmed=True)
    if await others.exclude(issuer=identity.issuer, subject=identity.subject).exists():
        return True
    seen = PatientDocument.filter(patient_id=account.patient_id, verified_at__isnull=False, dropped_at__isnull=True)
    return account.patient_id is not None and await seen.exists()


async def _write_patient(patient_id: int | None, person: Person) -> int:
    # only what the provider tells: `version` and the rest are others' to write
    told = person_values(person.name, person.birth_date, person.sex, person.phone)
    del told["email"]
    if patient_id is None:
        return int((await Patient.create(**told)).id)
    await Patient.filter(id=patient_id).update(**told)
    return patient_id


_USE_LOGIN = """
UPDATE login SET confirmed = $3, provider = $4, used_at = $5 WHERE issuer = $1 AND subject = $2 RETURNING account_id
"""
_MAKE_LOGIN = """
INSERT INTO login (account_id, provider, issuer, subject, confirmed, created_at, used_at)
VALUES ($1, $2, $3, $4, $5, $6, $6) ON CONFLICT (issuer, subject) DO NOTHING RETURNING id
"""
