"""What every resolver of a deed does besides the deed: reads its input, and what stands afterwards."""

from collections.abc import Hashable
from enum import Enum
from typing import Any, Final, TypeVar

from booking.errors import BadInput, NotFound
from booking.rules.code_words import Tongue
from gateway.context import Info
from gateway.loaders import Batch
from gateway.schema.node import read_id
from storage.models import Relation

E = TypeVar("E", bound=Enum)
KIN: Final = frozenset({"CHILD", "PARENT", "SPOUSE", "WARD"})


async def fresh(info: Info, batch: Batch, key: Hashable) -> Any:
    """What stands after the deed: nothing read before it counts. NotFound: the right to see it has ended meanwhile."""
    info.context.renew()
    return await found(info, batch, key)


async def found(info: Info, batch: Batch, key: Hashable) -> Any:
    """Raises NotFound for what the asker may not see."""
    row = await info.context.loaders.load(batch, key)
    if row is None:
        raise NotFound
    return row


def optional_id(text: str | None, type_name: str, field: str) -> int | None:
    return None if text is None else read_id(text, type_name, field)


def same(kind: type[E], given: Enum) -> E:
    """The engine's member of the same name as the API's."""
    return kind[given.name]


def same_or_none(kind: type[E], given: Enum | None) -> E | None:
    return None if given is None else kind[given.name]


def kin(given: Enum) -> Relation:
    """What a patient is to be to somebody. Raises BadInput for oneself, and for who is on the telephone."""
    if given.name not in KIN:
        raise BadInput("relation", "Nobody is that to you.")
    return Relation[given.name]


def kin_or_none(given: Enum | None) -> Relation | None:
    return None if given is None else kin(given)


def tongue_of(info: Info) -> Tongue:
    """The language of what is sent to people."""
    return "en" if info.context.tongue.name == "EN" else "ru"
