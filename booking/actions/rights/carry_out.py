"""The worker carries out what has waited long enough: erasures."""

from datetime import datetime
from functools import partial

from booking.actions.rights.speaks import speaks_for
from booking.actions.rights.words import NOT_THEIRS, STILL_BOOKED
from booking.actor import Account
from booking.engine import Engine
from storage.erasure import erase, last_appointment_ends, subject_of, whom_it_concerns
from storage.journal import Entry, append_journal
from storage.models import DataRequest, DataRequestState, Deed, Through, Why
from storage.reach import raise_reach
from storage.rights import due_data_requests, leave_data_request, postpone_data_request, write_answer
from storage.ties import queue_patient
from storage.work import Work, transact


async def carry_out_requests(engine: Engine) -> int:
    """Erases whose time has come, each in a transaction of its own; how many were erased.

    Somebody who has booked meanwhile is erased after the visit; when that is later than the law allows to wait, the
    request is refused in words; so is one of somebody whose right over the patient has ended. Safe to run beside
    itself.
    """
    now, done = engine.clock(), 0
    for request in await due_data_requests(now):
        done += await transact(engine.publish, partial(_carry_out, engine, request, now))
    return done


async def _carry_out(engine: Engine, request: DataRequest, now: datetime, work: Work) -> int:
    await queue_patient(request.patient_id)
    if not await _may_still_ask(engine, request):
        await write_answer(request.id, DataRequestState.REFUSED, NOT_THEIRS, None, now)
        return 0
    booked_until = await last_appointment_ends(request.patient_id, now)
    if booked_until is not None:
        await _wait_or_refuse(request, booked_until, now)
        return 0
    if not await leave_data_request(request.id, DataRequestState.DONE, now):
        return 0  # taken back, or done by another worker
    await _erase(request, now, work)
    return 1


async def _may_still_ask(engine: Engine, request: DataRequest) -> bool:
    """The person themself, or who decides for them today as on the day they asked."""
    if request.account_id in (await subject_of(request.patient_id)).account_ids:
        return True
    asker = Account(request.account_id, None, confirmed=True)
    return await speaks_for(engine, asker, request.patient_id)


async def _wait_or_refuse(request: DataRequest, booked_until: datetime, now: datetime) -> None:
    if booked_until < request.due_at:
        await postpone_data_request(request.id, booked_until)
    else:
        await write_answer(request.id, DataRequestState.REFUSED, STILL_BOOKED, None, now)


async def _erase(request: DataRequest, now: datetime, work: Work) -> None:
    subject = await subject_of(request.patient_id)
    concerned = await whom_it_concerns(subject)
    details = {"request": request.id}
    await append_journal(
        [
            Entry(patient_id, now, None, Deed.ERASED, "patient", Why.SERVICE, Through.SERVICE, None, details)
            for patient_id in subject.patient_ids
        ]
    )
    await erase(subject, now)
    await raise_reach(work, concerned)
