"""A clinic system on the far side of a bad line, which does what a test tells it to."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from enum import Enum, auto

from booking.ports import AnswerLost, ClinicSaidNo, ClinicUnreachable, Confirmation, Order

WORDS = "Талон уже занят"


class Killed(BaseException):
    """This process ended in the middle of a call."""


class Mood(Enum):
    ANSWERS = auto()
    REFUSES = auto()
    UNREACHABLE = auto()
    LOSES_REQUEST = auto()
    LOSES_ANSWER = auto()
    DIES_BEFORE = auto()
    DIES_AFTER = auto()


_BEFORE: dict[Mood, BaseException] = {
    Mood.REFUSES: ClinicSaidNo(WORDS),
    Mood.UNREACHABLE: ClinicUnreachable("no route"),
    Mood.LOSES_REQUEST: AnswerLost("timed out"),
    Mood.DIES_BEFORE: Killed(),
}
_AFTER: dict[Mood, BaseException] = {Mood.LOSES_ANSWER: AnswerLost("timed out"), Mood.DIES_AFTER: Killed()}


@dataclass
class FarClinic:
    """`kept`: slot key → its own key of the appointment. `meanwhile` runs inside a booking or cancelling call."""

    kept: dict[str, str] = field(default_factory=dict)
    calls: list[str] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)
    referrals: list[str | None] = field(default_factory=list)
    book_mood: Mood = Mood.ANSWERS
    cancel_mood: Mood = Mood.ANSWERS
    read_mood: Mood = Mood.ANSWERS
    meanwhile: Callable[[], Awaitable[None]] | None = None

    async def book(self, order: Order) -> Confirmation:
        self.calls.append("book")
        self.keys.add(order.key)
        self.referrals.append(order.referral)
        if self.meanwhile is not None:
            await self.meanwhile()
        _raise(_BEFORE, self.book_mood)
        if order.slot_key in self.kept:
            raise ClinicSaidNo(WORDS)
        self.kept[order.slot_key] = f"far-{order.slot_key}"
        _raise(_AFTER, self.book_mood)
        return Confirmation(self.kept[order.slot_key])

    async def cancel(self, order: Order, native_key: str) -> None:
        self.calls.append("cancel")
        if self.meanwhile is not None:
            await self.meanwhile()
        _raise(_BEFORE, self.cancel_mood)
        if self.kept.get(order.slot_key) != native_key:
            raise ClinicSaidNo("Запись не найдена")
        del self.kept[order.slot_key]
        _raise(_AFTER, self.cancel_mood)

    async def read_back(self, order: Order) -> Confirmation | None:
        self.calls.append("read_back")
        _raise(_BEFORE, self.read_mood)
        kept = self.kept.get(order.slot_key)
        return Confirmation(kept) if kept else None


def _raise(faults: dict[Mood, BaseException], mood: Mood) -> None:
    if mood in faults:
        raise faults[mood]
