"""Who may use a field is printed beside it, and what is printed is what is enforced."""

import pytest
import strawberry
from graphql import GraphQLInterfaceType, GraphQLObjectType, build_schema

from gateway.graphql import build_schema as ours
from gateway.guard import Unruled, declared, guard
from gateway.limiter import graphql_schema
from gateway.schema.access import Rule, access, ruled
from gateway.schema.node import Node
from gateway.schema_export import sdl


def test_every_field_prints_its_rule() -> None:
    kinds = build_schema(sdl()).type_map.values()
    bare = [
        f"{kind.name}.{name}"
        for kind in kinds
        if isinstance(kind, GraphQLObjectType | GraphQLInterfaceType) and not kind.name.startswith("__")
        for name, field in kind.fields.items()
        if not field.ast_node or [d.name.value for d in field.ast_node.directives if d.name.value == "access"] == []
    ]
    assert bare == []


def test_a_field_without_a_rule_keeps_the_schema_from_being_built() -> None:
    @strawberry.type
    class Query:
        secret: str = strawberry.field(resolver=lambda: "")

    with pytest.raises(Unruled, match=r"Query\.secret"):
        guard(graphql_schema(strawberry.Schema(Query)))


def test_a_type_has_to_say_who_may_read_what_its_interface_leaves_open() -> None:
    @strawberry.type
    class Thing(Node):
        pass

    @strawberry.type
    class Query:
        thing: Thing | None = strawberry.field(resolver=lambda: None, directives=[access(Rule.PUBLIC)])

    with pytest.raises(Unruled, match=r"Thing\.id"):
        guard(graphql_schema(strawberry.Schema(Query)))


def test_a_type_gives_its_rule_to_the_fields_that_have_none() -> None:
    @ruled(Rule.SELF)
    @strawberry.type
    class Thing(Node):
        name: str
        open: str = strawberry.field(directives=[access(Rule.PUBLIC)])

    @strawberry.type
    class Query:
        thing: Thing | None = strawberry.field(resolver=lambda: None, directives=[access(Rule.PUBLIC)])

    kind = graphql_schema(strawberry.Schema(Query)).get_type("Thing")
    assert isinstance(kind, GraphQLObjectType)
    rules = {name: declared(kind, name) for name in kind.fields}
    assert rules == {"id": Rule.SELF, "name": Rule.SELF, "open": Rule.PUBLIC}


def test_one_type_does_not_change_the_rule_of_another() -> None:
    schema = graphql_schema(ours())
    ids = {name: declared(schema.type_map[name], "id") for name in ("Clinic", "Appointment", "Patient")}  # type: ignore[arg-type]  # they are object types
    assert ids == {"Clinic": Rule.PUBLIC, "Appointment": Rule.SEE_VISITS, "Patient": Rule.SEE_PATIENT}
