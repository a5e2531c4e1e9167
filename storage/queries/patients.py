"""Patients whom an account may see: oneself, those one acts for while it is a day of the guardianship at a clinic, and
those whose call at one's desk goes on.

Every read of a patient's rows starts from an `Onlooker`; there is none without.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from booking.actor import Account, Operator
from booking.rules.patient import is_live
from booking.rules.policy import Policy
from booking.rules.scopes import ALL, NONE, OF_A_CALL, Scopes
from storage.models import Patient, Relation
from storage.sql import Row, any_of, rows
from storage.ties import TIE, tie_of

_USUAL = Policy()


@dataclass(frozen=True, slots=True)
class Onlooker:
    """The account that looks, and when: its guardianships must be in force, its calls go on.

    `operator_of`: the clinics whose calls count; none before the second factor was shown.
    """

    account_id: int
    now: datetime
    operator_of: frozenset[int] = frozenset()
    policy: Policy = _USUAL


def onlooker_of(person: Account | Operator, now: datetime, policy: Policy = _USUAL) -> Onlooker:
    if isinstance(person, Operator) and person.second_factor:
        return Onlooker(person.account_id, now, person.clinic_ids, policy)
    return Onlooker(person.account_id, now, policy=policy)


@dataclass(frozen=True, slots=True)
class OwnPatient:
    """A patient with what they are to the account, None: the person themself; and what it may do for them."""

    patient: Patient
    relation: Relation | None
    scopes: Scopes = ALL


@dataclass(frozen=True, slots=True)
class Sight:
    """How far an account sees a patient. `clinic_ids`: None, or the only clinics whose appointments it sees."""

    relation: Relation | None
    scopes: Scopes
    clinic_ids: frozenset[int] | None = None


async def own_patients(onlooker: Onlooker) -> list[OwnPatient]:
    """Oneself first, then those one acts for, the eldest first."""
    sights = await sights_of(onlooker)
    found = await _seen(sights, sights)
    return sorted(found, key=lambda own: (own.relation is not None, own.patient.birth_date, own.patient.id))


async def own_patients_by_id(onlooker: Onlooker, ids: Collection[int]) -> dict[int, OwnPatient]:
    """Those of the patients whom the account may see."""
    return {own.patient.id: own for own in await _seen(await sights_of(onlooker), ids)}


async def own_patient_ids(onlooker: Onlooker) -> set[int]:
    return set(await sights_of(onlooker))


async def patients_with_documents(onlooker: Onlooker) -> set[int]:
    """Those whose documents and journal the account may see."""
    return {patient_id for patient_id, sight in (await sights_of(onlooker)).items() if sight.scopes.documents}


async def sights_of(onlooker: Onlooker) -> dict[int, Sight]:
    """Whom the account sees, and how far."""
    sights = await _of_calls(onlooker) if onlooker.operator_of else {}
    found = await rows(RELATIONS, onlooker.account_id)
    for row in await _live([row for row in found if row["relation"] is not None], onlooker):
        sights[row["patient_id"]] = Sight(Relation(row["relation"]), tie_of(row).scopes)
    # a guardianship of oneself changes nothing
    return sights | {row["patient_id"]: Sight(None, ALL) for row in found if row["relation"] is None}


async def _seen(sights: dict[int, Sight], ids: Iterable[int]) -> list[OwnPatient]:
    visible = [patient_id for patient_id in ids if patient_id in sights]
    found = await Patient.filter(id__in=visible, erased_at__isnull=True) if visible else []
    return [OwnPatient(one, sights[one.id].relation, sights[one.id].scopes) for one in found]


async def _live(guardianships: list[Row], onlooker: Onlooker) -> list[Row]:
    if not guardianships:
        return []
    zones = {row["zone"] for row in await rows(ZONES)} or {"UTC"}
    return [row for row in guardianships if is_live(tie_of(row), onlooker.now, zones, onlooker.policy)]


async def _of_calls(onlooker: Onlooker) -> dict[int, Sight]:
    sights: dict[int, Sight] = {}
    for row in await rows(CALLS, onlooker.account_id, sorted(onlooker.operator_of), onlooker.now):
        before = sights.get(row["patient_id"], Sight(Relation.CALLER, NONE, frozenset())).clinic_ids or frozenset()
        sights[row["patient_id"]] = Sight(Relation.CALLER, OF_A_CALL, before | {row["clinic_id"]})
    return sights


RELATIONS = f"""
SELECT account.patient_id, NULL AS relation, NULL AS since, NULL AS until, NULL AS state, NULL AS ended_at,
  NULL AS may_book, NULL AS may_see_visits, NULL AS may_see_documents, NULL AS birth_date
FROM account WHERE account.id = $1 AND account.patient_id IS NOT NULL
UNION ALL
SELECT {TIE} FROM guardianship JOIN patient ON patient.id = guardianship.patient_id
WHERE guardianship.account_id = $1 AND guardianship.ended_at IS NULL AND guardianship.state = 'ACTIVE'
"""
CALLS = f"""
SELECT call.patient_id, call.clinic_id FROM call JOIN patient ON patient.id = call.patient_id
WHERE call.account_id = $1 AND {any_of("call.clinic_id", 2)} AND call.closed_at IS NULL AND call.expires_at > $3
  AND patient.restricted_at IS NULL
"""
ZONES = "SELECT DISTINCT zone FROM clinic"
