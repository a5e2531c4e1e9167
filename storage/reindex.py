"""Changing the index key: every digest is made anew from what is sealed beside it, while no server runs."""

from collections.abc import AsyncIterator, Callable
from typing import Any

from tortoise.models import Model

from booking.ports import PersonName
from booking.rules.contacts import Address
from storage.contacts import contact_digest
from storage.documents import document_digest
from storage.key_mark import mark_index
from storage.models import (
    Contact,
    GuessBudget,
    Invitation,
    OneTimeCode,
    Patient,
    PatientDocument,
    RecordEntry,
    RecoveryCode,
)
from storage.people import name_digest, phone_digest
from storage.record_body import body_digest
from storage.transaction import carry_out

BATCH = 200
# kept as digests alone: codes under way, guesses spent today, and recovery codes, which people must make anew
_LOST = (OneTimeCode, GuessBudget, RecoveryCode)


async def count_digested() -> int:
    """How many rows `reindex` goes over."""
    return sum([await model.all().count() for model in _DIGESTS])


async def reindex() -> AsyncIterator[int]:
    """Makes all digests anew with the index key on the ring; yields after each batch how many rows it was.

    It may be broken off and run again; until it is through, the database opens for nothing else.
    """
    for lost in _LOST:
        await lost.all().delete()
    for model, digests in _DIGESTS.items():
        last = 0
        while batch := await model.filter(id__gt=last).order_by("id").limit(BATCH):
            await _write(model, {row.pk: digests(row) for row in batch})
            last = batch[-1].pk
            yield len(batch)
    await mark_index()


async def _write(model: type[Model], values: dict[int, dict[str, Any]]) -> None:
    async def deed() -> None:
        for row_id, digests in values.items():
            await model.filter(id=row_id).update(**digests)

    await carry_out(deed)


def _of_patient(one: Patient) -> dict[str, Any]:
    name = PersonName(one.family_name, one.given_name, one.middle_name)
    # who was erased or merged into another has none, and is not to be found
    by_name = name_digest(name, one.birth_date) if one.name_digest else ""
    return {"name_digest": by_name, "phone_digest": phone_digest(one.phone) if one.phone_digest else None}


_DIGESTS: dict[type[Model], Callable[[Any], dict[str, Any]]] = {
    Patient: _of_patient,
    PatientDocument: lambda one: {"digest": document_digest(one.kind, one.number)},
    RecordEntry: lambda one: {"digest": body_digest(one.body)},
    Contact: lambda one: {"digest": contact_digest(Address(one.kind, one.value))},
    Invitation: lambda one: {"contact_digest": contact_digest(Address(one.contact_kind, one.contact))},
}
