"""Consents, and what people ask of us about their data."""

from dataclasses import dataclass
from datetime import date, datetime

from booking.ports import PersonName
from storage.models import Consent, ConsentKind, DataRequest, DataRequestKind, DataRequestState, Patient
from storage.people import name_digest
from storage.sql import execute, rows


async def has_consent(account_id: int, kind: ConsentKind) -> bool:
    """Given, and not taken back since."""
    return await Consent.exists(account_id=account_id, kind=kind, withdrawn_at__isnull=True)


async def record_consent(account_id: int, kind: ConsentKind, version: str, now: datetime) -> bool:
    """False when it stands already."""
    if await has_consent(account_id, kind):
        return False
    await Consent.create(account_id=account_id, kind=kind, version=version, given_at=now)
    return True


async def withdraw_consent(account_id: int, kind: ConsentKind, now: datetime) -> bool:
    """False when there was none to take back."""
    taken = await execute(
        "UPDATE consent SET withdrawn_at = $3 WHERE account_id = $1 AND kind = $2 AND withdrawn_at IS NULL",
        account_id,
        kind.value,
        now,
    )
    return taken > 0


async def end_sessions_of(account_id: int) -> int:
    """How many ended."""
    return await execute("DELETE FROM session WHERE account_id = $1", account_id)


@dataclass(frozen=True, slots=True)
class NewDataRequest:
    """`act_at` None: it is done, or a person has to answer."""

    account_id: int
    patient_id: int
    kind: DataRequestKind
    words: str | None
    at: datetime
    due_at: datetime
    act_at: datetime | None = None
    done_at: datetime | None = None


async def insert_data_request(new: NewDataRequest) -> int:
    made = await DataRequest.create(
        account_id=new.account_id,
        patient_id=new.patient_id,
        kind=new.kind,
        words=new.words,
        state=DataRequestState.OPEN if new.done_at is None else DataRequestState.DONE,
        created_at=new.at,
        due_at=new.due_at,
        act_at=new.act_at,
        done_at=new.done_at,
    )
    return int(made.id)


async def find_data_request(request_id: int) -> DataRequest | None:
    return await DataRequest.get_or_none(id=request_id)


async def open_request_of(patient_id: int, kind: DataRequestKind) -> int | None:
    """The id of the patient's open request of this kind."""
    found = (
        await DataRequest.filter(patient_id=patient_id, kind=kind, state=DataRequestState.OPEN).order_by("id").first()
    )
    return None if found is None else int(found.id)


async def leave_data_request(request_id: int, state: DataRequestState, now: datetime) -> bool:
    """False when it is no longer open."""
    left = await rows(
        "UPDATE data_request SET state = $2, done_at = $3 WHERE id = $1 AND state = 'OPEN' RETURNING id",
        request_id,
        state.value,
        now,
    )
    return bool(left)


async def postpone_data_request(request_id: int, act_at: datetime) -> None:
    await execute("UPDATE data_request SET act_at = $2 WHERE id = $1 AND state = 'OPEN'", request_id, act_at)


async def due_data_requests(now: datetime) -> list[DataRequest]:
    """Those the worker has to carry out by now, the oldest first."""
    return await DataRequest.filter(state=DataRequestState.OPEN, act_at__lte=now).order_by("act_at", "id").limit(100)


async def write_answer(
    request_id: int, state: DataRequestState, answer: str, by_account: int | None, now: datetime
) -> bool:
    """False when it is no longer open. `by_account` None: the service itself."""
    written = DataRequest.filter(id=request_id, state=DataRequestState.OPEN)
    return bool(await written.update(state=state, answer=answer, answered_by_id=by_account, done_at=now))


async def restrict_patient(patient_id: int, now: datetime) -> None:
    """Their data are only kept from now on."""
    await execute("UPDATE patient SET restricted_at = $2 WHERE id = $1 AND restricted_at IS NULL", patient_id, now)


async def lift_restriction(request_id: int, patient_id: int, now: datetime) -> bool:
    """False when the request for it was taken back before."""
    taken = await rows(
        "UPDATE data_request SET state = 'WITHDRAWN', done_at = $2 "
        "WHERE id = $1 AND kind = 'RESTRICT' AND state IN ('OPEN', 'DONE') RETURNING id",
        request_id,
        now,
    )
    if taken and not await DataRequest.exists(patient_id=patient_id, kind="RESTRICT", state=DataRequestState.DONE):
        await execute("UPDATE patient SET restricted_at = NULL WHERE id = $1", patient_id)
    return bool(taken)


async def correct_patient(patient_id: int, name: PersonName, birth_date: date) -> None:
    """With the digest by which the desk finds them."""
    await Patient.filter(id=patient_id).update(
        family_name=name.family,
        given_name=name.given,
        middle_name=name.middle,
        birth_date=birth_date,
        name_digest=name_digest(name, birth_date),
    )
