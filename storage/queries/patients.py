"""Patients whom an account may see: oneself, and those one acts for while the guardianship lasts.

Every read of a patient's rows starts from an `Onlooker`; there is none without.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from storage.models import Patient
from storage.models.account import Relation
from storage.sql import rows


@dataclass(frozen=True, slots=True)
class Onlooker:
    """The account that looks, and the day on which its guardianships must be in force."""

    account_id: int
    today: date


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
    found = await rows(RELATIONS, onlooker.account_id, onlooker.today)
    # a guardianship of oneself changes nothing
    relations = {row["patient_id"]: row["relation"] and Relation(row["relation"]) for row in found}
    return relations | {row["patient_id"]: None for row in found if row["relation"] is None}


RELATIONS = """
SELECT patient_id, NULL AS relation FROM account WHERE id = $1 AND patient_id IS NOT NULL
UNION ALL
SELECT patient_id, relation FROM guardianship
WHERE account_id = $1 AND ended_at IS NULL AND since <= $2 AND (until IS NULL OR until >= $2)
"""
