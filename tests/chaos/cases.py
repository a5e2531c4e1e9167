"""What is tried: every fault at every step of every act at every system, then anything from a seed."""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from random import Random

from tests.chaos.faults import ON_THE_WIRE, Fault, Trouble, some_trouble


class Deed(StrEnum):
    BOOK = "BOOK"
    CANCEL = "CANCEL"
    MOVE = "MOVE"


@dataclass(frozen=True)
class Case:
    """One act of a person at a system, and what befalls it. `to`: where a move goes, None: within the system.

    `dies_at`: the process that asks is killed at that step. `gone`: somebody else is quicker, or the clinic takes the
    visit back. `twice`: the person presses twice.
    """

    system: str
    deed: Deed
    trouble: Trouble = field(default_factory=lambda: Trouble({}))
    to: str | None = None
    dies_at: int | None = None
    gone: Fault | None = None
    twice: bool = False


Act = tuple[str, Deed]
"""An act at a system."""


def every_fault(acts: Sequence[Act], requests: int, asked: Mapping[Act, int]) -> Iterator[Case]:
    """Each fault of the wire at each of the first requests of each act. `asked`: how many requests the act has."""
    for number in range(requests):
        for fault in ON_THE_WIRE:
            for act in acts:
                if number < asked.get(act, 1):
                    yield Case(*act, Trouble({number: fault}))


def every_death(acts: Sequence[Act], steps: int, outlived: Container[Act]) -> Iterator[Case]:
    """A death at each of the first steps of each act. `outlived`: acts that had an end before the step."""
    for step in range(steps):
        for act in acts:
            if act not in outlived:
                yield Case(*act, dies_at=step)


def acts_at(systems: Sequence[str]) -> list[Act]:
    return [(system, deed) for deed in Deed for system in systems]


def anything(systems: Sequence[str], chance: Random) -> Iterator[Case]:
    """Without end."""
    while True:
        system, to = chance.choice(systems), chance.choice(systems)
        deed = chance.choices(tuple(Deed), (5, 2, 4))[0]
        gone = chance.choices((None, Fault.SLOT_GONE, Fault.VISIT_GONE), (80, 12, 8))[0]
        trouble = Trouble({}) if gone else some_trouble(chance)
        away = to if deed is Deed.MOVE and to != system and chance.random() < 0.3 else None
        yield Case(system, deed, trouble, away, gone=gone, twice=chance.random() < 0.1)
