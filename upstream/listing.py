"""What a clinic system's answer comes to: the items that can be used, and why the others can not."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")
U = TypeVar("U")


@dataclass(frozen=True, slots=True)
class Rejection:
    """An item that was skipped: `code` says why in one word, `key` is its native key where one could be read."""

    code: str
    key: str | None


@dataclass(frozen=True, slots=True)
class Listing(Generic[T]):
    """A complete list as its source gave it; what was rejected is still there on the other side."""

    items: tuple[T, ...]
    rejected: tuple[Rejection, ...] = ()

    @classmethod
    def of(cls, items: Iterable[T]) -> "Listing[T]":
        return cls(tuple(items))

    def sifted(
        self, key: Callable[[T], str], fault: Callable[[T], str | None], identity: Callable[[T], Hashable] | None = None
    ) -> "Listing[T]":
        """Without items that have a fault, and without the second of two with one identity, by default the key."""
        good: dict[Hashable, T] = {}
        bad = list(self.rejected)
        for item in self.items:
            who = identity(item) if identity else key(item)
            code = fault(item) or ("duplicate" if who in good else None)
            if code is None:
                good[who] = item
            elif good.get(who) != item:
                bad.append(Rejection(code, key(item)))
        return Listing(tuple(good.values()), tuple(bad))

    @property
    def kept(self) -> frozenset[str] | None:
        """Keys of what was rejected; None when an item's key could not be read: then nothing can be called absent."""
        keys = [rejection.key for rejection in self.rejected]
        return None if None in keys else frozenset(key for key in keys if key is not None)


def sort_out(items: Iterable[U], read: Callable[[U], T | Rejection]) -> Listing[T]:
    """Reads every item on its own: one that can not be read costs the others nothing."""
    good: list[T] = []
    bad: list[Rejection] = []
    for item in items:
        outcome = read(item)
        if isinstance(outcome, Rejection):
            bad.append(outcome)
        else:
            good.append(outcome)
    return Listing(tuple(good), tuple(bad))
