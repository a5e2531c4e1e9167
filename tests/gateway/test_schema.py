"""The contract: exported, described to the last value, read in batches."""

from pathlib import Path

from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    build_client_schema,
    build_schema,
    get_introspection_query,
    is_specified_scalar_type,
    print_schema,
)

from gateway.graphql import build_schema as ours
from gateway.schema.relation import METADATA_KEY, Relation
from gateway.schema_export import export, sdl
from tests.gateway.door import Door

ROOT = Path(__file__).parents[2]


def test_the_committed_schema_is_the_one_that_is_served() -> None:
    assert (ROOT / "schema.graphql").read_text("utf-8") == sdl(), "run `make schema`"


def test_everything_in_the_schema_is_described() -> None:
    schema = build_schema(sdl())
    bare = []
    for name, kind in schema.type_map.items():
        if name.startswith("__") or is_specified_scalar_type(kind):
            continue
        if not kind.description:
            bare.append(name)
        if isinstance(kind, GraphQLEnumType):
            bare += [f"{name}.{value}" for value, told in kind.values.items() if not told.description]
        if isinstance(kind, GraphQLInputObjectType | GraphQLObjectType | GraphQLInterfaceType):
            bare += [f"{name}.{field}" for field, told in kind.fields.items() if not told.description]
        if isinstance(kind, GraphQLObjectType | GraphQLInterfaceType):
            bare += [
                f"{name}.{field}({argument})"
                for field, told in kind.fields.items()
                for argument, asked in told.args.items()
                if not asked.description
            ]
    assert bare == []


def test_a_field_that_leads_to_another_row_names_its_batch_function() -> None:
    named = {
        f"{name}.{field.name}": field.metadata[METADATA_KEY]
        for name, kind in ours().schema_converter.type_map.items()
        for field in getattr(kind.definition, "fields", ())
        if METADATA_KEY in (field.metadata or {})
    }
    assert all(isinstance(relation, Relation) for relation in named.values())
    assert {
        "Slot.doctor",
        "Doctor.next_free",
        "Doctor.free_count",
        "Clinic.doctors",
        "Appointment.patient",
    } <= named.keys()


async def test_tools_can_read_the_whole_schema_in_development(sqlite_door: Door) -> None:
    told = await sqlite_door.caller().ask(get_introspection_query())
    assert print_schema(build_client_schema(told)) == print_schema(ours()._schema)


def test_the_export_says_whether_it_wrote(tmp_path: Path) -> None:
    path = tmp_path / "schema.graphql"
    assert export(path)
    assert not export(path)
