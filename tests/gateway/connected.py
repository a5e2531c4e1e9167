"""A clinic system within reach of the door, as its adapter would offer it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from tests.booking.far_clinic import FarClinic
from upstream.configured import SystemTitle
from upstream.registry import Registry
from upstream.source import Connected, ScheduleSource


@dataclass
class FarInbox:
    """Knows its sender by a header; says that these clinics have changed. `heard`: method, path and body."""

    clinics: Collection[str] = ("far",)
    heard: list[tuple[str, str, bytes]] = field(default_factory=list)

    def knows(self, headers: Mapping[str, str]) -> bool:
        return headers.get("x-secret") == "sesame"

    async def receive(self, method: str, path: str, headers: Mapping[str, str], body: bytes) -> Collection[str] | None:
        if not self.knows(headers):
            return None
        self.heard.append((method, path, body))
        return self.clinics


class FarSchedule:
    """Tells changes; nobody reads it here."""

    async def changes(self, clinic_key: str, mark: str) -> Any:
        raise NotImplementedError

    async def mark(self, clinic_key: str) -> str:
        raise NotImplementedError


async def hang_up() -> None:
    pass


def a_registry(inbox: FarInbox) -> Registry:
    """ "far" books, tells changes and sends notices; "still" is read and nothing more."""
    far = Connected(cast(ScheduleSource, FarSchedule()), hang_up, system=FarClinic(), inbox=inbox)
    still = Connected(cast(ScheduleSource, object()), hang_up)
    titles = {"far": SystemTitle("Дальняя сеть", "Far network"), "still": SystemTitle("Тихая", "Still")}
    return Registry(remotes={}, sources={}, records={}, connected={"far": far, "still": still}, titles=titles)
