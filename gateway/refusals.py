"""booking.errors.X → schema.refusal.X: one type for each, matched by name when the service starts.

A refusal remembered under its key may name what the person may no longer see: then there is nothing to tell.
"""

from typing import Any, Final

from strawberry.extensions import FieldExtension

from booking import errors
from booking.errors import NotFound, Refused
from gateway import batches
from gateway.context import Info
from gateway.loaders import Batch
from gateway.schema import people_refusal, refusal
from gateway.schema.refusal import Refusal

TYPES: Final[dict[str, type[Refusal]]] = {
    code: getattr(people_refusal, refused.__name__, None) or getattr(refusal, refused.__name__)
    for code, refused in errors.REFUSALS.items()
}

# what a refusal can not be told without
NAMED: Final[dict[type[Refused], tuple[Batch, str]]] = {
    errors.OneHoldPerSpecialty: (batches.holds, "claim_id"),
    errors.LateCancelNeedsConfirmation: (batches.appointments, "appointment_id"),
    errors.AppointmentClosed: (batches.appointments, "appointment_id"),
}


def told(refused: Refused) -> Refusal:
    return TYPES[refused.code](refused=refused)


class TellsRefusals(FieldExtension):
    """A mutation's refusal is its answer, not an error."""

    async def resolve_async(self, next_: Any, source: Any, info: Any, **arguments: Any) -> Any:
        try:
            return await next_(source, info, **arguments)
        except Refused as refused:
            await _refuse_unseen(refused, info)
            return told(refused)


async def _refuse_unseen(refused: Refused, info: Info) -> None:
    if type(refused) not in NAMED:
        return
    batch, attribute = NAMED[type(refused)]
    if await info.context.loaders.load(batch, getattr(refused, attribute)) is None:
        raise NotFound
