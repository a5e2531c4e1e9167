"""Everybody a guardianship concerns: told, written down about, and their open pages made to look again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from booking.actions.guesses import today
from booking.actions.notify import notify
from booking.actor import Account, Operator
from booking.engine import Engine
from booking.rules.code_words import Tongue
from booking.rules.contacts import Address
from booking.rules.family import is_asked, is_of_age
from booking.rules.family_words import SUBJECT, News, told
from booking.rules.names import short_name
from storage.bonds import Bond, bonds_over
from storage.journal import Entry, append_journal
from storage.models import Deed, Through, Why
from storage.persons import PersonFacts, address_of, address_of_account, people_of_accounts
from storage.reach import raise_reach
from storage.work import Work

_NEWS_LIVES = timedelta(days=2)
FAMILY_PAGE = "/family"


@dataclass(frozen=True, slots=True)
class By:
    """Who did it, and by what right. `account_id` None: somebody without an account, or the service."""

    account_id: int | None
    why: Why
    through: Through
    call_id: int | None = None


SERVICE = By(None, Why.SERVICE, Through.SERVICE)
# with a code from their own telephone, and without an account
BY_CODE = By(None, Why.SELF, Through.PAGE)


def through(person: Account | Operator) -> Through:
    return Through.PAGE if person.by_page else Through.API


def by(person: Account | Operator, patient_id: int) -> By:
    """An account acts for its own patient or as somebody's guardian, an operator at the desk."""
    if isinstance(person, Operator):
        return By(person.account_id, Why.DESK, through(person))
    why = Why.SELF if person.patient_id == patient_id else Why.GUARDIAN
    return By(person.account_id, why, through(person))


async def write_down(engine: Engine, who: By, deed: Deed, what: str, patient_id: int, **details: Any) -> None:
    """One entry of the patient's journal; `details`: ids and codes."""
    entry = Entry(patient_id, engine.clock(), who.account_id, deed, what, who.why, who.through, who.call_id, details)
    await append_journal([entry])


async def look_again(work: Work, bond: Bond, *more: int | None) -> None:
    """The reach of the guardian, of the patient's own account and of everybody else who acts for the patient."""
    others = [other.account_id for other in await bonds_over(bond.patient_id)]
    everybody = {bond.account_id, bond.person.account_id, *others, *more}
    await raise_reach(work, [account_id for account_id in everybody if account_id is not None])


async def guardian_name(account_id: int) -> str:
    """«Ковалёва А. С.»"""
    person = (await people_of_accounts([account_id])).get(account_id)
    return short_name(person.name) if person else ""


async def tell(engine: Engine, work: Work, to: Address | None, news: News, tongue: Tongue, **words: str) -> None:
    """Nothing goes to who has no contact: they see it in their account."""
    if to is not None:
        link = engine.origin + words.pop("path", FAMILY_PAGE)
        text = told(news, tongue, link=link, **words)
        await notify(work, to, SUBJECT[tongue], text, engine.clock() + _NEWS_LIVES)


async def tell_guardian(engine: Engine, work: Work, bond: Bond, news: News, tongue: Tongue) -> None:
    to = await address_of_account(bond.account_id)
    who = await guardian_name(bond.account_id)
    await tell(engine, work, to, news, tongue, who=who, whom=short_name(bond.person.name))


async def tell_patient(engine: Engine, work: Work, bond: Bond, news: News, tongue: Tongue, **words: str) -> None:
    """Unless the patient is a small child: their guardians are told everything."""
    to = await address_of(bond.person) if is_asked(bond.person.born, today(engine), engine.policy) else None
    who = await guardian_name(bond.account_id)
    await tell(engine, work, to, news, tongue, who=who, whom=short_name(bond.person.name), **words)


async def tell_others(
    engine: Engine, work: Work, bond: Bond, news: News, tongue: Tongue, *, but: Iterable[int] = ()
) -> None:
    """Everybody else who acts for the patient."""
    who, spared = await guardian_name(bond.account_id), {bond.account_id, *but}
    for other in await bonds_over(bond.patient_id):
        if other.is_active and other.account_id not in spared:
            to = await address_of_account(other.account_id)
            await tell(engine, work, to, news, tongue, who=who, whom=short_name(bond.person.name))


def is_grown(engine: Engine, person: PersonFacts) -> bool:
    return is_of_age(person.born, today(engine), engine.policy)
