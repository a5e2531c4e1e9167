"""Clinics that a search would have looked in, and whose free times it can not tell."""

from dataclasses import dataclass
from enum import StrEnum

from booking.ports import BookingWay
from storage.queries.doctors import DoctorSearch
from storage.queries.words import words_match
from storage.sql import Arguments, rows


class Missing(StrEnum):
    """BY_PHONE: no system of it is connected. PAUSED: its reading was stopped. SILENT: its schedule is too old."""

    BY_PHONE = "BY_PHONE"
    PAUSED = "PAUSED"
    NEVER_READ = "NEVER_READ"
    SILENT = "SILENT"


@dataclass(frozen=True, slots=True)
class MissingClinic:
    clinic_id: int
    reason: Missing


async def missing_clinics(search: DoctorSearch, most: int) -> list[MissingClinic]:
    """Those whose system fell silent first, those to be telephoned last; then by name.

    A clinic of which nothing is known but its card can not be narrowed by specialty: it stays unless a word of the
    search is not in its name.
    """
    arguments = Arguments()
    stale = search.window.stale(arguments)
    by_phone = arguments.add(BookingWay.BY_PHONE.value)
    conditions = " AND ".join(_conditions(search, arguments, by_phone))
    query = f"""
    SELECT clinic.id, {_reason(by_phone)} AS reason
    FROM clinic LEFT JOIN reading ON reading.key = clinic.system || '/' || clinic.native_key
    LEFT JOIN reading AS whole ON whole.key = clinic.system
    WHERE {conditions} AND (clinic.booking = {by_phone} OR {stale} = 1)
    ORDER BY CASE WHEN clinic.booking = {by_phone} THEN 1 ELSE 0 END, clinic.search_text, clinic.id
    LIMIT {arguments.add(most)}
    """
    return [MissingClinic(row["id"], Missing(row["reason"])) for row in await rows(query, *arguments)]


def _reason(by_phone: str) -> str:
    return f"""CASE WHEN clinic.booking = {by_phone} THEN 'BY_PHONE'
      WHEN coalesce(reading.paused_at, whole.paused_at) IS NOT NULL THEN 'PAUSED'
      WHEN clinic.confirmed_at IS NULL THEN 'NEVER_READ' ELSE 'SILENT' END"""


def _conditions(search: DoctorSearch, arguments: Arguments, by_phone: str) -> list[str]:
    conditions = ["clinic.active"]
    for column, value in (
        ("clinic.id", search.clinic_id),
        ("clinic.district", search.district),
        ("clinic.region_id", search.region_id),
    ):
        if value is not None:
            conditions.append(f"{column} = {arguments.add(value)}")
    of_doctor = ["doctor.clinic_id = clinic.id", "doctor.active"]
    of_doctor += words_match("doctor.search_text", search.text, arguments)
    if search.specialty_id is not None:
        of_doctor.append(f"doctor.specialty_id = {arguments.add(search.specialty_id)}")
    works = f"EXISTS (SELECT 1 FROM doctor WHERE {' AND '.join(of_doctor)})"
    words = words_match("clinic.search_text", search.text, arguments)
    unknown = " AND ".join([f"(clinic.booking = {by_phone} OR clinic.confirmed_at IS NULL)", *words])
    conditions.append(f"({works} OR ({unknown}))")
    return conditions
