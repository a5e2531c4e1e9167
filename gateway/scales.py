"""What a document comes to, weighed without following any fragment twice."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNamedType,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLSchema,
    InlineFragmentNode,
    IntValueNode,
    NullValueNode,
    OperationDefinitionNode,
    SelectionNode,
    SelectionSetNode,
    VariableNode,
    get_named_type,
)

from gateway.limits import LIMITS, TooMuch

# what a list without `first` is taken to hold
UNPAGED: Final = 10
# parts of a record come whole, up to 200 of them
LISTED: Final = 100
# from a part of a visit back to the visit, whose parts lead back again: each round multiplies
BACK: Final = 5
# numbers are cut here: a document that gets there is refused anyway, and Python's integers would grow without end
CEILING: Final = 10**9


@dataclass(frozen=True, slots=True)
class Weight:
    """What a selection comes to, its fragments written out. `repeats`: fields answering under a name already used."""

    depth: int = 0
    fields: int = 0
    aliases: int = 0
    repeats: int = 0
    directives: int = 0
    cost: int = 0


class Scales:
    """Weighs selections; each fragment once, whatever the number of places it is spread in."""

    def __init__(self, schema: GraphQLSchema, document: DocumentNode, variables: Mapping[str, Any]) -> None:
        self._schema = schema
        self._variables = variables
        # a fragment is weighed once for all operations, so with the largest default that any of them gives
        self._defaults = _largest_defaults(document)
        self.fragments = {d.name.value: d for d in document.definitions if isinstance(d, FragmentDefinitionNode)}
        self._weights: dict[str, Weight] = {}
        self._names: dict[str, Counter[str]] = {}
        self._level = 0

    def operation(self, node: OperationDefinitionNode) -> Weight:
        inner = self._selections(node.selection_set, self._schema.get_root_type(node.operation))
        written = len(node.directives or ()) + sum(len(d.directives or ()) for d in node.variable_definitions or ())
        return _plus(inner, Weight(directives=written))

    def fragment(self, name: str) -> Weight:
        """The weight of a fragment; nothing for an unknown one, or inside itself: validation speaks of those."""
        if name in self._weights:
            return self._weights[name]
        self._weights[name] = Weight()
        node = self.fragments.get(name)
        if node:
            on = self._schema.get_type(node.type_condition.name.value)
            self._weights[name] = _plus(
                self._selections(node.selection_set, on), Weight(directives=len(node.directives or ()))
            )
        return self._weights[name]

    def _selections(self, selections: SelectionSetNode | None, on: GraphQLNamedType | None) -> Weight:
        if selections is None:
            return Weight()
        self._level += 1
        if self._level > LIMITS.nesting:
            raise TooMuch("nesting", LIMITS.nesting)
        total = Weight()
        for selection in selections.selections:
            total = _plus(total, self._selection(selection, on))
        self._level -= 1
        names = self._response_names(selections)
        repeats = sum(count - 1 for count in names.values())
        return _plus(total, Weight(repeats=repeats))

    def _selection(self, node: SelectionNode, on: GraphQLNamedType | None) -> Weight:
        written = Weight(directives=len(node.directives or ()))
        match node:
            case FieldNode():
                return _plus(written, self._field(node, on))
            case FragmentSpreadNode():
                return _plus(written, self.fragment(node.name.value))
            case InlineFragmentNode():
                condition = node.type_condition
                return _plus(
                    written,
                    self._selections(
                        node.selection_set, self._schema.get_type(condition.name.value) if condition else on
                    ),
                )
        raise AssertionError(node)

    def _field(self, node: FieldNode, on: GraphQLNamedType | None) -> Weight:
        field = on.fields.get(node.name.value) if isinstance(on, GraphQLObjectType | GraphQLInterfaceType) else None
        inner = self._selections(node.selection_set, get_named_type(field.type) if field else None)
        times = self._times(node, on) if node.selection_set else 1
        return Weight(
            depth=inner.depth + 1,
            fields=_cut(inner.fields + 1),
            aliases=_cut(inner.aliases + (node.alias is not None)),
            repeats=inner.repeats,
            directives=inner.directives,
            cost=_cut(1 + times * inner.cost),
        )

    def _times(self, node: FieldNode, on: GraphQLNamedType | None) -> int:
        field = on.fields.get(node.name.value) if isinstance(on, GraphQLObjectType | GraphQLInterfaceType) else None
        if field is None or on is None:
            return 1
        for name in ("first", "last"):
            if name in field.args:
                return max(1, self._argument(node, name, field.args[name].default_value))
        # a connection has multiplied already; introspection is cheap and bounded by a rule of its own
        if on.name.endswith("Connection") or on.name.startswith("__") or node.name.value.startswith("__"):
            return 1
        if on.name.endswith("List") and node.name.value == "nodes":
            return LISTED
        if get_named_type(field.type).name == "Visit" and node.name.value == "visit":
            return BACK
        kind = field.type.of_type if isinstance(field.type, GraphQLNonNull) else field.type
        return UNPAGED if isinstance(kind, GraphQLList) else 1

    def _argument(self, node: FieldNode, name: str, default: Any) -> int:
        given = next((a.value for a in node.arguments or () if a.name.value == name), None)
        match given:
            case IntValueNode():
                return int(given.value) if len(given.value) < 10 else CEILING
            case VariableNode():
                value = self._variables.get(given.name.value, self._defaults.get(given.name.value, default))
            case NullValueNode() | None:
                value = default
            case _:
                value = None
        # anything else fails when it is coerced, before a resolver runs
        return min(int(value), CEILING) if isinstance(value, int | float) and value == value else 1

    def _response_names(self, selections: SelectionSetNode) -> Counter[str]:
        names: Counter[str] = Counter()
        for node in selections.selections:
            match node:
                case FieldNode():
                    names[node.alias.value if node.alias else node.name.value] += 1
                case FragmentSpreadNode():
                    names.update(self._fragment_names(node.name.value))
                case InlineFragmentNode():
                    names.update(self._response_names(node.selection_set))
        return Counter({name: _cut(count) for name, count in names.items()})

    def _fragment_names(self, name: str) -> Counter[str]:
        if name not in self._names:
            self._names[name] = Counter()
            node = self.fragments.get(name)
            self._names[name] = self._response_names(node.selection_set) if node else Counter()
        return self._names[name]


def _largest_defaults(document: DocumentNode) -> dict[str, int]:
    largest: dict[str, int] = {}
    for definition in document.definitions:
        for given in getattr(definition, "variable_definitions", None) or ():
            if isinstance(given.default_value, IntValueNode):
                name, text = given.variable.name.value, given.default_value.value
                largest[name] = max(largest.get(name, 0), int(text) if len(text) < 10 else CEILING)
    return largest


def _plus(one: Weight, other: Weight) -> Weight:
    return Weight(
        depth=max(one.depth, other.depth),
        fields=_cut(one.fields + other.fields),
        aliases=_cut(one.aliases + other.aliases),
        repeats=_cut(one.repeats + other.repeats),
        directives=_cut(one.directives + other.directives),
        cost=_cut(one.cost + other.cost),
    )


def _cut(number: int) -> int:
    return min(number, CEILING)
