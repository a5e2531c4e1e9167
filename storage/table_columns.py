"""Are the tables those of this version, or has the migration of the same name made others before it was published?"""

from tortoise import Tortoise
from tortoise.backends.base.client import BaseDBAsyncClient

from storage.sql import is_sqlite

_SQLITE = (
    "SELECT m.name AS owner, p.name AS name FROM sqlite_master m, pragma_table_info(m.name) p WHERE m.type = 'table'"
)
_POSTGRESQL = (
    "SELECT table_name AS owner, column_name AS name FROM information_schema.columns "
    "WHERE table_schema = current_schema()"
)


async def missing_columns(client: BaseDBAsyncClient) -> list[str]:
    """Those that the models have and the database has not: "login.provider"."""
    found = await client.execute_query_dict(_SQLITE if is_sqlite(client) else _POSTGRESQL)
    standing = {(row["owner"], row["name"]) for row in found}
    wanted = (
        (model._meta.db_table, column)  # noqa: SLF001 - Tortoise tells it nowhere else
        for model in (Tortoise.apps.get_models_iterable() if Tortoise.apps else ())
        for column in model._meta.fields_db_projection.values()  # noqa: SLF001 - the same
    )
    return [f"{table}.{column}" for table, column in wanted if (table, column) not in standing]
