"""Lists of one kind of entries, bounded, with what counts first."""

from collections.abc import Collection

from booking.ports import PrescriptionStatus, RecordedCoverage, RecordedPrescription
from booking.rules.referral import ReferralState
from storage.models import RecordKind
from storage.queries.patients import Onlooker
from storage.queries.record_row import ENTRY, JOINS, RecordRow, newest, record_row
from storage.queries.record_sight import seen
from storage.sql import Arguments, any_of, rows

LONGEST_LIST = 200
_MOST_SORTED = 1000


async def entries_by_id(onlooker: Onlooker, ids: Collection[int]) -> dict[int, RecordRow]:
    """Those of the entries, of any kind, that the account may see."""
    arguments = Arguments(sorted(ids))
    conditions = [any_of("entry.id", 1), await seen(onlooker, arguments)]
    return {row.id: row for row in await newest(conditions, arguments, len(ids))}


async def entries_of(onlooker: Onlooker, patient_ids: Collection[int], kind: RecordKind) -> dict[int, list[RecordRow]]:
    """Patient → results, vaccinations, documents: the newest first, at most 200 of each patient."""
    return await _lists(onlooker, patient_ids, kind, LONGEST_LIST)


async def prescriptions_of(onlooker: Onlooker, patient_ids: Collection[int]) -> dict[int, list[RecordRow]]:
    """Patient → those in force first, then the newest; at most 200."""
    found = await _lists(onlooker, patient_ids, RecordKind.PRESCRIPTION, _MOST_SORTED)
    return {one: sorted(listed, key=_has_ended)[:LONGEST_LIST] for one, listed in found.items()}


async def coverage_of(onlooker: Onlooker, patient_ids: Collection[int]) -> dict[int, list[RecordRow]]:
    """Patient → policies, those in force first, then the newest; at most 200."""
    found = await _lists(onlooker, patient_ids, RecordKind.COVERAGE, _MOST_SORTED)
    return {one: sorted(listed, key=_has_ended)[:LONGEST_LIST] for one, listed in found.items()}


async def referrals_of(
    onlooker: Onlooker,
    patient_ids: Collection[int],
    *,
    usable: bool | None = None,
    specialty_id: int | None = None,
) -> dict[int, list[RecordRow]]:
    """Patient → referrals, those that can be used at the onlooker's moment first, then the newest; at most 200."""
    found = await _lists(onlooker, patient_ids, RecordKind.REFERRAL, _MOST_SORTED)

    def is_usable(row: RecordRow) -> bool:
        return row.referral_state(onlooker.now) is ReferralState.USABLE

    def is_meant(row: RecordRow) -> bool:
        return specialty_id in (None, row.specialty_id) and usable in (None, is_usable(row))

    return {
        one: sorted(filter(is_meant, listed), key=lambda row: not is_usable(row))[:LONGEST_LIST]
        for one, listed in found.items()
    }


async def _lists(
    onlooker: Onlooker, patient_ids: Collection[int], kind: RecordKind, limit: int
) -> dict[int, list[RecordRow]]:
    arguments = Arguments(sorted(patient_ids), kind.value, limit)
    found = await rows(LISTS.replace("{seen}", await seen(onlooker, arguments)), *arguments)
    listed: dict[int, list[RecordRow]] = {patient_id: [] for patient_id in patient_ids}
    for row in found:
        listed[row["patient_id"]].append(record_row(row))
    return listed


def _has_ended(row: RecordRow) -> bool:
    match row.body:
        case RecordedPrescription(status=status):
            return status is not PrescriptionStatus.ACTIVE
        case RecordedCoverage(active=active):
            return not active
    return False


LISTS = f"""
SELECT * FROM (
  SELECT {ENTRY},
    row_number() OVER (PARTITION BY entry.patient_id ORDER BY entry.at DESC, entry.id DESC) AS place_in_list
  FROM record_entry AS entry {JOINS}
  WHERE {any_of("entry.patient_id", 1)} AND entry.kind = $2 AND {{seen}}) AS listed
WHERE place_in_list <= $3 ORDER BY patient_id, place_in_list
"""
