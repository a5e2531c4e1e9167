"""Finding the patient who is on the telephone: by what they say in full, and never by browsing."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from booking.actions.guesses import today, tomorrow
from booking.actions.journal import entry_by
from booking.actor import Actor
from booking.engine import Engine
from booking.errors import BadInput, TooManyTries, iso
from booking.ports import PersonName
from booking.rules.contacts import phone_of
from booking.rules.desk import at_desk_of
from booking.rules.documents import DocumentKind, checked_document
from booking.rules.names import checked_name, short_name
from storage.guesses import spend
from storage.journal import append_journal
from storage.models import Deed
from storage.queries.desk import Found, patients_by_document, patients_by_name, patients_by_phone
from storage.work import Work, transact

MOST = 10


@dataclass(frozen=True, slots=True)
class DeskSearch:
    """One of: a phone; a document's kind and number; family and given name (and middle name) with the birth date."""

    clinic_id: int
    phone: str | None = None
    document_kind: DocumentKind | None = None
    document_number: str | None = None
    family_name: str | None = None
    given_name: str | None = None
    middle_name: str | None = None
    birth_date: date | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """`name`: «Ковалёва А. С.», enough to be sure with the year, before the call is opened."""

    patient_id: int
    name: str
    birth_year: int
    has_account: bool
    confirmed: bool


async def find_patients(engine: Engine, actor: Actor, search: DeskSearch) -> list[Match]:
    """At most ten who match exactly; each is journaled as looked at, before the operator sees them.

    Raises NotYourClinic, SecondFactorNeeded, DocumentInvalid, TooManyTries, Forbidden, SignInRequired, BadInput.
    """
    operator = at_desk_of(actor, search.clinic_id)
    if not await spend(f"desk:{operator.account_id}", engine.policy.desk_searches_a_day, today(engine)):
        raise TooManyTries(iso(tomorrow(today(engine))))
    found = await _find(search)
    now = engine.clock()
    entries = [entry_by(operator, one.patient.id, now, Deed.READ, "desk_search") for one in found]

    async def deed(_: Work) -> None:
        await append_journal(entries)

    if entries:
        await transact(engine.publish, deed)
    return [_match(one) for one in found]


async def _find(search: DeskSearch) -> Collection[Found]:
    if search.phone:
        return await patients_by_phone(phone_of(search.phone), MOST)
    if search.document_kind and search.document_number:
        number = checked_document(search.document_kind, search.document_number)
        return await patients_by_document(search.document_kind, number, MOST)
    if search.family_name and search.given_name and search.birth_date:
        name = checked_name(search.family_name, search.given_name, search.middle_name)
        return await patients_by_name(name, search.birth_date, MOST)
    raise BadInput("by", "Give a phone, a document with its number, or the full name with the birth date.")


def _match(found: Found) -> Match:
    one = found.patient
    name = short_name(PersonName(one.family_name, one.given_name, one.middle_name))
    return Match(one.id, name, one.birth_date.year, found.has_account, found.confirmed)
