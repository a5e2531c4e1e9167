"""booking.errors.X → schema.refusal.X: one type for each, matched by name when the service starts."""

from typing import Any, Final

from strawberry.extensions import FieldExtension

from booking import errors
from booking.errors import Refused
from gateway.schema import refusal as types
from gateway.schema.refusal import Refusal

TYPES: Final[dict[str, type[Refusal]]] = {
    code: getattr(types, refused.__name__) for code, refused in errors.REFUSALS.items()
}


def told(refused: Refused) -> Refusal:
    return TYPES[refused.code](refused=refused)


class TellsRefusals(FieldExtension):
    """A mutation's refusal is its answer, not an error."""

    async def resolve_async(self, next_: Any, source: Any, info: Any, **arguments: Any) -> Any:
        try:
            return await next_(source, info, **arguments)
        except Refused as refused:
            return told(refused)
