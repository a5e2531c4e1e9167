"""Which entries of records an account may see, as a condition of SQL."""

from collections.abc import Collection

from booking.rules.facts import OWN
from storage.models import RecordKind
from storage.queries.patients import Onlooker, Sight, sights_of
from storage.sql import Arguments, any_of

# these want the right to see documents too
PAPERS = frozenset({RecordKind.COVERAGE, RecordKind.DOCUMENT})
# what is left of a copy that was forgotten is nobody's to see
_STANDS = f"""(entry.source = '{OWN}' OR EXISTS (SELECT 1 FROM record_reading AS copied
  WHERE copied.patient_id = entry.patient_id AND copied.source = entry.source AND copied.read_at IS NOT NULL))"""
_PAPERS = f"('{RecordKind.COVERAGE}', '{RecordKind.DOCUMENT}')"


async def seen(onlooker: Onlooker, arguments: Arguments) -> str:
    """The rows of `entry` that the account may see.

    Who is at a desk's telephone shows it their referrals alone, and of those what can be used at that clinic.
    """
    sights = await sights_of(onlooker)
    whole = [patient_id for patient_id, sight in sights.items() if _whole(sight)]
    papers = [patient_id for patient_id in whole if sights[patient_id].scopes.documents]
    ways = [f"{_of(whole, arguments)} AND entry.kind NOT IN {_PAPERS}"]
    ways.append(f"{_of(papers, arguments)} AND entry.kind IN {_PAPERS}")
    ways += [
        _of_call(patient_id, sight.clinic_ids, arguments)
        for patient_id, sight in sights.items()
        if sight.clinic_ids is not None and sight.scopes.visits
    ]
    return f"({' OR '.join(f'({way})' for way in ways)}) AND {_STANDS}"


async def patients_with_records(onlooker: Onlooker) -> set[int]:
    """Those of whose record the account may see anything: their visits, or from a desk their referrals."""
    return {patient_id for patient_id, sight in (await sights_of(onlooker)).items() if sight.scopes.visits}


def _whole(sight: Sight) -> bool:
    return sight.scopes.visits and sight.clinic_ids is None


def _of(patient_ids: Collection[int], arguments: Arguments) -> str:
    return any_of("entry.patient_id", _listed(patient_ids, arguments))


def _of_call(patient_id: int, clinic_ids: Collection[int], arguments: Arguments) -> str:
    patient, clinics = arguments.add(patient_id), _listed(clinic_ids, arguments)
    return (
        f"entry.patient_id = {patient} AND entry.kind = '{RecordKind.REFERRAL}' "
        f"AND (entry.to_clinic_id IS NULL OR {any_of('entry.to_clinic_id', clinics)}) "
        f"AND entry.specialty_id IN (SELECT specialty_id FROM doctor WHERE {any_of('doctor.clinic_id', clinics)} "
        "AND doctor.active)"
    )


def _listed(ids: Collection[int], arguments: Arguments) -> int:
    return int(arguments.add(sorted(ids)).removeprefix("$"))
