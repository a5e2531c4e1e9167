"""Who may be what to whom, with whose agreement, and when it ends by itself."""

from datetime import date
from enum import StrEnum

from booking.actor import Account, Actor, Anonymous, Operator
from booking.errors import AccountNotConfirmed, BadInput, Forbidden, RelationUnfit, SignInRequired
from booking.rules.policy import Policy


class Kin(StrEnum):
    """What the dependant is to the guardian."""

    CHILD = "CHILD"
    PARENT = "PARENT"
    SPOUSE = "SPOUSE"
    WARD = "WARD"


class Agrees(StrEnum):
    """Whose agreement starts a guardianship: the guardian's own for a minor, else the dependant's."""

    GUARDIAN = "GUARDIAN"
    DEPENDANT = "DEPENDANT"


def guardian(actor: Actor) -> Account:
    """Whoever may have a family: a confirmed person, at home. Raises SignInRequired, Forbidden, AccountNotConfirmed."""
    match actor:
        case Anonymous():
            raise SignInRequired
        case Operator():
            raise Forbidden
        case Account(patient_id=own, confirmed=confirmed):
            if own is None or not confirmed:
                raise AccountNotConfirmed
            return actor


def at_home(actor: Actor) -> Account:
    """A person at home, confirmed or not. Raises SignInRequired, Forbidden."""
    match actor:
        case Anonymous():
            raise SignInRequired
        case Operator():
            raise Forbidden
        case Account():
            return actor


def birthday(born: date, years: int) -> date:
    """The day somebody turns so many years; who was born on 29 February does so on 1 March."""
    try:
        return born.replace(year=born.year + years)
    except ValueError:
        return date(born.year + years, 3, 1)


def birthday_before(today: date, years: int) -> date:
    """The last day on which whoever is so many years old today, or older, was born."""
    try:
        return today.replace(year=today.year - years)
    except ValueError:
        return date(today.year - years, 2, 28)


def is_of_age(born: date, today: date, policy: Policy) -> bool:
    return today >= birthday(born, policy.of_age_years)


def is_asked(born: date, today: date, policy: Policy) -> bool:
    """Old enough to be asked, and to end it."""
    return today >= birthday(born, policy.asked_at_years)


def ends_of_age_on(born: date, since: date, of_age_years: int) -> date | None:
    """The day a right that began over a minor ends by itself; None for one over an adult, who agreed."""
    of_age = birthday(born, of_age_years)
    return of_age if since < of_age else None


def who_agrees(born: date, today: date, policy: Policy) -> Agrees:
    return Agrees.DEPENDANT if is_of_age(born, today, policy) else Agrees.GUARDIAN


def refuse_relation(relation: str, born: date, guardian_born: date, today: date, policy: Policy) -> None:
    """Raises RelationUnfit where nobody of that age can be that; a minor is nobody's guardian."""
    fits = {
        Kin.CHILD: born > guardian_born,
        Kin.PARENT: born < guardian_born and is_of_age(born, today, policy),
        Kin.SPOUSE: is_of_age(born, today, policy),
        Kin.WARD: True,
    }
    if relation not in fits or not fits[Kin(relation)] or not is_of_age(guardian_born, today, policy):
        raise RelationUnfit(relation)


def checked_birth(born: date, today: date) -> date:
    """Raises BadInput for a day that no living person was born on."""
    if born > today or birthday(born, 130) < today:
        raise BadInput("birthDate", "Nobody alive was born on that day.")
    return born


def checked_until(until: date | None, today: date) -> date | None:
    """Raises BadInput for a last day that is over."""
    if until is not None and until < today:
        raise BadInput("until", "That day is over.")
    return until
