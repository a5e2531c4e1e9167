"""The demo people, welcomed as at a sign-in, and whom they act for."""

from dataclasses import dataclass, field
from datetime import date, datetime

from auth.accounts import identity_of
from auth.demo_provider.people import PEOPLE
from auth.provider import Provider
from auth.relying_party import SignedIn
from booking.actions.rights.texts import CONSENT_TEXTS
from storage.accounts import Person, record_sign_in
from storage.guardianships import bring_dependant
from storage.models import ConsentKind
from storage.rights import record_consent


@dataclass(slots=True)
class Known:
    """Ids by the keys of the demo people; operators have an account and no patient."""

    accounts: dict[str, int] = field(default_factory=dict)
    patients: dict[str, int] = field(default_factory=dict)


async def bring_people(provider: Provider, now: datetime) -> Known:
    """Safe to run at every start: who is known already stays the same account and patient."""
    known = Known()
    for person in PEOPLE.values():
        told = SignedIn(person.key, person.claims(), id_token="")
        account = await record_sign_in(identity_of(told, provider, now.date()), now)
        known.accounts[person.key] = account.id
        await _agree(account.id, now)
        if account.patient_id is not None:
            known.patients[person.key] = account.patient_id
        for dependant in person.dependants:
            who = Person(dependant.name, dependant.birth_date, dependant.sex, phone=None)
            since = max(dependant.birth_date, date(2020, 1, 1))
            known.patients[dependant.key] = await bring_dependant(account.id, who, dependant.relation, since, now)
    return known


async def _agree(account_id: int, now: datetime) -> None:
    """Whoever walks through the demo has agreed; who takes it back is asked again at the next start."""
    version = CONSENT_TEXTS[ConsentKind.PROCESSING].version
    await record_consent(account_id, ConsentKind.PROCESSING, version, now)
