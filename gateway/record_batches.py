"""The batch functions of records: ids → entries, only of what the asker may see."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from gateway.batches import onlooker
from gateway.loaders import Batch, Reach
from storage.models import RecordKind, Relation
from storage.queries import record
from storage.queries.patients import own_patients_by_id
from storage.queries.record import RecordRow


@dataclass(frozen=True, slots=True)
class ReferralsAsked:
    """None does not narrow."""

    usable: bool | None
    specialty_id: int | None


async def entries(reach: Reach, ids: Sequence[int], _asked: None) -> list[RecordRow | None]:
    looks = onlooker(reach)
    return _in_order(await record.entries_by_id(looks, ids) if looks else {}, ids)


async def whole_entries(reach: Reach, ids: Sequence[int], _asked: None) -> list[RecordRow | None]:
    """Of patients whom one sees as their own or as one of the family, not from a desk."""
    looks = onlooker(reach)
    found = await record.entries_by_id(looks, ids) if looks else {}
    owners = await own_patients_by_id(looks, {row.patient_id for row in found.values()}) if looks else {}
    by_phone = {key for key, own in owners.items() if own.relation is Relation.CALLER}
    return _in_order({key: row for key, row in found.items() if row.patient_id not in by_phone}, ids)


@cache
def of_kind(kind: RecordKind) -> Batch:
    """`node(id)` finds a visit by the id of a visit alone."""

    async def load(reach: Reach, ids: Sequence[int], _asked: None) -> list[RecordRow | None]:
        return [None if row is None or row.kind is not kind else row for row in await entries(reach, ids, None)]

    return load


@cache
def lists_of(kind: RecordKind) -> Batch:
    """Of patients."""

    async def load(reach: Reach, ids: Sequence[int], _asked: None) -> list[list[RecordRow]]:
        looks = onlooker(reach)
        return _lists(await record.entries_of(looks, ids, kind) if looks else {}, ids)

    return load


async def prescriptions_of(reach: Reach, ids: Sequence[int], _asked: None) -> list[list[RecordRow]]:
    """Of patients."""
    looks = onlooker(reach)
    return _lists(await record.prescriptions_of(looks, ids) if looks else {}, ids)


async def coverage_of(reach: Reach, ids: Sequence[int], _asked: None) -> list[list[RecordRow]]:
    """Of patients."""
    looks = onlooker(reach)
    return _lists(await record.coverage_of(looks, ids) if looks else {}, ids)


async def referrals_of(reach: Reach, ids: Sequence[int], asked: ReferralsAsked) -> list[list[RecordRow]]:
    """Of patients."""
    looks = onlooker(reach)
    if looks is None:
        return [[] for _ in ids]
    found = await record.referrals_of(looks, ids, usable=asked.usable, specialty_id=asked.specialty_id)
    return _lists(found, ids)


@cache
def of_visits(kind: RecordKind) -> Batch:
    """Of visits."""

    async def load(reach: Reach, ids: Sequence[int], _asked: None) -> list[list[RecordRow]]:
        looks = onlooker(reach)
        return _lists(await record.of_visits(looks, ids, kind) if looks else {}, ids)

    return load


async def visit_of(reach: Reach, ids: Sequence[int], _asked: None) -> list[RecordRow | None]:
    """Of entries."""
    looks = onlooker(reach)
    return _in_order(await record.visits_of(looks, ids) if looks else {}, ids)


async def visits_of_appointments(reach: Reach, ids: Sequence[int], _asked: None) -> list[RecordRow | None]:
    looks = onlooker(reach)
    return _in_order(await record.visits_of_appointments(looks, ids) if looks else {}, ids)


def _in_order(found: Mapping[int, Any], ids: Collection[int]) -> list[Any]:
    return [found.get(key) for key in ids]


def _lists(found: Mapping[int, list[Any]], ids: Collection[int]) -> list[list[Any]]:
    return [found.get(key, []) for key in ids]
