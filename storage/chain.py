"""Append-only chains: each link's hash covers the one before, so that nothing can be changed or left out unseen.

The head row of a chain holds its length and last hash. Who appends locks it first, in the same order as everybody.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import Any

import orjson

from storage.sql import execute, rows

# what the first link of any chain covers
GENESIS = "0" * 64


class Chain(StrEnum):
    """TIMELINE: one chain for each appointment. JOURNAL: one for each patient."""

    TIMELINE = "timeline"
    JOURNAL = "journal"


@dataclass(frozen=True, slots=True)
class Link:
    """`seq` counts from 1; `hash`: 64 hex digits."""

    seq: int
    hash: str


@dataclass(frozen=True, slots=True)
class Kept:
    """A link as it was read back, with what it was made of."""

    link: Link
    payload: bytes


@dataclass(frozen=True, slots=True)
class Verdict:
    """`length`: links that agree, from the first on. `broken_at`: the seq where the chain breaks, None when sound."""

    length: int
    broken_at: int | None

    @property
    def sound(self) -> bool:
        return self.broken_at is None


_LOCK = """
INSERT INTO chain_head (chain, key, length, hash) VALUES ($1, $2, 0, $3)
ON CONFLICT (chain, key) DO UPDATE SET length = chain_head.length RETURNING length, hash
"""
_BEGIN = """
INSERT INTO chain_head (chain, key, length, hash) VALUES ($1, $2, $3, $4) ON CONFLICT (chain, key) DO NOTHING
RETURNING length
"""
_GROW = "UPDATE chain_head SET length = $3, hash = $4 WHERE chain = $1 AND key = $2"
_HEAD = "SELECT length, hash FROM chain_head WHERE chain = $1 AND key = $2"


async def append(chain: Chain, key: int, payloads: Sequence[bytes]) -> list[Link]:
    """The links of the payloads, in their order, inside the running transaction; the caller writes the entries."""
    return (await append_many(chain, {key: payloads}))[key]


async def append_many(
    chain: Chain, payloads: Mapping[int, Sequence[bytes]], new: Collection[int] = frozenset()
) -> dict[int, list[Link]]:
    """As `append`, to several chains of one kind. `new`: those that most likely do not exist yet."""
    # in the order of keys: two who append to the same chains do not wait for each other
    return {key: await _append(chain, key, payloads[key], likely_new=key in new) for key in sorted(payloads)}


async def _append(chain: Chain, key: int, payloads: Sequence[bytes], *, likely_new: bool) -> list[Link]:
    if likely_new and payloads:
        links = _linked(chain, key, Link(0, GENESIS), payloads)
        if await rows(_BEGIN, chain.value, key, links[-1].seq, links[-1].hash):
            return links
    links = _linked(chain, key, await _lock(chain, key), payloads)
    if links:
        await execute(_GROW, chain.value, key, links[-1].seq, links[-1].hash)
    return links


async def _lock(chain: Chain, key: int) -> Link:
    (head,) = await rows(_LOCK, chain.value, key, GENESIS)
    return Link(head["length"], head["hash"])


async def queue(chain: Chain, keys: Iterable[int]) -> None:
    """Until the transaction ends nobody else appends to these chains: what is read of them afterwards stays true."""
    for key in sorted(set(keys)):
        await _lock(chain, key)


async def verify(chain: Chain, key: int, kept: Iterable[Kept]) -> Verdict:
    """Goes over the whole chain, in the order of its links, and compares its end with the head."""
    last = Link(0, GENESIS)
    for one in kept:
        if one.link != _next(chain, key, last, one.payload):
            return Verdict(last.seq, last.seq + 1)
        last = one.link
    found = await rows(_HEAD, chain.value, key)
    head = Link(found[0]["length"], found[0]["hash"]) if found else Link(0, GENESIS)
    return Verdict(last.seq, None if head == last else last.seq + 1)


def payload(**values: Any) -> bytes:
    """One text for the same values on every database: JSON with sorted keys; moments have to be ISO texts in UTC."""
    return orjson.dumps(values, option=orjson.OPT_SORT_KEYS)


def _linked(chain: Chain, key: int, head: Link, payloads: Sequence[bytes]) -> list[Link]:
    links = [head]
    for one in payloads:
        links.append(_next(chain, key, links[-1], one))
    return links[1:]


def _next(chain: Chain, key: int, last: Link, one: bytes) -> Link:
    seq = last.seq + 1
    # the chain and the place are covered too: a link moved elsewhere does not fit there
    return Link(seq, sha256(f"{chain.value}\0{key}\0{seq}\0{last.hash}\0".encode() + one).hexdigest())
