"""The promises of the engine in the fewest words: no database, no numbers of seats, only who has what."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

HOLD = timedelta(minutes=5)
LATE = timedelta(hours=24)


@dataclass(frozen=True)
class Time:
    """A slot: when, how many at once, in which specialty."""

    starts: datetime
    ends: datetime
    capacity: int
    specialty: str

    def meets(self, other: "Time") -> bool:
        return self.starts < other.ends and other.starts < self.ends


@dataclass
class Held:
    slot: int
    account: int
    patient: int
    until: datetime
    over: bool = False


@dataclass
class Booked:
    slot: int
    patient: int
    over: bool = False


@dataclass
class Model:
    """`wards`: whom each account may act for. Answers are codes of refusals, or None for a yes."""

    slots: dict[int, Time]
    wards: dict[int, set[int]]
    now: datetime
    held: dict[int, Held] = field(default_factory=dict)
    booked: dict[int, Booked] = field(default_factory=dict)

    def is_live(self, claim: int) -> bool:
        return not self.held[claim].over and self.held[claim].until > self.now

    def own_hold(self, account: int, slot: int) -> int | None:
        own = (c for c, held in self.held.items() if (held.account, held.slot) == (account, slot) and self.is_live(c))
        return next(own, None)

    def holds_of(self, slot: int) -> int:
        return sum(held.slot == slot and self.is_live(claim) for claim, held in self.held.items())

    def visits_of(self, slot: int) -> int:
        return sum(one.slot == slot and not one.over for one in self.booked.values())

    def why_not_hold(self, account: int, slot: int, patient: int) -> str | None:
        if patient not in self.wards[account]:
            return "NOT_YOUR_PATIENT"
        if self.slots[slot].starts <= self.now:
            return "SLOT_IN_PAST"
        own = self.own_hold(account, slot)
        full = self._why_full(slot) if own is None else None
        return full or self._why_clash(slot, patient, but_claim=own, holding=True)

    def why_not_book(self, claim: int, patient: int) -> str | None:
        held = self.held[claim]
        if patient not in self.wards[held.account]:
            return "NOT_YOUR_PATIENT"
        if not self.is_live(claim):
            return "HOLD_EXPIRED"
        if self.slots[held.slot].starts <= self.now:
            return "SLOT_IN_PAST"
        return self._why_clash(held.slot, patient, but_claim=claim, holding=True)

    def why_not_move(self, account: int, visit: int, slot: int) -> str | None:
        if self._is_closed(visit):
            return "APPOINTMENT_CLOSED"
        if self.slots[slot].starts <= self.now:
            return "SLOT_IN_PAST"
        own = self.own_hold(account, slot)
        full = self._why_full(slot) if own is None else None
        return full or self._why_clash(slot, self.booked[visit].patient, but_claim=own, but_visit=visit)

    def why_not_cancel(self, visit: int, late_confirmed: bool) -> str | None:
        if self._is_closed(visit):
            return "APPOINTMENT_CLOSED"
        late = self.slots[self.booked[visit].slot].starts - self.now < LATE
        return "LATE_CANCEL_NEEDS_CONFIRMATION" if late and not late_confirmed else None

    def _is_closed(self, visit: int) -> bool:
        return self.booked[visit].over or self.slots[self.booked[visit].slot].starts <= self.now

    def _why_full(self, slot: int) -> str | None:
        if self.holds_of(slot) + self.visits_of(slot) < self.slots[slot].capacity:
            return None
        return "SLOT_HELD_BY_ANOTHER" if self.holds_of(slot) else "SLOT_TAKEN"

    def _why_clash(
        self,
        slot: int,
        patient: int,
        *,
        but_claim: int | None = None,
        but_visit: int | None = None,
        holding: bool = False,
    ) -> str | None:
        wanted = self.slots[slot]
        visits = [one.slot for key, one in self.booked.items() if one.patient == patient and not one.over]
        if but_visit is not None:
            visits.remove(self.booked[but_visit].slot)
        claims = [c for c, held in self.held.items() if held.patient == patient and self.is_live(c) and c != but_claim]
        times = [self.slots[one] for one in visits] + [self.slots[self.held[c].slot] for c in claims]
        if any(wanted.meets(time) for time in times):
            return "OWN_OVERLAP"
        same = any(self.slots[self.held[c].slot].specialty == wanted.specialty for c in claims)
        return "ONE_HOLD_PER_SPECIALTY" if holding and same else None
