"""Questions made from the schema: for each type a document that asks for every field, each under a name of its own."""

from collections.abc import Iterator
from typing import Any

from graphql import (
    GraphQLArgument,
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLUnionType,
    TypeInfo,
    TypeInfoVisitor,
    Undefined,
    Visitor,
    get_named_type,
    is_leaf_type,
    parse,
    visit,
)

from gateway.guard import declared
from gateway.schema.access import Rule

# how deep the parts of an answer are followed
DEPTH = 4
VALUES = {
    "Date": '"2031-03-10"',
    "DateTime": '"2031-03-10T00:00:00Z"',
    "String": '"слово"',
    "Int": "1",
    "Float": "1",
    "Boolean": "true",
    "ID": '"Q2xpbmljOjE"',
}


class Questions:
    def __init__(self, schema: GraphQLSchema) -> None:
        self.schema = schema
        # Type.field of everything that some question has asked for
        self.asked: set[str] = set()
        self._noted: set[str] = set()
        self._member = 0

    def fields(self, type_name: str) -> list[str]:
        return list(self._object(type_name).fields)

    def rule(self, type_name: str, field_name: str) -> Rule:
        return declared(self._object(type_name), field_name)

    def of_node(self, type_name: str, root: str = "node(id: $id)") -> list[str]:
        """One document for a few fields each: what one field refuses takes no other with it."""
        asked = [
            f"f{place}: {root} {{ ... on {type_name} {{ {self.field(type_name, name)} }} }}"
            for place, name in enumerate(self.fields(type_name))
        ]
        return [self.note("query ($id: ID!) { " + " ".join(asked) + " }")]

    def of_viewer(self) -> Iterator[tuple[str, str]]:
        """Field → document."""
        for name in self.fields("Viewer"):
            yield name, self.note(f"query {{ viewer {{ {self.field('Viewer', name)} }} }}")

    def of_desk(self, clinic_id: str) -> Iterator[tuple[str, str]]:
        for name in self.fields("Desk"):
            asked = self.field("Desk", name).replace(VALUES["ID"], f'"{clinic_id}"')
            yield name, self.note(f"query {{ viewer {{ desk {{ {asked} }} }} }}")

    def of_query(self) -> Iterator[tuple[str, str]]:
        assert self.schema.query_type
        for name in self.schema.query_type.fields:
            if name == "unscoped":
                continue
            for _ in range(_members(self.schema.query_type.fields[name])):
                self._member += 1
                yield name, self.note(f"query {{ {self.field('Query', name)} }}")

    def of_mutation(self, name: str, member: int) -> str:
        """The answer's `member`-th possible type is asked for in full."""
        assert self.schema.mutation_type
        union = get_named_type(self.schema.mutation_type.fields[name].type)
        assert isinstance(union, GraphQLUnionType)
        kind = union.types[member % len(union.types)]
        inner = f"__typename ... on {kind.name} {{ {self.selection(kind)} }}"
        input_type = f"{name[0].upper()}{name[1:]}Input!"
        return self.note(f"mutation ($input: {input_type}) {{ {name}(input: $input) {{ {inner} }} }}")

    def members(self, mutation: str) -> int:
        assert self.schema.mutation_type
        union = get_named_type(self.schema.mutation_type.fields[mutation].type)
        assert isinstance(union, GraphQLUnionType)
        return len(union.types)

    def field(self, type_name: str, name: str, depth: int = DEPTH) -> str:
        """A field with the arguments it cannot do without, and all there is inside it."""
        field = self._object(type_name).fields[name]
        kind = get_named_type(field.type)
        inner = "" if is_leaf_type(kind) else f" {{ {self.selection(kind, depth - 1, deep=_is_open(kind))} }}"
        return f"{name}{self._arguments(field)}{inner}"

    def selection(self, kind: Any, depth: int = DEPTH, *, deep: bool = True) -> str:
        """`deep`: whether things with rules of their own are entered; once inside one, no further."""
        if isinstance(kind, GraphQLUnionType):
            # one at a time: two types may give one name to different things
            one = kind.types[self._member % len(kind.types)]
            return f"__typename ... on {one.name} {{ {self.selection(one, depth, deep=deep)} }}"
        if isinstance(kind, GraphQLInterfaceType):
            return "__typename id"
        return " ".join(["__typename", *self._inside(kind, depth, deep)])

    def note(self, document: str) -> str:
        """Remembers which fields the document asks for."""
        if document not in self._noted:
            self._noted.add(document)
            seen, info = self.asked, TypeInfo(self.schema)

            class Fields(Visitor):
                def enter_field(self, node: Any, *_: Any) -> None:
                    parent = info.get_parent_type()
                    if parent is not None and not node.name.value.startswith("__"):
                        seen.add(f"{parent.name}.{node.name.value}")

            visit(parse(document), TypeInfoVisitor(info, Fields()))
        return document

    def _inside(self, kind: GraphQLObjectType, depth: int, deep: bool) -> Iterator[str]:
        for name, field in kind.fields.items():
            of = get_named_type(field.type)
            if is_leaf_type(of):
                if not self._arguments(field):
                    yield name
            elif isinstance(of, GraphQLObjectType) and depth > 0 and (_is_part(of) or deep):
                inner = self.selection(of, depth - 1, deep=deep and _is_part(of))
                yield f"{name}{self._arguments(field)} {{ {inner} }}"

    def _arguments(self, field: GraphQLField) -> str:
        asked = {name: one for name, one in field.args.items() if _is_needed(one) or name == "first"}
        given = [f"{name}: {self._value(one)}" for name, one in asked.items()]
        return f"({', '.join(given)})" if given else ""

    def _value(self, argument: Any) -> str:
        kind = get_named_type(argument.type)
        if isinstance(kind, GraphQLEnumType):
            return str(next(iter(kind.values)))
        if isinstance(kind, GraphQLInputObjectType):
            needed = {name: one for name, one in kind.fields.items() if _is_needed(one) or kind.name == "DeskSearch"}
            return "{ " + ", ".join(f"{name}: {self._value(one)}" for name, one in needed.items()) + " }"
        return VALUES[kind.name]

    def _object(self, type_name: str) -> GraphQLObjectType:
        kind = self.schema.type_map[type_name]
        assert isinstance(kind, GraphQLObjectType)
        return kind


def _is_needed(argument: GraphQLArgument | Any) -> bool:
    return isinstance(argument.type, GraphQLNonNull) and argument.default_value is Undefined


def _is_part(kind: GraphQLObjectType) -> bool:
    """Whether its fields are but a part of the answer that leads to them."""
    return all(declared(kind, name) is Rule.WITH_PARENT for name in kind.fields)


def _is_open(kind: Any) -> bool:
    """Whether what is inside a field's type may lead on to things with rules of their own."""
    return not isinstance(kind, GraphQLObjectType) or _is_part(kind)


def _members(field: GraphQLField) -> int:
    kind = get_named_type(field.type)
    return len(kind.types) if isinstance(kind, GraphQLUnionType) else 1
