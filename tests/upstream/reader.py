"""A worker of its own that reads one city, for tests that end it: python -m tests.upstream.reader DATABASE CITY LEASE.

It prints who it is, as leases name it, and reads until it is killed. LEASE: seconds.
"""

import asyncio
import sys
from datetime import UTC, datetime, timedelta

from booking.engine import Engine
from booking.events import Event
from booking.rules.policy import Policy
from storage.database import open_database
from tests.services.keys import TEST_RING
from upstream.http import ClinicHttp
from upstream.regions.spb.client import SpbClient
from upstream.regions.spb.schedule import SpbSchedule
from upstream.sync import Pace, Sync


def _now() -> datetime:
    return datetime.now(UTC)


async def _publish(_event: Event) -> None:
    """Nobody listens."""


async def main(database: str, city: str, lease: float) -> None:
    await open_database(database, TEST_RING)
    source = SpbSchedule(SpbClient(ClinicHttp("spb", city)), _now, "Europe/Moscow")
    # a turn an hour: what is read in a test is read because it was made due
    pace = Pace(
        clinic=timedelta(hours=1), lease=timedelta(seconds=lease), deadline=timedelta(seconds=lease * 0.8), at_once=4
    )
    sync = Sync(Engine(_now, {}, Policy(), _publish), {"spb": source}, pace)
    print(sync.holder, flush=True)  # noqa: T201 - the test reads it
    while True:
        await sync.start_due()
        await asyncio.sleep(0.1)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2], float(sys.argv[3])))
