"""Something about a dependant, or about the right itself, is to change: it does with the guardian's code."""

from datetime import date

from booking.actions.codes import Sent
from booking.actions.family.asking import send_guardian
from booking.actions.family.changing import Changes, refuse_changes
from booking.actions.family.dependant_add import Awaited
from booking.actions.once import ask, claim_key, once
from booking.actor import Actor
from booking.engine import Engine
from booking.errors import BadInput, NotYourPatient
from booking.ports import Sex
from booking.rules.code_words import Tongue
from booking.rules.contacts import email_of, phone_of
from booking.rules.family import guardian
from booking.rules.given import checked_id
from booking.rules.names import checked_part
from booking.rules.patient import is_live
from booking.rules.scopes import Scopes
from storage.bonds import Bond, all_zones, find_bond
from storage.family import queue_account
from storage.models import Relation
from storage.requests import close_request
from storage.work import Work, transact


async def change_dependant(
    engine: Engine,
    actor: Actor,
    *,
    key: str,
    guardianship_id: int,
    relation: Relation | None = None,
    family_name: str | None = None,
    given_name: str | None = None,
    middle_name: str | None = None,
    birth_date: date | None = None,
    sex: Sex | None = None,
    phone: str | None = None,
    email: str | None = None,
    scopes: Scopes | None = None,
    until: date | None = None,
    tongue: Tongue = "ru",
) -> Awaited:
    """Sends the guardian the code that makes it true, by `confirm_dependant`; None leaves a thing as it is.

    Who is of age, or has an account, changes their name and contacts themself; nobody widens what was given to them.
    Raises RelationUnfit, AccountNotConfirmed, NotYourPatient, TooManyTries, KeyReused, Forbidden, SignInRequired,
    BadInput.
    """
    person = guardian(actor)
    changes = Changes(
        relation=relation,
        family=checked_part("familyName", family_name),
        given=checked_part("givenName", given_name),
        middle=checked_part("middleName", middle_name),
        born=birth_date,
        sex=sex,
        phone=phone_of(phone) if phone else None,
        email=email_of(email) if email else None,
        scopes=scopes,
        until=until,
    )
    if changes == Changes():
        raise BadInput("input", "Nothing is to change.")
    asked = ask(engine, person, key, "change_dependant", guardianship=guardianship_id, **changes.kept())
    sent: list[Sent] = []

    async def deed(work: Work) -> int:
        await claim_key(asked)
        bond = await own_bond(engine, person.account_id, guardianship_id)
        await refuse_changes(engine, bond, changes)
        sent.append(await send_guardian(engine, work, bond, tongue, changes.kept()))
        await close_request(asked, {"id": guardianship_id})
        return guardianship_id

    async def send_anew(work: Work) -> Sent:
        await queue_account(person.account_id)
        bond = await own_bond(engine, person.account_id, guardianship_id)
        return await send_guardian(engine, work, bond, tongue, changes.kept())

    await once(engine, asked, lambda: transact(engine.publish, deed))
    return Awaited(guardianship_id, sent[-1] if sent else await transact(engine.publish, send_anew))


async def own_bond(engine: Engine, account_id: int, guardianship_id: int) -> Bond:
    """One's own that is in force; raises NotYourPatient."""
    bond = await find_bond(checked_id(guardianship_id))
    if bond is None or bond.account_id != account_id:
        raise NotYourPatient
    if not is_live(bond.tie, engine.clock(), await all_zones(), engine.policy):
        raise NotYourPatient
    return bond
