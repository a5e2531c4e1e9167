"""A family's promises in the fewest words: nobody sees or acts without an agreed, unexpired right, or a live call."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

LIMIT, CODE, WAITS, CALL = 5, timedelta(minutes=5), timedelta(days=7), timedelta(minutes=30)
PROPOSED, ACTIVE, ENDED = "PROPOSED", "ACTIVE", "ENDED"
GAVE_UP = ("GUARDIAN", "PERIOD")


@dataclass
class Person:
    born: date
    paper: int | None
    reads: bool
    touched: bool = False


@dataclass
class Right:
    account: int
    patient: int
    state: str
    since: date
    until: date | None
    made: datetime
    book: bool = True
    agreed_by: str | None = None
    asked: bool = False
    ended_by: str | None = None


@dataclass
class Code:
    right: int
    handle: str
    typed: str
    sent: datetime
    used: bool = False


@dataclass
class Invited:
    giver: int
    patient: int
    token: str
    until: datetime
    book: bool
    last: date | None
    open: bool = True


@dataclass
class Model:
    """Answers are codes of refusals, or None for a yes. Rights, people and disputes by their ids."""

    now: datetime
    people: dict[int, Person] = field(default_factory=dict)
    rights: dict[int, Right] = field(default_factory=dict)
    disputes: dict[int, tuple[int, int, bool]] = field(default_factory=dict)
    calls: dict[int, tuple[int, datetime]] = field(default_factory=dict)

    @property
    def today(self) -> date:
        return self.now.date()

    def is_grown(self, patient: int) -> bool:
        return self.today >= birthday(self.people[patient].born, 18)

    def is_over(self, right: Right) -> bool:
        """By its days or by age, whoever has swept it."""
        of_age = birthday(self.people[right.patient].born, 18)
        past = right.until is not None and right.until < self.today
        return past or (right.since < of_age <= self.today)

    def is_live(self, right: Right) -> bool:
        return right.state == ACTIVE and not self.is_over(right)

    def sees(self, account: int, patient: int) -> bool:
        return any(r.account == account and r.patient == patient and self.is_live(r) for r in self.rights.values())

    def books(self, account: int, patient: int) -> bool:
        own = [r for r in self.rights.values() if (r.account, r.patient) == (account, patient) and self.is_live(r)]
        return any(right.book for right in own)

    def called(self, patient: int) -> bool:
        return any(whom == patient and until > self.now for whom, until in self.calls.values())

    def holder(self, paper: int) -> int | None:
        return next((key for key, person in self.people.items() if person.paper == paper), None)

    def unended(self, account: int, patient: int) -> int | None:
        """What stands in the way; what is over does not: whoever meets it sweeps it."""
        return next((key for key in self._between(account, patient) if self.why_over(self.rights[key]) is None), None)

    def swept(self, account: int, patient: int) -> list[Right]:
        """An act that succeeded has met these."""
        over = [key for key in self._between(account, patient) if self.sweep(key)]
        return [self.rights[key] for key in over]

    def sweep(self, key: int) -> bool:
        reason = None if self.rights[key].state == ENDED else self.why_over(self.rights[key])
        if reason is not None:
            self.end(key, reason)
        return reason is not None

    def why_over(self, right: Right) -> str | None:
        if right.since < birthday(self.people[right.patient].born, 18) <= self.today:
            return "AGE"
        forgotten = right.state == PROPOSED and right.made + WAITS <= self.now
        past = right.until is not None and right.until < self.today
        return "PERIOD" if past or forgotten else None

    def _between(self, account: int, patient: int) -> list[int]:
        return [
            key
            for key, right in self.rights.items()
            if (right.account, right.patient) == (account, patient) and right.state != ENDED
        ]

    def end(self, key: int, reason: str) -> None:
        right = self.rights[key]
        if right.state == ENDED:
            return
        was, right.state, right.ended_by = right.state, ENDED, reason
        of_patient = [one for one in self.rights.values() if one.patient == right.patient]
        anybodys = any(one.agreed_by or one.state != ENDED for one in of_patient)
        person = self.people[right.patient]
        if was == PROPOSED and not anybodys and not person.touched:
            person.paper = None

    def why_no_room(self, account: int, patient: int | None = None, *, even_claimed: bool = True) -> str | None:
        """`patient`: for whom room is asked; a claim of theirs counts unless told otherwise."""
        counted = {
            right.patient
            for right in self.rights.values()
            if right.account == account and (right.state == PROPOSED or self.is_live(right))
        } - {patient}
        counted |= {about for by, about, is_open in self.disputes.values() if by == account and is_open}
        return "FAMILY_FULL" if len(counted - (set() if even_claimed else {patient})) >= LIMIT else None

    def why_not_add(self, account: int, paper: int, born: date, *, reads: bool) -> str | None:
        patient = self.holder(paper)
        if patient is not None and self.unended(account, patient) is not None:
            return "ALREADY_IN_FAMILY"
        full = self.why_no_room(account, patient)
        if full is not None:
            return full
        if patient is None:
            return "BAD_INPUT" if self.today >= birthday(born, 18) and not reads else None
        may = self.people[patient].reads if self.is_grown(patient) else self._gave_up(account, patient)
        return None if may else "DOCUMENT_TAKEN"

    def why_not_confirm(self, code: Code) -> str | None:
        right = self.rights[code.right]
        if code.used or code.sent + CODE <= self.now:
            return "CODE_EXPIRED"
        if right.state == ACTIVE:
            return None
        over = self.is_over(right) or self.is_grown(right.patient)
        return "CODE_EXPIRED" if right.state == ENDED or over else None

    def why_not_agree(self, key: int) -> str | None:
        right = self.rights[key]
        if right.state == ENDED:
            return "INVITATION_CLOSED"
        if right.state == ACTIVE:
            waits = right.asked and right.agreed_by not in ("OWN_LOGIN", "CODE")
            return None if waits else "INVITATION_CLOSED"
        return "INVITATION_CLOSED" if self.is_over(right) or not self.is_grown(right.patient) else None

    def why_not_invite(self, account: int, patient: int) -> str | None:
        return None if self.sees(account, patient) and not self.is_grown(patient) else "NOT_YOUR_PATIENT"

    def why_not_accept(self, account: int, invited: Invited) -> str | None:
        if not invited.open or invited.until <= self.now or self.why_not_invite(invited.giver, invited.patient):
            return "INVITATION_CLOSED"
        if self.unended(account, invited.patient) is not None:
            return "ALREADY_IN_FAMILY"
        return self.why_no_room(account, invited.patient, even_claimed=False)

    def why_not_dispute(self, account: int, paper: int) -> str | None:
        patient = self.holder(paper)
        if patient is None:
            return "NOT_FOUND"
        if self.unended(account, patient) is not None:
            return "ALREADY_IN_FAMILY"
        if any(one == (account, patient, True) for one in self.disputes.values()):
            return None
        return self.why_no_room(account, patient)

    def _gave_up(self, account: int, patient: int) -> bool:
        over_patient = [right for right in self.rights.values() if right.patient == patient]
        own = [right for right in over_patient if right.account == account]
        reasons = [right.ended_by or self.why_over(right) for right in own if right.agreed_by]
        if any(right.state != ENDED for right in over_patient if right not in own):
            return False
        return bool(reasons) and reasons[-1] in GAVE_UP


def birthday(born: date, years: int) -> date:
    return born.replace(year=born.year + years)
