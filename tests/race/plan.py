"""What the clients are told, and what they write down."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Person:
    """An account; the first of its patients is the person."""

    account_id: int
    patient_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Ground:
    slot_ids: tuple[int, ...]
    people: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """One client's part. `ledger`: the file it writes. `control`: claim by looking first and writing later."""

    url: str
    attempts: int
    seed: str
    ledger: str
    control: bool
    ground: Ground

    def as_json(self) -> str:
        return json.dumps(asdict(self))


def plan_from(text: str) -> Plan:
    values = json.loads(text)
    ground = values.pop("ground")
    people = tuple(Person(one["account_id"], tuple(one["patient_ids"])) for one in ground["people"])
    return Plan(**values, ground=Ground(tuple(ground["slot_ids"]), people))


class Done(StrEnum):
    BOOKED = "BOOKED"
    CANCELLED = "CANCELLED"
    MOVED = "MOVED"
    # two tries under one key were told different things
    TORN = "TORN"


@dataclass(frozen=True, slots=True)
class Line:
    """One acknowledged act. BOOKED and MOVED made `appointment_id` at `slot_id`; MOVED ended `old_id`."""

    done: Done
    appointment_id: int
    slot_id: int = 0
    patient_id: int = 0
    old_id: int = 0


@dataclass(frozen=True, slots=True)
class Tally:
    attempts: int
    lines: tuple[Line, ...]


def write_ledger(path: Path, tally: Tally) -> None:
    path.write_text(json.dumps({"attempts": tally.attempts, "lines": [asdict(line) for line in tally.lines]}))


def read_ledgers(paths: Iterator[Path]) -> Tally:
    """All clients' ledgers as one."""
    attempts, lines = 0, []
    for path in paths:
        values = json.loads(path.read_text())
        attempts += values["attempts"]
        lines += [Line(**{**line, "done": Done(line["done"])}) for line in values["lines"]]
    return Tally(attempts, tuple(lines))
