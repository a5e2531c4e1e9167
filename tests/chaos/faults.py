"""What can go wrong between us and a clinic's system, and at which request of an act it does."""

from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from enum import StrEnum
from random import Random


class Fault(StrEnum):
    """`…_DONE`: the request was carried out all the same."""

    NOT_SENT = "NOT_SENT"
    REQUEST_LOST = "REQUEST_LOST"
    ANSWER_LOST = "ANSWER_LOST"
    # half a minute of silence: the request is carried out at its beginning, at its end, or never
    HANG = "HANG"
    HANG_LATE = "HANG_LATE"
    HANG_DONE = "HANG_DONE"
    ERROR_5XX = "ERROR_5XX"
    ERROR_5XX_DONE = "ERROR_5XX_DONE"
    TOO_MANY = "TOO_MANY"
    # HTTP 200 with an error inside that does not say whether anything was done
    ERROR_IN_200 = "ERROR_IN_200"
    ERROR_IN_200_DONE = "ERROR_IN_200_DONE"
    MALFORMED = "MALFORMED"
    MALFORMED_DONE = "MALFORMED_DONE"
    # the answer comes, dated minutes before or after our time
    SKEW = "SKEW"
    # what is listed is listed twice
    DUPLICATE = "DUPLICATE"
    # these are no faults of a request: somebody else is quicker at the clinic; the clinic takes a booked visit back
    SLOT_GONE = "SLOT_GONE"
    VISIT_GONE = "VISIT_GONE"
    # kill -9 of the process that asks
    KILL = "KILL"


ON_THE_WIRE = tuple(fault for fault in Fault if fault not in (Fault.SLOT_GONE, Fault.VISIT_GONE, Fault.KILL))


@dataclass
class Trouble:
    """Faults by the number of the request they meet, counted from 0 over all that one act asks. `met`: which came."""

    plan: Mapping[int, Fault]
    asked: int = 0
    met: list[Fault] = field(default_factory=list)

    def next(self) -> Fault | None:
        fault = self.plan.get(self.asked)
        self.asked += 1
        if fault is not None:
            self.met.append(fault)
        return fault


TROUBLE: ContextVar[Trouble | None] = ContextVar("trouble", default=None)


def some_trouble(chance: Random, requests: int = 8) -> Trouble:
    """Mostly one fault, sometimes a few."""
    faults = chance.choices((0, 1, 2, 4), (15, 50, 25, 10))[0]
    return Trouble({chance.randrange(requests): chance.choice(ON_THE_WIRE) for _ in range(faults)})
