"""Relay connections: pages of a list that may be long."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Final, Generic, TypeVar

import strawberry
from strawberry import argument

from booking.errors import BadInput
from gateway.schema.access import Rule, ruled

MOST: Final = 100
T = TypeVar("T")

First = Annotated[int | None, argument(description=f"How many at most, up to {MOST}.")]
After = Annotated[str | None, argument(description="The cursor to go on after.")]


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="Where a page stands in its list.")
class PageInfo:
    has_next_page: bool = strawberry.field(description="Whether more follow.")
    has_previous_page: bool = strawberry.field(description="Whether some came before.")
    start_cursor: str | None = strawberry.field(description="The cursor of the first on the page.")
    end_cursor: str | None = strawberry.field(description="The cursor to give as `after` for the next page.")


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="One of a list, with its place in it.")
class Edge(Generic[T]):
    cursor: str = strawberry.field(description="Its place in the list.")
    node: T = strawberry.field(description="The thing itself.")


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="A page of a list.")
class Connection(Generic[T]):
    edges: list[Edge[T]] = strawberry.field(description="What is on the page.")
    page_info: PageInfo = strawberry.field(description="Where the page stands.")

    @strawberry.field(description="How many there are in all.")
    async def total_count(self: Any) -> int:
        return int(await self.count())


@dataclass(frozen=True, slots=True)
class EdgeOf:
    cursor: str
    node: Any


@dataclass(frozen=True, slots=True)
class PageOf:
    """A page as resolvers hand it on; `count` is asked only when somebody wants the total."""

    edges: Sequence[EdgeOf]
    page_info: PageInfo
    count: Callable[[], Awaitable[int]]


def read_first(first: int | None, otherwise: int, field: str = "first") -> int:
    """`otherwise` for null. Raises BadInput unless 0 ≤ first ≤ 100."""
    if first is None:
        return otherwise
    if not 0 <= first <= MOST:
        raise BadInput(field, f"Between 0 and {MOST}.")
    return first


def page_of(found: Sequence[tuple[str, Any]], first: int, went_on: bool, count: Callable[[], Awaitable[int]]) -> PageOf:
    """A page of (cursor, thing) pairs; `found` has one more than `first` where more follow."""
    edges = [EdgeOf(cursor, node) for cursor, node in found[:first]]
    place = PageInfo(
        has_next_page=len(found) > first,
        has_previous_page=went_on,
        start_cursor=edges[0].cursor if edges else None,
        end_cursor=edges[-1].cursor if edges else None,
    )
    return PageOf(edges, place, count)
