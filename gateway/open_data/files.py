"""What each of the published files says."""

from collections.abc import AsyncIterator, Callable, Iterable
from datetime import date, datetime
from typing import Any

import orjson

from booking.rules.policy import Policy
from gateway.open_data.resources import location, schedule, slot, written
from storage.queries.open_slots import open_clinics, open_days, open_doctors, open_slots
from storage.queries.window import Window

MANIFEST = "$bulk-publish"
FOLDER = "/open-data"
# slots written without letting others have a turn
_PAGE = 500


class OpenFiles:
    """`origin`: the address people open."""

    def __init__(self, origin: str, policy: Policy, clock: Callable[[], datetime]) -> None:
        self._origin = origin
        self._policy = policy
        self._clock = clock

    async def manifest(self) -> AsyncIterator[bytes]:
        now, url = self._clock(), f"{self._origin}{FOLDER}"
        days = await open_days(Window(now, self._policy))
        kinds = (("Location", "locations"), ("Schedule", "schedules"), *(("Slot", f"slots-{day}") for day in days))
        told = {
            "transactionTime": written(now),
            "request": f"{url}/{MANIFEST}",
            "output": [{"type": kind, "url": f"{url}/{name}.ndjson"} for kind, name in kinds],
            "error": [],
        }
        yield orjson.dumps(told)

    async def locations(self) -> AsyncIterator[bytes]:
        yield _lines(location(clinic, self._origin) for clinic in await open_clinics())

    async def schedules(self) -> AsyncIterator[bytes]:
        yield _lines(schedule(doctor) for doctor in await open_doctors())

    async def slots(self, day: date) -> AsyncIterator[bytes]:
        """Free ones of that clinic-local day, in the order of their ids."""
        window, after = Window(self._clock(), self._policy, since=day, until=day), 0
        while page := await open_slots(window, _PAGE, after):
            yield _lines(slot(row, self._origin) for row in page)
            after = page[-1].id


def _lines(resources: Iterable[dict[str, Any]]) -> bytes:
    return b"".join(orjson.dumps(resource, option=orjson.OPT_APPEND_NEWLINE) for resource in resources)
