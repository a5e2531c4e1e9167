"""Patients whom an account may see: oneself, and those one acts for while it is a day of the guardianship at a clinic.

Every read of a patient's rows starts from an `Onlooker`; there is none without.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from booking.rules.patient import is_live
from storage.models import Patient, Relation
from storage.sql import Row, rows
from storage.ties import tie_of


@dataclass(frozen=True, slots=True)
class Onlooker:
    """The account that looks, and when: its guardianships must be in force."""

    account_id: int
    now: datetime


@dataclass(frozen=True, slots=True)
class OwnPatient:
    """A patient with what they are to the account; None: the person themself."""

    patient: Patient
    relation: Relation | None


async def own_patients(onlooker: Onlooker) -> list[OwnPatient]:
    """Oneself first, then those one acts for, the eldest first."""
    relations = await _relations(onlooker)
    patients = [OwnPatient(one, relations[one.id]) for one in await Patient.filter(id__in=list(relations))]
    return sorted(patients, key=lambda own: (own.relation is not None, own.patient.birth_date, own.patient.id))


async def own_patients_by_id(onlooker: Onlooker, ids: Collection[int]) -> dict[int, OwnPatient]:
    """Those of the patients whom the account may see."""
    relations = await _relations(onlooker)
    visible = [patient_id for patient_id in ids if patient_id in relations]
    return {one.id: OwnPatient(one, relations[one.id]) for one in await Patient.filter(id__in=visible)}


async def own_patient_ids(onlooker: Onlooker) -> set[int]:
    return set(await _relations(onlooker))


async def _relations(onlooker: Onlooker) -> dict[int, Relation | None]:
    found = await rows(RELATIONS, onlooker.account_id)
    live = await _live([row for row in found if row["relation"] is not None], onlooker.now)
    relations: dict[int, Relation | None] = {row["patient_id"]: Relation(row["relation"]) for row in live}
    # a guardianship of oneself changes nothing
    return relations | {row["patient_id"]: None for row in found if row["relation"] is None}


async def _live(guardianships: list[Row], now: datetime) -> list[Row]:
    if not guardianships:
        return []
    zones = {row["zone"] for row in await rows(ZONES)} or {"UTC"}
    return [row for row in guardianships if is_live(tie_of(row), now, zones)]


RELATIONS = """
SELECT patient_id, NULL AS relation, NULL AS since, NULL AS until, NULL AS ended_at
FROM account WHERE id = $1 AND patient_id IS NOT NULL
UNION ALL
SELECT patient_id, relation, since, until, ended_at FROM guardianship WHERE account_id = $1 AND ended_at IS NULL
"""
ZONES = "SELECT DISTINCT zone FROM clinic"
