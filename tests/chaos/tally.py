from collections import Counter
from dataclasses import dataclass, field

from tests.chaos.cases import Act
from tests.chaos.faults import Fault


@dataclass
class Tally:
    """What was done and what people were told.

    `confirmed`: appointments that somebody was told are booked; `given_up`: those whose owner asked to cancel or move;
    `taken_back`: by the clinic. `blind`: refusals without a way on; `torn`: two answers to one wish. `asked`: how many
    requests an act has; `outlived`: acts that were to die at a step they do not have.
    """

    bookings: int = 0
    faults: Counter[Fault] = field(default_factory=Counter)
    refusals: Counter[str] = field(default_factory=Counter)
    confirmed: set[int] = field(default_factory=set)
    given_up: set[int] = field(default_factory=set)
    taken_back: set[int] = field(default_factory=set)
    blind: Counter[str] = field(default_factory=Counter)
    torn: int = 0
    asked: dict[Act, int] = field(default_factory=dict)
    outlived: set[Act] = field(default_factory=set)

    @property
    def number_of_faults(self) -> int:
        return sum(self.faults.values())
