"""A relation is a field that names its batch function, so that no resolver reads row by row.

What is declared is kept in the field's metadata: an executor can read a whole level at once.
"""

import inspect
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, Final

import strawberry

from gateway.context import Info
from gateway.loaders import Batch
from gateway.schema.access import Rule, access

METADATA_KEY: Final = "relation"


@dataclass(frozen=True, slots=True)
class Relation:
    """`by`: the attribute of the row that is the key. `takes`: reads the field's arguments into one hashable value.

    `shape`: (row, info, asked, what the batch brought) → what the field answers; None hands it on as it is.
    """

    batch: Batch
    by: str
    takes: Callable[..., Any] | None
    shape: Callable[[Any, Info, Any, Any], Any] | None


def relation(
    batch: Batch,
    by: str = "id",
    *,
    description: str,
    takes: Callable[..., Any] | None = None,
    shape: Callable[[Any, Info, Any, Any], Any] | None = None,
    name: str | None = None,
    rule: Rule | None = None,
) -> Any:
    """A field answered by `batch`. The parameters of `takes` are its arguments; `rule`: other than its type's."""
    declared = Relation(batch, by, takes, shape)
    return strawberry.field(
        resolver=_resolver(declared),
        description=description,
        metadata={METADATA_KEY: declared},
        name=name,
        directives=[] if rule is None else [access(rule)],
    )


def _resolver(declared: Relation) -> Callable[..., Any]:
    key_of = attrgetter(declared.by)

    def resolve(root: Any, info: Info, **arguments: Any) -> Awaitable[Any] | None:
        key = key_of(root)
        asked = declared.takes(**arguments) if declared.takes else None
        if key is None:
            return None
        found = info.context.loaders.load(declared.batch, key, asked)
        return found if declared.shape is None else _shaped(found, declared.shape, root, info, asked)

    own = [p for p in inspect.signature(resolve).parameters.values() if p.kind is not p.VAR_KEYWORD]
    taken = [
        p.replace(kind=p.KEYWORD_ONLY)
        for p in (inspect.signature(declared.takes).parameters.values() if declared.takes else ())
    ]
    # Strawberry reads a field's arguments from the signature, and looks names up in the module of the function
    resolve.__signature__ = inspect.Signature([*own, *taken])  # type: ignore[attr-defined]
    resolve.__module__ = declared.takes.__module__ if declared.takes else __name__
    return resolve


async def _shaped(
    found: Awaitable[Any], shape: Callable[[Any, Info, Any, Any], Any], root: Any, info: Info, asked: Any
) -> Any:
    return shape(root, info, asked, await found)
