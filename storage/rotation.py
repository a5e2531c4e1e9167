"""Changing the key that seals: every sealed column is sealed anew, in batches, while the service runs.

It may be broken off and run again: what the current key has sealed is left alone.
"""

from collections.abc import AsyncIterator

from tortoise.models import Model

from storage import models
from storage.keyring import SEAL, keyring
from storage.sealed import SealedField, opened, sealed
from storage.sql import execute_many, rows
from storage.transaction import carry_out

BATCH = 200


def sealed_columns() -> dict[str, list[str]]:
    """Table → its sealed columns."""
    found: dict[str, list[str]] = {}
    for model in (getattr(models, name) for name in models.__all__):
        if issubclass(model, Model):
            meta = model._meta  # noqa: SLF001 - Tortoise tells it nowhere else
            columns = [name for name, field in meta.fields_map.items() if isinstance(field, SealedField)]
            found |= {meta.db_table: columns} if columns else {}
    return found


async def count_stale() -> int:
    """How many values are sealed with an older key than the current one."""
    total = 0
    for table, columns in sealed_columns().items():
        for column in columns:
            found = await rows(f'SELECT count(*) AS number FROM "{table}" WHERE {_stale(column)}', *_seal())
            total += found[0]["number"]
    return total


async def reseal(batch: int = BATCH) -> AsyncIterator[int]:
    """Seals every stale value with the current key; yields after each batch how many values it was."""
    for table, columns in sealed_columns().items():
        for column in columns:
            async for done in _reseal_column(table, column, batch):
                yield done


async def _reseal_column(table: str, column: str, most: int) -> AsyncIterator[int]:
    last = 0
    name = f"{table}.{column}"
    query = f'SELECT id, {column} AS old FROM "{table}" WHERE id > $3 AND {_stale(column)} ORDER BY id LIMIT {most}'
    while batch := await rows(query, *_seal(), last):
        anew = [(row["id"], row["old"], sealed(name, opened(name, row["old"]))) for row in batch]
        await _replace(table, column, anew)
        last = batch[-1]["id"]
        yield len(batch)


async def _replace(table: str, column: str, values: list[tuple[int, str, str | None]]) -> None:
    # only what still is as it was read: somebody may have written it meanwhile, with the current key
    update = f'UPDATE "{table}" SET {column} = $3 WHERE id = $1 AND {column} = $2'
    await carry_out(lambda: execute_many(update, values))


def _stale(column: str) -> str:
    return f"{column} IS NOT NULL AND substr({column}, 1, $2) <> $1"


def _seal() -> tuple[str, int]:
    beginning = f"{SEAL}{keyring().current}:"
    return beginning, len(beginning)
