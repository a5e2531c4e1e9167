"""What a guardian may change, as it travels with its code, and how it comes true."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from booking.actions.family.parties import By, is_grown, look_again, tell_others, tell_patient, write_down
from booking.actions.guesses import today
from booking.engine import Engine
from booking.errors import BadInput, NotYourPatient
from booking.ports import PersonName, Sex
from booking.rules.code_words import Tongue
from booking.rules.family import checked_birth, checked_until, is_of_age, refuse_relation
from booking.rules.family_words import News
from booking.rules.scopes import ALL, Scopes
from storage.bonds import Bond
from storage.family import change_terms
from storage.invitations import granted_by_invitation
from storage.models import Deed, Relation
from storage.persons import PersonFacts, change_person, people_of_accounts
from storage.work import Work

_IDENTITY = (
    ("family", "familyName"),
    ("given", "givenName"),
    ("middle", "middleName"),
    ("born", "birthDate"),
    ("sex", "sex"),
    ("phone", "phone"),
    ("email", "email"),
)


@dataclass(frozen=True, slots=True)
class Changes:
    """None leaves a thing as it is."""

    relation: Relation | None = None
    family: str | None = None
    given: str | None = None
    middle: str | None = None
    born: date | None = None
    sex: Sex | None = None
    phone: str | None = None
    email: str | None = None
    scopes: Scopes | None = None
    until: date | None = None

    def kept(self) -> dict[str, Any]:
        """As JSON, only what changes."""
        told: dict[str, Any] = {
            name: value for name, _ in _IDENTITY if (value := getattr(self, name)) is not None and name != "born"
        }
        told |= {name: day.isoformat() for name in ("born", "until") if (day := getattr(self, name)) is not None}
        if self.relation is not None:
            told["relation"] = self.relation.value
        if self.scopes is not None:
            told["scopes"] = [self.scopes.book, self.scopes.visits, self.scopes.documents]
        return told


def recalled(kept: dict[str, Any]) -> Changes:
    """What `kept` wrote down."""
    told = dict(kept)
    told |= {name: date.fromisoformat(told[name]) for name in ("born", "until") if name in told}
    if "relation" in told:
        told["relation"] = Relation(told["relation"])
    if "sex" in told:
        told["sex"] = Sex(told["sex"])
    if "scopes" in told:
        told["scopes"] = Scopes(*told["scopes"])
    return Changes(**told)


async def refuse_changes(engine: Engine, bond: Bond, changes: Changes) -> None:
    """Raises RelationUnfit, and BadInput for what is not the guardian's to change."""
    day, person = today(engine), changed_person(bond.person, changes)
    # an adult, and who has an account, is asked before anything about them, or about the right, goes further
    others = is_grown(engine, bond.person) or bond.person.account_id is not None
    for name, field in _IDENTITY:
        if others and getattr(changes, name) is not None:
            raise BadInput(field, "Only they themself can change this.")
    # what they agreed to: whose ward somebody is called, speaks for them
    if is_grown(engine, bond.person) and changes.relation not in (None, bond.relation):
        raise BadInput("relation", "Only they themself can change this.")
    checked_birth(person.born, day)
    if is_of_age(person.born, day, engine.policy) != is_grown(engine, bond.person):
        raise BadInput("birthDate", "Whether somebody is of age is changed by a desk, on seeing the document.")
    checked_until(changes.until, day)
    await _refuse_more(engine, bond, changes)
    own = await _guardian_born(bond)
    if own is not None:
        refuse_relation(changes.relation or bond.relation, person.born, own, day, engine.policy)


async def apply(engine: Engine, work: Work, bond: Bond, who: By, kept: dict[str, Any], tongue: Tongue) -> None:
    """Inside the running transaction. Raises as `refuse_changes`, and NotYourPatient for what is in force no more."""
    changes = recalled(kept)
    await refuse_changes(engine, bond, changes)
    scopes, until = changes.scopes or bond.scopes, changes.until or bond.until
    if not await change_terms(bond.guardianship_id, changes.relation or bond.relation, scopes, until):
        raise NotYourPatient
    person = changed_person(bond.person, changes)
    if person != bond.person:
        await change_person(person)
    fields = sorted(kept)
    await write_down(
        engine, who, Deed.CHANGED, "guardianship", bond.patient_id, guardianship=bond.guardianship_id, fields=fields
    )
    await look_again(work, bond)
    await tell_patient(engine, work, bond, News.CHANGED, tongue)
    await tell_others(engine, work, bond, News.CHANGED, tongue)


def changed_person(person: PersonFacts, changes: Changes) -> PersonFacts:
    name = PersonName(
        changes.family or person.name.family, changes.given or person.name.given, changes.middle or person.name.middle
    )
    return replace(
        person,
        name=name,
        born=changes.born or person.born,
        sex=changes.sex or person.sex,
        phone=changes.phone or person.phone,
        email=changes.email or person.email,
    )


async def _refuse_more(engine: Engine, bond: Bond, changes: Changes) -> None:
    """Nobody widens what was given to them: not by an adult, not by the guardian whose invitation they came by."""
    most, last = await _given(engine, bond)
    if changes.scopes is not None and not changes.scopes.within(most):
        raise BadInput("scopes", "Only who gave this right can make it wider.")
    if changes.until is not None and last is not None and changes.until > last:
        raise BadInput("until", "Only who gave this right can make it longer.")


async def _given(engine: Engine, bond: Bond) -> tuple[Scopes, date | None]:
    if is_grown(engine, bond.person):
        return bond.scopes, bond.until
    invitation = await granted_by_invitation(bond.account_id, bond.patient_id)
    if invitation is None:
        return ALL, None
    scopes = Scopes(invitation.may_book, invitation.may_see_visits, invitation.may_see_documents)
    return scopes, invitation.until


async def _guardian_born(bond: Bond) -> date | None:
    known = await people_of_accounts([bond.account_id])
    return known[bond.account_id].born if bond.account_id in known else None
