"""Who may do something to the reading of a clinic system, and which reading that is."""

from booking.actor import Actor, Operator
from booking.errors import NotFound, NotYourClinic
from booking.rules.desk import at_desk
from booking.rules.given import checked_id
from storage.queries.systems import clinic_key_of, is_known_system


async def reading_of(actor: Actor, name: str, clinic_id: int | None) -> str:
    """Its key. The whole system is for who runs the service, one clinic for its manager too.

    Raises NotYourClinic, SecondFactorNeeded, Forbidden, SignInRequired, and NotFound for what is not there.
    """
    operator = at_desk(actor)
    if clinic_id is None:
        return await _whole(operator, name)
    if not operator.runs_service and checked_id(clinic_id) not in operator.manages:
        raise NotYourClinic
    native_key = await clinic_key_of(name, checked_id(clinic_id))
    if native_key is None:
        raise NotFound
    return f"{name}/{native_key}"


async def _whole(operator: Operator, name: str) -> str:
    if not operator.runs_service:
        raise NotYourClinic
    if not await is_known_system(name):
        raise NotFound
    return name
