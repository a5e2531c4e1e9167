"""Everything that is kept about a person, as plain values: what an export tells."""

from collections.abc import Collection, Iterable
from datetime import date, datetime
from enum import Enum
from typing import Any

import orjson
from tortoise.models import Model

from storage.erasure import Subject
from storage.journal import verify_journal
from storage.models import Clinic, Doctor
from storage.personal import TRACES, Trace

Told = dict[str, list[dict[str, Any]]]


async def everything_about(subject: Subject) -> Told:
    """Table → its rows about the person, the oldest first; without secrets, digests and what is other people's."""
    told: Told = {}
    for trace in TRACES:
        if trace.told:
            told.setdefault(trace.table, []).extend(await _rows(trace, subject, told.get(trace.table, [])))
    await _name_places(told.get("appointment", []))
    for entry in told.get("record_entry", []):
        entry["body"] = orjson.loads(entry["body"])
    return told


async def journal_chain(patient_id: int) -> dict[str, Any]:
    """Whether the journal is whole, and how long it is; the entries carry their hashes."""
    verdict = await verify_journal(patient_id)
    return {"whole": verdict.sound, "length": verdict.length, "brokenAt": verdict.broken_at}


async def _rows(trace: Trace, subject: Subject, known: Collection[dict[str, Any]]) -> list[dict[str, Any]]:
    found = await trace.model.filter(**{f"{trace.column}__in": list(subject.ids(trace.whose))}).order_by("id")
    there = {row["id"] for row in known}
    return [_plain(row, trace.untold) for row in found if row.pk not in there]


def _plain(row: Model, untold: Collection[str]) -> dict[str, Any]:
    columns: Iterable[str] = row._meta.db_fields  # noqa: SLF001 - Tortoise has no other way
    return {column: _value(getattr(row, column)) for column in columns if column not in untold}


def _value(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, (datetime, date)) else value


async def _name_places(appointments: list[dict[str, Any]]) -> None:
    """Numbers of clinics and doctors say nothing to a person."""
    clinics = {one.id: one.name for one in await Clinic.filter(id__in=[row["clinic_id"] for row in appointments])}
    doctors = {one.id: one for one in await Doctor.filter(id__in=[row["doctor_id"] for row in appointments])}
    for row in appointments:
        doctor = doctors[row["doctor_id"]]
        row["clinic"] = clinics[row["clinic_id"]]
        row["doctor"] = " ".join(part for part in (doctor.family_name, doctor.given_name, doctor.middle_name) if part)
