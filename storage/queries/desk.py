"""What a clinic's desk may see: whom a search finds, its calls, and what waits for an operator's answer."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from booking.ports import PersonName
from booking.rules.documents import DocumentKind
from storage.documents import document_digest
from storage.models import (
    Account,
    Appointment,
    Call,
    DataRequest,
    DataRequestKind,
    DataRequestState,
    Dispute,
    DisputeState,
    Patient,
    PatientDocument,
)
from storage.people import name_digest, phone_digest
from storage.sql import any_of, rows


@dataclass(frozen=True, slots=True)
class Found:
    """A patient as a search shows them. `confirmed`: somebody vouches for the account; False without one."""

    patient: Patient
    has_account: bool
    confirmed: bool


async def find_known_patient(patient_id: int) -> Patient | None:
    """One who has not been erased."""
    return await Patient.get_or_none(id=patient_id, erased_at__isnull=True)


async def patients_by_phone(phone: str, limit: int) -> list[Found]:
    """By their own number, E.164, or that of an account of theirs."""
    digest = phone_digest(phone)
    found = await rows(BY_PHONE, digest, limit)
    return await _found([row["id"] for row in found])


async def patients_by_document(kind: DocumentKind, number: str, limit: int) -> list[Found]:
    """By the whole number, as it is kept."""
    held = PatientDocument.filter(kind=kind, digest=document_digest(kind, number), dropped_at__isnull=True)
    return await _found([document.patient_id for document in await held.order_by("patient_id").limit(limit)])


async def patients_by_name(name: PersonName, birth_date: date, limit: int) -> list[Found]:
    """By the full name and the birth date."""
    held = Patient.filter(name_digest=name_digest(name, birth_date), erased_at__isnull=True)
    return await _found([patient.id for patient in await held.order_by("id").limit(limit)])


async def account_of_patient(patient_id: int) -> Account | None:
    """The person's own, not closed; the one that somebody vouches for, where there are several."""
    return await Account.filter(patient_id=patient_id, closed_at__isnull=True).order_by("-confirmed", "id").first()


async def open_calls(account_id: int, now: datetime) -> list[Call]:
    """The operator's own, the newest first."""
    going_on = Call.filter(account_id=account_id, closed_at__isnull=True, expires_at__gt=now.astimezone(UTC))
    return await going_on.order_by("-id")


async def own_calls_by_id(account_id: int, ids: Collection[int]) -> dict[int, Call]:
    """The operator's own, over or not."""
    return {call.id: call for call in await Call.filter(account_id=account_id, id__in=list(ids))}


async def appointments_of_calls(
    account_id: int, call_ids: Collection[int], now: datetime
) -> dict[int, list[Appointment]]:
    """Call → the patient's appointments to come at the call's clinic, soonest first; none once the call is over."""
    calls = [call for call in await open_calls(account_id, now) if call.id in call_ids]
    coming = Appointment.filter(
        patient_id__in=[call.patient_id for call in calls],
        clinic_id__in=[call.clinic_id for call in calls],
        active=True,
        ends_at__gt=now.astimezone(UTC),
    )
    found: dict[int, list[Appointment]] = {call_id: [] for call_id in call_ids}
    for appointment in await coming.order_by("starts_at", "id"):
        for call in calls:
            if (call.patient_id, call.clinic_id) == (appointment.patient_id, appointment.clinic_id):
                found[call.id].append(appointment)
    return found


async def disputes_at(clinic_ids: Collection[int]) -> list[Dispute]:
    """Those that wait for the desks of these clinics, the oldest first."""
    return await Dispute.filter(clinic_id__in=list(clinic_ids), state=DisputeState.OPEN).order_by("id")


async def corrections_at(clinic_ids: Collection[int]) -> list[DataRequest]:
    """Corrections asked for by patients of these clinics, or by patients of none yet, the most urgent first."""
    if not clinic_ids:
        # who works at no desk answers for nobody
        return []
    ids = [row["id"] for row in await rows(CORRECTIONS, sorted(clinic_ids))]
    waiting = DataRequest.filter(id__in=ids, kind=DataRequestKind.CORRECT, state=DataRequestState.OPEN)
    return await waiting.order_by("due_at", "id")


async def answered_requests_by_id(account_id: int, ids: Collection[int]) -> dict[int, DataRequest]:
    """Those that the operator has answered."""
    return {one.id: one for one in await DataRequest.filter(id__in=list(ids), answered_by_id=account_id)}


async def _found(patient_ids: Sequence[int]) -> list[Found]:
    patients = await Patient.filter(id__in=list(patient_ids), erased_at__isnull=True).order_by("birth_date", "id")
    accounts: dict[int, bool] = {}
    for account in await Account.filter(patient_id__in=list(patient_ids), closed_at__isnull=True):
        accounts[account.patient_id or 0] = accounts.get(account.patient_id or 0, False) or account.confirmed
    return [Found(one, one.id in accounts, accounts.get(one.id, False)) for one in patients]


BY_PHONE = """
SELECT id FROM patient WHERE phone_digest = $1 AND erased_at IS NULL
UNION
SELECT a.patient_id FROM contact c JOIN account a ON a.id = c.account_id
WHERE c.kind = 'PHONE' AND c.digest = $1 AND c.verified_at IS NOT NULL AND c.dropped_at IS NULL
  AND a.patient_id IS NOT NULL AND a.closed_at IS NULL
ORDER BY 1 LIMIT $2
"""
CORRECTIONS = f"""
SELECT r.id FROM data_request r
WHERE r.kind = 'CORRECT' AND r.state = 'OPEN' AND (
  EXISTS (SELECT 1 FROM appointment a WHERE a.patient_id = r.patient_id AND {any_of("a.clinic_id", 1)})
  OR NOT EXISTS (SELECT 1 FROM appointment a WHERE a.patient_id = r.patient_id))
"""
