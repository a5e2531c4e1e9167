"""What a clinic system can do, one small capability each. An adapter offers those that its system has.

Every call raises ClinicSaidNo, ClinicUnreachable or AnswerLost instead of an answer.
"""

from collections.abc import Mapping
from typing import Protocol, runtime_checkable

from booking.ports.order import Confirmation, Order, Previous


class ClinicSystem(Protocol):
    """Books, cancels, and tells what became of a booking whose answer was lost."""

    async def book(self, order: Order) -> Confirmation: ...

    async def cancel(self, order: Order, native_key: str) -> None:
        """An appointment that is no longer there counts as cancelled, so a lost answer can simply be asked again."""
        ...

    async def read_back(self, order: Order) -> Confirmation | None:
        """The appointment this order made there, or None when there is none."""
        ...


@runtime_checkable
class Moves(Protocol):
    """Takes the new time and gives up the old one in a single step."""

    async def move(self, order: Order, previous: Previous) -> Confirmation:
        """The appointment of `order`; `previous` is over there. A no changes neither of the two."""
        ...


Remotes = Mapping[str, ClinicSystem]
