"""Alarms for schedules that have grown too old for booking: told in the log, counted, shown on the page."""

import logging
from collections.abc import Collection

from booking.engine import Engine
from storage.intake.ages import Alarm, end_alarms, raise_alarms
from storage.work import Work, transact

log = logging.getLogger(__name__)


async def watch_ages(engine: Engine, systems: Collection[str]) -> int:
    """One look at all clinics of these systems; how many alarms were raised."""
    now = engine.clock()
    since = now - engine.policy.stale

    async def deed(_: Work) -> tuple[list[str], list[Alarm]]:
        return await end_alarms(systems, since), await raise_alarms(systems, now, since)

    ended, raised = await transact(engine.publish, deed)
    for key in ended:
        log.warning("%s: the alarm for its schedule is over", key)
    for alarm in raised:
        age = "was never read" if alarm.age_seconds is None else f"is {alarm.age_seconds} seconds old"
        log.error("%s: its schedule %s, nothing is booked there", alarm.key, age)
    return len(raised)
