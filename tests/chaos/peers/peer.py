"""A clinic system that bookings are made at, seen from behind: what it holds, and what it does by itself."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from booking.ports import Clock, PatientIdentity
from tests.chaos.wire import Speech
from upstream.http import ClinicHttp
from upstream.source import Connected

# name of the system, its url → a client
MakeHttp = Callable[[str, str], ClinicHttp]


@dataclass(frozen=True, slots=True)
class Held:
    """A visit that stands at the system. `slot_key`: native keys of clinic and slot, by a «/».

    `family`: whose it is; here everybody has a family name of their own.
    """

    slot_key: str
    family: str


@dataclass(frozen=True, slots=True)
class Address:
    """All that a process needs to book at the system. `kind` is the module beside this one."""

    kind: str
    name: str
    url: str


class Peer(Protocol):
    """`gone`: slots that somebody else has taken there. What it is asked here goes past every fault."""

    address: Address
    speech: Speech

    def connect(self, http: MakeHttp, clock: Clock) -> Connected: ...

    def introduce(self, people: list[PatientIdentity]) -> None:
        """Makes these people its patients, where it has to know them."""
        ...

    def held(self) -> list[Held]: ...

    def free(self) -> set[str]:
        """Keys of the slots that anybody could book."""
        ...

    def take(self, slot_key: str) -> bool:
        """Somebody else books the slot there; False when it is taken."""
        ...

    def take_back(self, slot_key: str) -> bool:
        """The clinic cancels the visit on the slot; False when there is none."""
        ...


def moments(first: datetime, count: int) -> list[datetime]:
    """Starts of quarter-hour slots, forty a day."""
    return [first + timedelta(days=n // 40, minutes=15 * (n % 40)) for n in range(count)]
