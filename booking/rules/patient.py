"""Who may see whom, and who may act for whom?

One acts by the day at the clinic. One sees while it is such a day at any of the service's clinics: who may act, sees.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from booking.actor import Account, Actor, Anonymous, Operator
from booking.errors import (
    AccountNotConfirmed,
    DataRestricted,
    NotYourClinic,
    NotYourPatient,
    SecondFactorNeeded,
    SignInRequired,
)
from booking.rules.facts import Standing, Tie
from booking.rules.family import ends_of_age_on
from booking.rules.policy import Policy
from booking.rules.scopes import ALL, OF_A_CALL, Scopes
from booking.rules.slot import local_day


class Ground(StrEnum):
    """By what right: one's own data, a guardianship, a call at the desk."""

    SELF = "SELF"
    GUARDIAN = "GUARDIAN"
    DESK = "DESK"


@dataclass(frozen=True, slots=True)
class Right:
    """What somebody may do for a patient now, at one clinic. `call_id`: where the ground is a call."""

    ground: Ground
    scopes: Scopes
    call_id: int | None = None


def signed_in(actor: Actor) -> Account | Operator:
    """Whoever is signed in; raises SignInRequired."""
    if isinstance(actor, Anonymous):
        raise SignInRequired
    return actor


def refuse_unfit_person(person: Account | Operator) -> None:
    """Raises AccountNotConfirmed unless somebody vouches for the identity, and SecondFactorNeeded to an operator."""
    if isinstance(person, Operator):
        if not person.second_factor:
            raise SecondFactorNeeded
    elif not person.confirmed:
        raise AccountNotConfirmed


def refuse_foreign_clinic(person: Account | Operator, clinic_id: int) -> None:
    """Raises NotYourClinic to an operator of other clinics."""
    if isinstance(person, Operator) and clinic_id not in person.clinic_ids:
        raise NotYourClinic


def own_patient(person: Account | Operator) -> int | None:
    """The patient that the account's own person is; a desk operator acts at work and is none."""
    return person.patient_id if isinstance(person, Account) else None


def chosen_patient(person: Account | Operator, patient_id: int | None) -> int:
    """Oneself unless someone is chosen; raises NotYourPatient when there is neither."""
    chosen = own_patient(person) if patient_id is None else patient_id
    if chosen is None:
        raise NotYourPatient
    return chosen


def right_of(
    person: Account | Operator, standing: Standing, now: datetime, zone: str, clinic_id: int, policy: Policy
) -> Right | None:
    """Oneself; a guardianship of today, where the clinic is; for an operator a live call at that clinic."""
    if standing.erased:
        return None
    if isinstance(person, Operator):
        return _by_call(person, standing, clinic_id)
    if standing.patient_id == person.patient_id:
        return Right(Ground.SELF, ALL)
    live = [tie for tie in standing.ties if is_live(tie, now, {zone}, policy)]
    return Right(Ground.GUARDIAN, live[0].scopes) if live else None


def refuse_restricted(standing: Standing, right: Right) -> None:
    """Raises DataRestricted where a patient's data are only kept; they alone may still use them."""
    if standing.restricted and right.ground is not Ground.SELF:
        raise DataRestricted


def is_live(tie: Tie, now: datetime, zones: Collection[str], policy: Policy) -> bool:
    """Is today, in any of the zones, a day of the guardianship?"""
    if not tie.in_force:
        return False
    of_age = ends_of_age_on(tie.born, tie.since, policy.of_age_years)
    days = [local_day(now, zone) for zone in zones]
    return any(
        tie.since <= day and (tie.until is None or day <= tie.until) and (of_age is None or day < of_age)
        for day in days
    )


def _by_call(person: Operator, standing: Standing, clinic_id: int) -> Right | None:
    if not person.second_factor or clinic_id not in person.clinic_ids:
        return None
    at_clinic = [call for call in standing.calls if call.clinic_id == clinic_id]
    return Right(Ground.DESK, OF_A_CALL, at_clinic[0].call_id) if at_clinic else None
