"""Bringing the copy of a record up to date before it is looked at.

Each source is asked by one reader at a time, over all processes. A source that takes longer than a person waits is
answered for by its copy; what it says in the end is there at the next look.
"""

import asyncio
import logging
import traceback
from collections.abc import Collection
from datetime import datetime

from booking.actions.record.take_in import failed, taken_in, told_of_appointments, unmatched
from booking.actor import Actor
from booking.engine import Engine
from booking.ports import AnswerLost, ClinicSaidNo, ClinicUnreachable, Mismatch, PatientUnmatched, RecordSubject
from booking.rules.patient import signed_in
from booking.rules.record import LastReading, is_due, is_under_way
from storage.queries.patients import onlooker_of
from storage.queries.record_sight import patients_with_records
from storage.record import Turn, last_readings, record_subject, take_turn

log = logging.getLogger(__name__)

_POLL_SECONDS = 0.05
UNKNOWN_FAULT = "OTHER"


async def read_record(engine: Engine, actor: Actor, patient_ids: Collection[int]) -> None:
    """Brings what the account may see of these patients' records up to date, for at most `policy.record_wait`.

    Patients it may not see are passed over. What could not be read is told by `storage.queries.record_notes`.
    Raises SignInRequired.
    """
    person = signed_in(actor)
    visible = await patients_with_records(onlooker_of(person, engine.clock(), engine.policy))
    wanted = sorted(visible & set(patient_ids))
    if wanted:
        await engine.calls.wait(_read_all(engine, wanted), engine.policy.record_wait)


async def _read_all(engine: Engine, patient_ids: Collection[int]) -> None:
    await asyncio.gather(*(_read_patient(engine, patient_id) for patient_id in patient_ids))


async def _read_patient(engine: Engine, patient_id: int) -> None:
    subject = await record_subject(patient_id)
    if subject is None:
        return
    await told_of_appointments(patient_id)
    known = await last_readings(patient_id, engine.records)
    await asyncio.gather(*(_bring(engine, subject, source, known.get(source)) for source in engine.records))


async def _bring(engine: Engine, subject: RecordSubject, source: str, known: LastReading | None) -> None:
    now = engine.clock()
    nobody = subject.snils is None and subject.enp is None
    unknown = known is not None and known.fault == Mismatch.NO_IDENTIFIER
    if nobody and unknown:
        return
    if known is not None and is_under_way(known, now):
        await _wait_for_another(engine, subject.patient_id, source, since=known.tried_at or now)
    # a number that has been verified since is not to wait for the next turn
    elif nobody or unknown or known is None or is_due(known, now, engine.policy):
        turn = await take_turn(subject.patient_id, source, known, now, now + engine.policy.lease)
        if turn is None:
            await _wait_for_another(engine, subject.patient_id, source, since=now)
        elif nobody:
            await unmatched(turn, Mismatch.NO_IDENTIFIER)
        else:
            await _ask(engine, subject, turn)


async def _ask(engine: Engine, subject: RecordSubject, turn: Turn) -> None:
    try:
        async with asyncio.timeout(engine.policy.lease.total_seconds()):
            report = await engine.records[turn.source].read(subject)
    except PatientUnmatched as mismatch:
        await unmatched(turn, mismatch.why)
    except (ClinicSaidNo, ClinicUnreachable, AnswerLost) as fault:
        await failed(turn, type(fault).__name__)
    except TimeoutError:
        await failed(turn, AnswerLost.__name__)
    except Exception as error:  # noqa: BLE001 - one source's failure is not the others', and it is logged
        # where it happened, not the error's text: it may hold a person's data
        where = "".join(traceback.format_tb(error.__traceback__))
        log.error("reading a record from %s failed: %s\n%s", turn.source, type(error).__name__, where)
        await failed(turn, UNKNOWN_FAULT)
    else:
        await taken_in(turn, subject, report)


async def _wait_for_another(engine: Engine, patient_id: int, source: str, since: datetime) -> None:
    """Somebody is reading it already, perhaps in another process: until that has ended, or has taken too long.

    So a source that hangs is waited for once, and not at each click while its reader is still at it.
    """
    loop = asyncio.get_running_loop()
    ends = loop.time() + (engine.policy.record_wait - (engine.clock() - since)).total_seconds()
    while loop.time() < ends:
        known = (await last_readings(patient_id, [source])).get(source)
        if known is None or known.leased_until is None:
            return
        await asyncio.sleep(_POLL_SECONDS)
