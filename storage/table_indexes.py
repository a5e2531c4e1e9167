# ruff: noqa: SLF001 Tortoise tells a model's table nowhere else but in `_meta`
"""The models' own indexes on SQLite, where remaking a table loses them: uniqueness goes with them, without a word."""

from collections.abc import Iterator
from hashlib import sha256

from tortoise import Tortoise
from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.indexes import Index
from tortoise.models import Model

from storage.sql import is_sqlite

_COLUMNS = """
SELECT i.name AS name, i."unique" AS is_unique, c.name AS column_name
FROM pragma_index_list(?1) i, pragma_index_info(i.name) c WHERE i.partial = 0 ORDER BY i.name, c.seqno
"""


async def lost_indexes(client: BaseDBAsyncClient) -> dict[str, str]:
    """Name → the statement that creates it again. PostgreSQL alters tables in place and loses none."""
    if not is_sqlite(client):
        return {}
    lost = {}
    for model in Tortoise.apps.get_models_iterable() if Tortoise.apps else ():
        standing = await _standing(client, model._meta.db_table)
        for columns, unique in _wanted(model):
            if not any(columns == have and (was_unique or not unique) for have, was_unique in standing):
                name, statement = _creation(model._meta.db_table, columns, unique)
                lost[name] = statement
    return lost


async def _standing(client: BaseDBAsyncClient, table: str) -> list[tuple[tuple[str, ...], bool]]:
    found: dict[tuple[str, bool], list[str]] = {}
    for row in await client.execute_query_dict(_COLUMNS, [table]):
        found.setdefault((row["name"], bool(row["is_unique"])), []).append(row["column_name"])
    return [(tuple(columns), unique) for (_, unique), columns in found.items()]


def _wanted(model: type[Model]) -> Iterator[tuple[tuple[str, ...], bool]]:
    for fields in model._meta.unique_together:
        yield _columns(model, fields), True
    for index in model._meta.indexes:
        yield _columns(model, index.fields if isinstance(index, Index) else index), False
    for field in model._meta.fields_map.values():
        if (field.unique or field.index) and not field.pk and field.has_db_field:
            yield (field.source_field or field.model_field_name,), bool(field.unique)


def _columns(model: type[Model], fields: list[str] | tuple[str, ...]) -> tuple[str, ...]:
    return tuple(model._meta.fields_map[field].source_field or field for field in fields)


def _creation(table: str, columns: tuple[str, ...], unique: bool) -> tuple[str, str]:
    digest = sha256(" ".join((table, *columns)).encode()).hexdigest()[:8]
    name = f"{'uid' if unique else 'idx'}_{table}_{digest}"
    listed = ", ".join(f'"{column}"' for column in columns)
    return name, f'CREATE {"UNIQUE " if unique else ""}INDEX "{name}" ON "{table}" ({listed})'
