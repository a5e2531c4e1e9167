"""What a right to act lets do."""

import strawberry

from booking.rules import scopes as rules
from gateway.schema.access import Rule, ruled


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="What one may do for a patient.")
class Scopes:
    book: bool = strawberry.field(description="Hold, book, move and cancel.")
    visits: bool = strawberry.field(description="See all visits; without it, those only that one booked oneself.")
    documents: bool = strawberry.field(description="See and change documents, and read the journal.")


@strawberry.input(description="What one is to be allowed for a patient.")
class ScopesInput:
    book: bool = strawberry.field(default=True, description="Hold, book, move and cancel.")
    visits: bool = strawberry.field(
        default=True, description="See all visits; without it, those only that one booked oneself."
    )
    documents: bool = strawberry.field(default=True, description="See and change documents, and read the journal.")


def read_scopes(given: ScopesInput | None) -> rules.Scopes:
    """All of them unless said otherwise."""
    return rules.ALL if given is None else rules.Scopes(given.book, given.visits, given.documents)


def read_some_scopes(given: ScopesInput | None) -> rules.Scopes | None:
    """None where nothing is to change."""
    return None if given is None else read_scopes(given)
