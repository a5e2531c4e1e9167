"""Refuses documents that would cost too much, before anything expensive looks at them.

Validation itself is quadratic in places (`OverlappingFieldsCanBeMerged`), and counting by walking through
fragments again and again is exponential; so each fragment is weighed once, and before validation.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
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
    validate,
)
from strawberry.extensions import SchemaExtension
from strawberry.schema import Schema


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one document may ask for. `cost`: fields answered, lists multiplied by `first` or `last`."""

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
    variable_values: int = 200
    variable_depth: int = 10
    # selections inside selections, fragments included: keeps the walk itself off Python's recursion limit
    nesting: int = 40


LIMITS: Final = Limits()
# what a list without `first` is taken to hold
UNPAGED: Final = 10
# numbers are cut here: a document that gets there is refused anyway, and Python's integers would grow without end
CEILING: Final = 10**9


class TooMuch(GraphQLError):
    """The document asks for more than one request may."""

    def __init__(self, what: str, most: int) -> None:
        super().__init__(f"The document has too much of: {what}; at most {most}.", extensions={"code": "TOO_COMPLEX"})


@dataclass(frozen=True, slots=True)
class Weight:
    """What a selection comes to, its fragments written out. `repeats`: fields answering under a name already used."""

    depth: int = 0
    fields: int = 0
    aliases: int = 0
    repeats: int = 0
    directives: int = 0
    cost: int = 0


class Limiter(SchemaExtension):
    """Counts tokens while parsing, weighs the document before validation, and ends validation after a few errors."""

    def on_operation(self) -> Iterator[None]:
        self.execution_context.parse_options["max_tokens"] = LIMITS.tokens
        yield

    def on_validate(self) -> Iterator[None]:
        context = self.execution_context
        document, schema = context.graphql_document, graphql_schema(context.schema)
        if document is not None:
            try:
                check_document(schema, document, context.variables or {})
                # a suggestion for each of a thousand wrong names would take seconds
                context.pre_execution_errors = validate(schema, document, context.validation_rules, LIMITS.errors)
            except TooMuch as error:
                context.pre_execution_errors = [error]
        yield


def graphql_schema(schema: Schema) -> GraphQLSchema:
    """graphql-core's own, which Strawberry keeps to itself."""
    return schema._schema  # noqa: SLF001


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


def check_document(schema: GraphQLSchema, document: DocumentNode, variables: Mapping[str, Any]) -> None:
    """Raises TooMuch for the first limit that is passed."""
    scales = Scales(schema, document, variables)
    operations = [d for d in document.definitions if isinstance(d, OperationDefinitionNode)]
    if len(scales.fragments) > LIMITS.fragments:
        raise TooMuch("fragments", LIMITS.fragments)
    if len(operations) > LIMITS.operations:
        raise TooMuch("operations", LIMITS.operations)
    for operation in operations:
        _compare(scales.operation(operation))
    # a fragment nobody spreads is validated like the others
    for name in scales.fragments:
        _compare(scales.fragment(name))


def _compare(weight: Weight) -> None:
    for what in ("depth", "fields", "aliases", "repeats", "directives", "cost"):
        most = getattr(LIMITS, what)
        if getattr(weight, what) > most:
            raise TooMuch(what, most)


def _inside(value: Any) -> list[Any]:
    match value:
        case dict():
            return list(value.values())
        case list():
            return value
        case _:
            return []


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
