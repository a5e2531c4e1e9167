"""Plain SQL for the hot paths: one text for both databases, rows as dictionaries.

Parameters are written `$1`, `$2`, …; a list is tested with `any_of("slot_id", 1)`. SQLite keeps moments as UTC text, so
moments that go in are made UTC here, and those that come out go through `moment` and `day`.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

import orjson
from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.connection import get_connection

Row = dict[str, Any]

# sorts text by its bytes on both databases, as SQLite does without being told
BYTEWISE = ' COLLATE "C"'


class Arguments(list[Any]):
    """The parameters of a statement that is put together: `add` takes a value and returns its place in the text."""

    def __init__(self, *values: Any) -> None:
        super().__init__(values)

    def add(self, value: Any) -> str:
        self.append(value)
        return f"${len(self)}"


def connection() -> BaseDBAsyncClient:
    """The open database, or the running transaction of this task."""
    return get_connection("default")


def is_sqlite(client: BaseDBAsyncClient) -> bool:
    return client.capabilities.dialect == "sqlite"


def any_of(column: str, number: int, kind: str = "bigint") -> str:
    """SQL: the column is among the values of the list given as parameter `number`; `kind` is their type."""
    return f"{{any:{column}:{number}:{kind}}}"


def days_later(day: str, days: str) -> str:
    """SQL: the date so many days after the date; both are SQL themselves."""
    if is_sqlite(connection()):
        return f"date({day}, ({days}) || ' days')"
    return f"({day}::date + ({days}))"


async def rows(query: str, *values: Any) -> list[Row]:
    """The rows of a SELECT, or of a write with RETURNING."""
    client = connection()
    sqlite = is_sqlite(client)
    arguments = [_for_sqlite(value) for value in values] if sqlite else list(values)
    return await client.execute_query_dict(_in_dialect(query, sqlite), arguments)


async def execute(query: str, *values: Any) -> int:
    """Writes; how many rows were touched."""
    client = connection()
    sqlite = is_sqlite(client)
    arguments = [_for_sqlite(value) for value in values] if sqlite else list(values)
    touched, _ = await client.execute_query(_in_dialect(query, sqlite), arguments)
    return touched


async def execute_many(query: str, values: Iterable[Sequence[Any]]) -> None:
    """The same write for each of the values: far cheaper than as many statements."""
    client = connection()
    sqlite = is_sqlite(client)
    arguments = [[_for_sqlite(value) for value in row] if sqlite else list(row) for row in values]
    await client.execute_many(_in_dialect(query, sqlite), arguments)


def moment(value: datetime | str) -> datetime:
    return datetime.fromisoformat(value) if isinstance(value, str) else value


def day(value: date | str) -> date:
    return date.fromisoformat(value) if isinstance(value, str) else value


@cache
def _in_dialect(query: str, sqlite: bool) -> str:
    if sqlite:
        listed = re.sub(r"\{any:([^:}]+):(\d+):\w+\}", r"\1 IN (SELECT value FROM json_each($\2))", query)
        return re.sub(r"\$(\d+)", r"?\1", listed).replace(BYTEWISE, "").replace("::float8", "")
    return re.sub(r"\{any:([^:}]+):(\d+):(\w+)\}", r"\1 = ANY($\2::\3[])", query)


def _for_sqlite(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Sequence) and not isinstance(value, str):
        return orjson.dumps(list(value)).decode()
    return value
