"""ids → rows. Each relation of the graph names one batch function; a loader gathers the ids that one level asks for."""

from collections.abc import Awaitable, Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from strawberry.dataloader import DataLoader

from booking.actor import Actor
from booking.rules.policy import Policy

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Reach:
    """Who looks, and when: what decides which rows a batch function may bring; `policy`: what can be booked."""

    actor: Actor
    now: datetime
    policy: Policy


# The answers stand in the order of the ids. The third value is what the field was asked with, None if it takes nothing.
Batch = Callable[[Reach, Sequence[Any], Any], Awaitable[Sequence[Any]]]


class Loaders:
    """One set for one request, or for one event of a subscription: what it has read it does not read again."""

    def __init__(self, reach: Reach) -> None:
        self.reach = reach
        # rows that the guard has found among those that this person may see
        self.passed: set[tuple[Batch, Hashable]] = set()
        self._loaders: dict[tuple[Batch, Hashable], DataLoader[Any, Any]] = {}

    def load(self, batch: Batch, key: Hashable, asked: Hashable = None) -> Awaitable[Any]:
        """One row; asked for with other values (an alias, say) it is a batch of its own."""
        loader = self._loaders.get((batch, asked))
        if loader is None:
            loader = self._loaders[(batch, asked)] = DataLoader(self._bind(batch, asked))
        return loader.load(key)

    async def load_many(self, batch: Batch, keys: Sequence[Hashable], asked: Hashable = None) -> list[Any]:
        return [await found for found in [self.load(batch, key, asked) for key in keys]]

    def _bind(self, batch: Batch, asked: Hashable) -> Callable[[list[Any]], Awaitable[Sequence[Any]]]:
        async def load(keys: list[Any]) -> Sequence[Any]:
            return await batch(self.reach, keys, asked)

        return load
