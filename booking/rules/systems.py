"""How is a clinic system doing, and what went wrong with a reading?"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class SystemState(StrEnum):
    """RUNNING: every schedule is fresh. DELAYED: some is older. STALE: some is too old for booking.

    PAUSED: nothing is read until somebody resumes. STARTING: nothing was read yet.
    """

    RUNNING = "RUNNING"
    DELAYED = "DELAYED"
    STALE = "STALE"
    PAUSED = "PAUSED"
    STARTING = "STARTING"


class SyncFault(StrEnum):
    """SAID_NO: it refused. UNREACHABLE: nothing was sent. NO_ANSWER: no usable answer. TOO_SLOW: it took too long."""

    SAID_NO = "SAID_NO"
    UNREACHABLE = "UNREACHABLE"
    NO_ANSWER = "NO_ANSWER"
    TOO_SLOW = "TOO_SLOW"
    OTHER = "OTHER"


@dataclass(frozen=True, slots=True)
class Ages:
    """How many of a system's clinics have a fresh, a delayed and a stale schedule, and how many were ever read."""

    fresh: int
    delayed: int
    stale: int
    ever_read: int


_FAULTS: Final = {
    "ClinicSaidNo": SyncFault.SAID_NO,
    "ClinicUnreachable": SyncFault.UNREACHABLE,
    "AnswerLost": SyncFault.NO_ANSWER,
    "TimeoutError": SyncFault.TOO_SLOW,
}


def system_state(ages: Ages, *, paused: bool, failing: bool) -> SystemState:
    """`failing`: its last reading of any kind went wrong."""
    if paused:
        return SystemState.PAUSED
    if not ages.ever_read and not failing:
        return SystemState.STARTING
    if ages.stale or not ages.ever_read:
        return SystemState.STALE
    return SystemState.DELAYED if ages.delayed else SystemState.RUNNING


def fault_of(code: str | None) -> SyncFault | None:
    """`code`: as the reading keeps it."""
    return None if code is None else _FAULTS.get(code, SyncFault.OTHER)
