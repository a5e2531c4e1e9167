"""How much one request may ask for."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from graphql import GraphQLError


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one document may ask for. `cost`: fields answered, lists multiplied by `first` or `last`.

    `parts`: what belongs to visits, as often as one answer holds it.
    """

    characters: int = 16_000
    tokens: int = 1_000
    depth: int = 15
    fields: int = 500
    aliases: int = 30
    repeats: int = 12
    directives: int = 30
    fragments: int = 30
    operations: int = 20
    errors: int = 10
    cost: int = 25_000
    # how long a part's own lists are nobody knows beforehand, and they lead back to where they came from
    parts: int = 10_000
    variable_values: int = 200
    variable_depth: int = 10
    # selections inside selections, fragments included: keeps the walk itself off Python's recursion limit
    nesting: int = 40


LIMITS: Final = Limits()


class TooMuch(GraphQLError):
    """The document asks for more than one request may."""

    def __init__(self, what: str, most: int) -> None:
        super().__init__(f"The document has too much of: {what}; at most {most}.", extensions={"code": "TOO_COMPLEX"})


def check_query(query: str) -> None:
    """Raises TooMuch for a text too long to be lexed."""
    if len(query) > LIMITS.characters:
        raise TooMuch("characters", LIMITS.characters)


def check_variables(variables: Mapping[str, Any]) -> None:
    """Raises TooMuch for variables with too many values or too deep: coercion would look at each."""
    seen = 0
    level: list[Any] = list(variables.values())
    for _ in range(LIMITS.variable_depth):
        seen += len(level)
        if seen > LIMITS.variable_values:
            raise TooMuch("variable values", LIMITS.variable_values)
        level = [inner for value in level for inner in _inside(value)]
    if level:
        raise TooMuch("depth of variables", LIMITS.variable_depth)


def _inside(value: Any) -> list[Any]:
    match value:
        case dict():
            return list(value.values())
        case list():
            return value
        case _:
            return []
