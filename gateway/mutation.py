"""What a person can do: one mutation for each thing."""

from collections.abc import Callable
from typing import Any

import strawberry

from gateway.refusals import TellsRefusals
from gateway.resolvers import booking
from gateway.schema.access import Rule, access


def _deed(resolver: Callable[..., Any], description: str, rule: Rule = Rule.ACT) -> Any:
    return strawberry.mutation(
        resolver=resolver, description=description, extensions=[TellsRefusals()], directives=[access(rule)]
    )


@strawberry.type(description="What a person can do. Every mutation takes a key: repeated, it has one effect.")
class Mutation:
    slot_hold = _deed(booking.slot_hold, "Makes a slot yours for a few minutes, so that you can confirm in peace.")
    hold_release = _deed(booking.hold_release, "Gives a held slot back at once.")
    appointment_book = _deed(booking.appointment_book, "Books the slot you hold.")
    appointment_move = _deed(booking.appointment_move, "Takes a new slot and frees the old one, or changes nothing.")
    appointment_cancel = _deed(
        booking.appointment_cancel, "Cancels; the slot is free at once. Late, it needs a second confirmation."
    )
