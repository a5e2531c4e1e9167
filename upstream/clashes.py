"""A clinic's schedule and the appointments made here disagree: the clinic's word counts, the patient is told why.

What to look at is read from the tables, not remembered from the import: nothing is lost when a worker dies between.
"""

import logging

from booking.actions.clinic_asked import read_back
from booking.actions.clinic_change import ClinicMove, clinic_cancelled, clinic_moved
from booking.engine import Engine
from booking.ports import SlotReport
from booking.rules.clinic_words import CANCELLED_THERE, MOVED_THERE
from storage.intake.clashes import Clash, booked_on, clashes_of
from storage.intake.places import clinic_place, doctor_ids
from storage.unsettled import find_unsettled
from upstream.listing import Listing

log = logging.getLogger(__name__)
WITHDRAWN = "Клиника убрала это время из расписания."


async def settle_clashes(engine: Engine, system: str, clinic_key: str) -> int:
    """Takes down what the clinic's schedule did to appointments; how many were changed."""
    place = await clinic_place(system, clinic_key)
    clashes = await clashes_of(place.id, engine.clock()) if place else []
    return sum([await _settle(engine, system, clash) for clash in clashes])


async def settle_freed(
    engine: Engine, system: str, clinic_key: str, doctor_key: str, listed: Listing[SlotReport]
) -> int:
    """Slots listed as free although booked here: the clinic is asked, and what it does not have is cancelled."""
    place = await clinic_place(system, clinic_key)
    ids = await doctor_ids(place.id, [doctor_key]) if place else {}
    free = {slot.native_key for slot in listed.items}
    booked = await booked_on(place.id, ids.values(), engine.clock()) if place else {}
    freed = [appointment_id for appointment_id, key in booked.items() if key in free]
    return sum([await _cancel(engine, system, appointment_id, CANCELLED_THERE) for appointment_id in freed])


async def _settle(engine: Engine, system: str, clash: Clash) -> bool:
    if clash.gone:
        return await _cancel(engine, system, clash.appointment_id, WITHDRAWN)
    to = ClinicMove(clash.starts_at, clash.ends_at, clash.room, clash.slot_id)
    moved = await clinic_moved(engine, appointment_id=clash.appointment_id, to=to, words=MOVED_THERE)
    log.info("appointment %d was moved by its clinic", clash.appointment_id)
    return moved


async def _cancel(engine: Engine, system: str, appointment_id: int, words: str) -> bool:
    """A foreign clinic is asked first: a list with a gap in it must not cost anybody a visit."""
    if system in engine.remotes and await read_back(engine, await find_unsettled(appointment_id)) is not None:
        return False
    log.info("appointment %d was cancelled by its clinic", appointment_id)
    return await clinic_cancelled(engine, appointment_id=appointment_id, words=words)
