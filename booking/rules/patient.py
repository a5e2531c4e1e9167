"""Who may see whom, and who may act for whom?

One acts by the day at the clinic. One sees while it is such a day at any of the service's clinics: who may act, sees.
"""

from collections.abc import Collection, Iterable
from datetime import datetime

from booking.actor import Account, Actor, Anonymous, Operator
from booking.errors import AccountNotConfirmed, NotYourPatient, SignInRequired
from booking.rules.facts import Tie
from booking.rules.slot import local_day


def signed_in(actor: Actor) -> Account | Operator:
    """Whoever is signed in; raises SignInRequired."""
    if isinstance(actor, Anonymous):
        raise SignInRequired
    return actor


def refuse_unconfirmed(person: Account | Operator) -> None:
    """Raises AccountNotConfirmed unless a provider vouches for the identity."""
    if not person.confirmed:
        raise AccountNotConfirmed


def own_patient(person: Account | Operator) -> int | None:
    """The patient that the account's own person is; a desk operator acts at work and is none."""
    return person.patient_id if isinstance(person, Account) else None


def chosen_patient(person: Account | Operator, patient_id: int | None) -> int:
    """Oneself unless someone is chosen; raises NotYourPatient when there is neither."""
    chosen = own_patient(person) if patient_id is None else patient_id
    if chosen is None:
        raise NotYourPatient
    return chosen


def may_act_for(person: Account | Operator, patient_id: int, ties: Iterable[Tie], now: datetime, zone: str) -> bool:
    """For oneself, or under a guardianship that is live today where the clinic is."""
    if patient_id == own_patient(person):
        return True
    return any(tie.patient_id == patient_id and is_live(tie, now, {zone}) for tie in ties)


def is_live(tie: Tie, now: datetime, zones: Collection[str]) -> bool:
    """Is today, in any of the zones, a day of the guardianship?"""
    days = [local_day(now, zone) for zone in zones]
    return not tie.ended and any(tie.since <= day and (tie.until is None or day <= tie.until) for day in days)
