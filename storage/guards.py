"""What the database itself refuses, whatever the code above it does.

Tortoise's migrations can neither write these on SQLite nor keep them: altering a column there remakes the table and
drops its triggers and indexes without a word. So every guard is idempotent SQL, installed after every migration and
looked for at every start. A guard's name ends in a digest of its own text: a changed guard is a missing one, and the
old one is removed.
"""

from dataclasses import dataclass

from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.exceptions import IntegrityError

from storage.guard_rules import Guard, guard_rules
from storage.sql import is_sqlite
from storage.table_indexes import lost_indexes

__all__ = ["Guard", "broken_guard", "install", "missing"]

_PRESENT_SQLITE = (
    "SELECT name, tbl_name AS owner, type AS kind FROM sqlite_master WHERE name LIKE 'guard\\_%' ESCAPE '\\'"
)
_PRESENT_POSTGRESQL = """
SELECT c.relname AS name, t.relname AS owner, 'index' AS kind
FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid
WHERE i.indisvalid AND pg_table_is_visible(t.oid) AND c.relname LIKE 'guard\\_%'
  AND NOT EXISTS (SELECT 1 FROM pg_constraint n WHERE n.conindid = c.oid)
UNION ALL
SELECT n.conname, t.relname, 'constraint' FROM pg_constraint n JOIN pg_class t ON t.oid = n.conrelid
WHERE n.convalidated AND pg_table_is_visible(t.oid) AND n.conname LIKE 'guard\\_%'
UNION ALL
SELECT g.tgname, t.relname, 'trigger' FROM pg_trigger g JOIN pg_class t ON t.oid = g.tgrelid
WHERE g.tgenabled <> 'D' AND pg_table_is_visible(t.oid) AND g.tgname LIKE 'guard\\_%'
"""


@dataclass(frozen=True, slots=True)
class _Present:
    name: str
    owner: str
    kind: str


async def install(client: BaseDBAsyncClient) -> None:
    """Makes every guard stand, and removes guards of an older text. Safe to run again and again."""
    rules, present = guard_rules(sqlite=is_sqlite(client)), await _present(client)
    names = {rule.name for rule in rules}
    for old in present:
        if old.name not in names:
            await client.execute_script(_removal(old, is_sqlite(client)))
    standing = {guard.name for guard in present}
    for rule in rules:
        if rule.name not in standing:
            await client.execute_script(rule.statement)
    for statement in (await lost_indexes(client)).values():
        await client.execute_script(statement)


async def missing(client: BaseDBAsyncClient) -> list[str]:
    """Names of the guards that do not stand, and on SQLite of the models' own indexes that a remade table has lost."""
    standing = {guard.name for guard in await _present(client)}
    absent = [rule.name for rule in guard_rules(sqlite=is_sqlite(client)) if rule.name not in standing]
    return absent + list(await lost_indexes(client))


def broken_guard(error: IntegrityError) -> Guard | None:
    """Which guard refused the write; None when it was an ordinary constraint of a table."""
    text = str(error)
    for guard in Guard:
        if guard.value in text:
            return guard
    return _BY_COLUMNS.get(text.removeprefix("UNIQUE constraint failed: "))


# SQLite names the columns of a broken unique index, never the index
_BY_COLUMNS = {
    "claim.slot_id, claim.seat": Guard.CLAIM_SEAT,
    "claim.patient_id, claim.specialty_id": Guard.CLAIM_SPECIALTY,
    "appointment.slot_id, appointment.seat": Guard.APPOINTMENT_SEAT,
    "contact.kind, contact.digest": Guard.CONTACT,
    "patient_document.kind, patient_document.digest": Guard.DOCUMENT,
    "guardianship.account_id, guardianship.patient_id": Guard.GUARDIANSHIP,
    "dispute.account_id, dispute.patient_id": Guard.DISPUTE,
    "membership.account_id, membership.clinic_id": Guard.MEMBERSHIP,
    "appointment.referral_id": Guard.REFERRAL,
}


async def _present(client: BaseDBAsyncClient) -> list[_Present]:
    query = _PRESENT_SQLITE if is_sqlite(client) else _PRESENT_POSTGRESQL
    return [_Present(row["name"], row["owner"], row["kind"]) for row in await client.execute_query_dict(query)]


def _removal(old: _Present, sqlite: bool) -> str:
    if old.kind == "constraint":
        return f'ALTER TABLE "{old.owner}" DROP CONSTRAINT "{old.name}"'
    if old.kind == "index":
        return f'DROP INDEX "{old.name}"'
    return f'DROP TRIGGER "{old.name}"' if sqlite else f'DROP TRIGGER "{old.name}" ON "{old.owner}"'
