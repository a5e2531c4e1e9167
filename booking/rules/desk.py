"""Who may act at which clinic's desk?"""

from booking.actor import Actor, Operator
from booking.errors import Forbidden, NotYourClinic, SecondFactorNeeded
from booking.rules.patient import signed_in


def at_desk(actor: Actor) -> Operator:
    """An operator who has shown a second factor; raises SignInRequired, Forbidden, SecondFactorNeeded."""
    person = signed_in(actor)
    if not isinstance(person, Operator):
        raise Forbidden
    if not person.second_factor:
        raise SecondFactorNeeded
    return person


def at_desk_of(actor: Actor, clinic_id: int) -> Operator:
    """As `at_desk`; raises NotYourClinic too, also for a clinic that does not exist."""
    operator = at_desk(actor)
    if clinic_id not in operator.clinic_ids:
        raise NotYourClinic
    return operator


def manager_of(actor: Actor, clinic_id: int) -> Operator:
    """Who invites to the clinic's desk and dismisses from it; raises as `at_desk_of`."""
    operator = at_desk(actor)
    if clinic_id not in operator.manages:
        raise NotYourClinic
    return operator
