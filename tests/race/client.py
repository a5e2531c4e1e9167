"""One contender process: `python -m tests.race.client`, its plan on the first line of its input.

It says "ready", waits for a line, then says how far it is, and leaves its ledger behind.
"""

import asyncio
import random
import sys
import time
import uuid
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from booking.actions.book import book
from booking.actions.cancel import cancel
from booking.actions.expire import expire_claims
from booking.actions.hold import hold
from booking.actions.move import move
from booking.actions.release import release
from booking.actor import Account
from booking.engine import Engine
from booking.errors import AppointmentClosed, Refused
from booking.events import Event
from booking.rules.policy import Policy
from storage.database import close_database, open_database
from tests.race.control import look_first_claim_later
from tests.race.plan import Done, Line, Person, Plan, Tally, plan_from, write_ledger
from tests.services.keys import TEST_RING

AT_ONCE = 4
SAY_EVERY = 25
# half of all tries go for the same few slots, other ones every while: the same ones in every process
WANTED, WANTED_SHARE, WANTED_SECONDS = 6, 0.5, 0.5
# holds must end while the race is on
POLICY = Policy(hold=timedelta(seconds=1))


@dataclass
class Contender:
    plan: Plan
    engine: Engine
    chance: random.Random
    attempts: int = 0
    lines: list[Line] = field(default_factory=list)
    appointments: list[tuple[Person, Line]] = field(default_factory=list)

    async def run(self) -> Tally:
        await asyncio.gather(*(self._contend() for _ in range(AT_ONCE)))
        return Tally(self.attempts, tuple(self.lines))

    async def _contend(self) -> None:
        while self.attempts < self.plan.attempts:
            act = self.chance.choices((self._take, self._move, self._cancel, self._sweep), (70, 14, 14, 2))[0]
            await act()

    async def _take(self) -> None:
        person = self.chance.choice(self.plan.ground.people)
        patient_id = self.chance.choice(person.patient_ids)
        slot_id = self._slot()
        claim_id = await self._ask(
            lambda key: hold(self.engine, _actor(person), key=key, slot_id=slot_id, patient_id=patient_id)
        )
        if claim_id is None or self.chance.random() < 0.1:
            return
        if self.chance.random() < 0.1:
            await self._ask(lambda key: release(self.engine, _actor(person), key=key, claim_id=claim_id))
            return
        made = await self._ask(
            lambda key: book(self.engine, _actor(person), key=key, claim_id=claim_id, patient_id=patient_id)
        )
        if made is not None:
            self._note(person, Line(Done.BOOKED, made, slot_id, patient_id))

    async def _move(self) -> None:
        if not self.appointments:
            return
        person, old = self.chance.choice(self.appointments)
        slot_id = self._slot()
        if slot_id == old.slot_id:
            return
        made = await self._ask(
            lambda key: move(self.engine, _actor(person), key=key, appointment_id=old.appointment_id, slot_id=slot_id),
            about=(person, old),
        )
        if made is not None:
            self._forget(person, old)
            self._note(person, Line(Done.MOVED, made, slot_id, old.patient_id, old.appointment_id))

    async def _cancel(self) -> None:
        if not self.appointments:
            return
        person, old = self.chance.choice(self.appointments)
        done = await self._ask(
            lambda key: cancel(
                self.engine, _actor(person), key=key, appointment_id=old.appointment_id, late_confirmed=True
            ),
            about=(person, old),
        )
        if done is not None:
            self._forget(person, old)
            self.lines.append(Line(Done.CANCELLED, done))

    async def _sweep(self) -> None:
        await expire_claims(self.engine)

    async def _ask(self, act: Callable[[str], Awaitable[int]], about: tuple[Person, Line] | None = None) -> int | None:
        """Under one key: mostly once, sometimes again, sometimes three times at once. None when refused."""
        key = str(uuid.UUID(int=self.chance.getrandbits(128)))
        how = self.chance.random()
        if how < 0.1:
            answers = list(await asyncio.gather(*(self._try(act, key) for _ in range(3))))
        else:
            answers = [await self._try(act, key) for _ in range(2 if how < 0.2 else 1)]
        if len(set(answers)) > 1:
            self.lines.append(Line(Done.TORN, 0))
        if about is not None and answers[0] == AppointmentClosed.code:
            self._forget(*about)
        return next((answer for answer in answers if isinstance(answer, int)), None)

    async def _try(self, act: Callable[[str], Awaitable[int]], key: str) -> int | str:
        self.attempts += 1
        if self.attempts % SAY_EVERY == 0:
            _say(str(self.attempts))
        try:
            return await act(key)
        except Refused as refusal:
            return refusal.code

    def _slot(self) -> int:
        """Often one of the few that everybody wants at this moment."""
        slots = self.plan.ground.slot_ids
        if self.chance.random() < WANTED_SHARE:
            first = int(time.time() / WANTED_SECONDS) * WANTED
            return slots[(first + self.chance.randrange(WANTED)) % len(slots)]
        return self.chance.choice(slots)

    def _note(self, person: Person, line: Line) -> None:
        self.lines.append(line)
        self.appointments.append((person, line))

    def _forget(self, person: Person, line: Line) -> None:
        if (person, line) in self.appointments:
            self.appointments.remove((person, line))


def _actor(person: Person) -> Account:
    return Account(person.account_id, person.patient_ids[0], confirmed=True)


def _say(word: str) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


async def _tell_nobody(_event: Event) -> None:
    """The race looks at the tables."""


async def main() -> None:
    plan = plan_from(sys.stdin.readline())
    await open_database(plan.url, TEST_RING)
    engine = Engine(lambda: datetime.now(UTC), {}, POLICY, _tell_nobody)
    contender = Contender(plan, engine, random.Random(plan.seed))
    _say("ready")
    sys.stdin.readline()
    if plan.control:
        look_first_claim_later()
    write_ledger(Path(plan.ledger), await contender.run())
    await close_database()


if __name__ == "__main__":
    asyncio.run(main())
