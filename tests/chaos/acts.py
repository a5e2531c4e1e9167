"""People who book, cancel and move while things go wrong, and what they are told."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from random import Random
from uuid import UUID

from booking.actions.book import book
from booking.actions.cancel import cancel
from booking.actions.hold import hold
from booking.actions.move import move
from booking.errors import ClinicRefused, ClinicSilent, Refused, SlotTaken
from tests.chaos.cases import Case, Deed
from tests.chaos.faults import TROUBLE, Fault
from tests.chaos.ground import Ground, Person
from tests.chaos.lives import Lives
from tests.chaos.standing import Place, free_slot, quiet_appointments, status_of
from tests.chaos.tally import Tally

# who has more visits at one system than this gives one up first, so that slots do not run out
ENOUGH = 3
# how often somebody whose gateway was killed asks again
PATIENCE = 0.7
_WANTS_A_WAY_ON = (ClinicRefused, ClinicSilent, SlotTaken)


@dataclass
class Acts:
    """`lives`: processes that can be killed."""

    ground: Ground
    tally: Tally
    chance: Random
    lives: Lives

    async def perform(self, case: Case, person: Person) -> None:
        quiet = await quiet_appointments(case.system, person.patient_id)
        if case.deed is Deed.BOOK:
            if len(quiet) >= ENOUGH:
                await self._cancel(Case(case.system, Deed.CANCEL), person, quiet[0])
            await self._book(case, person)
            return
        old = self.chance.choice(quiet) if quiet else await self._something_booked(case.system, person)
        if old is None:
            return
        if case.deed is Deed.MOVE:
            await self._move(case, person, old)
        else:
            await self._cancel(case, person, old)

    async def _something_booked(self, system: str, person: Person) -> Place | None:
        await self._book(Case(system, Deed.BOOK), person)
        quiet = await quiet_appointments(system, person.patient_id)
        return quiet[0] if quiet else None

    async def _book(self, case: Case, person: Person) -> None:
        slot = await self._slot(case, person)
        claim = None if slot is None else await self._hold(person, slot)
        if slot is None or claim is None:
            return
        answer = await self._ask(
            case,
            person,
            {"claim": claim},
            lambda key: book(self.ground.engine, person.account, key=key, claim_id=claim),
        )
        if answer == ClinicSilent.code:
            # nothing was sent: the hold is still there, and the same wish may go through
            plain = Case(case.system, Deed.BOOK)
            answer = await self._ask(
                plain, person, {}, lambda key: book(self.ground.engine, person.account, key=key, claim_id=claim)
            )
        await self._note(case, answer, slot)

    async def _hold(self, person: Person, slot: Place) -> int | None:
        try:
            return await hold(self.ground.engine, person.account, key=self._key(), slot_id=slot.id)
        except Refused as refusal:
            self.tally.refusals[refusal.code] += 1
            return None

    async def _move(self, case: Case, person: Person, old: Place) -> None:
        slot = await self._slot(case, person)
        if slot is None:
            return
        self.tally.given_up.add(old.id)
        answer = await self._ask(
            case,
            person,
            {"appointment": old.id, "slot": slot.id},
            lambda key: move(self.ground.engine, person.account, key=key, appointment_id=old.id, slot_id=slot.id),
        )
        await self._note(case, answer, slot)

    async def _cancel(self, case: Case, person: Person, old: Place) -> None:
        self.tally.given_up.add(old.id)
        if case.gone is Fault.VISIT_GONE:
            await self._take_back(case.system, old)
            return
        await self._ask(
            case,
            person,
            {"appointment": old.id},
            lambda key: cancel(self.ground.engine, person.account, key=key, appointment_id=old.id, late_confirmed=True),
        )

    async def _slot(self, case: Case, person: Person) -> Place | None:
        system = case.to or case.system
        slot = await free_slot(system, person.patient_id, self.chance)
        if slot is not None and case.gone is Fault.SLOT_GONE:
            taken = await asyncio.to_thread(self.ground.peers[system].take, slot.slot_key)
            self.tally.faults[Fault.SLOT_GONE] += taken
        return slot

    async def _note(self, case: Case, answer: int | str | None, slot: Place) -> None:
        if not isinstance(answer, int):
            return
        self.tally.bookings += 1
        if await status_of(answer) != "CONFIRMED":
            return
        self.tally.confirmed.add(answer)
        if case.gone is Fault.VISIT_GONE:
            await self._take_back(case.to or case.system, Place(answer, slot.slot_key))

    async def _take_back(self, system: str, visit: Place) -> None:
        self.tally.taken_back.add(visit.id)
        taken = await asyncio.to_thread(self.ground.peers[system].take_back, visit.slot_key)
        self.tally.faults[Fault.VISIT_GONE] += taken

    async def _ask(
        self, case: Case, person: Person, what: dict[str, int], act: Callable[[str], Awaitable[int]]
    ) -> int | str | None:
        """Under one key, by one press or two at once; or by a process that dies, and then, mostly, again."""
        key = self._key()
        if case.dies_at is not None:
            who, now = (person.account.account_id, person.patient_id), self.ground.clock()
            killed = await self.lives.live(case.deed, who, key, what, now, case.dies_at)
            self.tally.faults[Fault.KILL] += killed
            if not killed:
                self.tally.outlived.add((case.system, case.deed))
            if killed and self.chance.random() > PATIENCE:
                return None
        TROUBLE.set(case.trouble)
        answers = await asyncio.gather(*(self._try(case, act, key) for _ in range(1 + case.twice)))
        TROUBLE.set(None)
        self.tally.faults.update(case.trouble.met)
        if not case.trouble.met and not case.twice and case.dies_at is None:
            kind = (case.system, case.deed)
            self.tally.asked[kind] = max(case.trouble.asked, self.tally.asked.get(kind, 0))
        # one press may be told that it waits for the clinic, and the other what the clinic said
        self.tally.torn += any(
            len({answer for answer in answers if isinstance(answer, told)}) > 1 for told in (int, str)
        )
        return answers[0]

    async def _try(self, case: Case, act: Callable[[str], Awaitable[int]], key: str) -> int | str:
        try:
            return await act(key)
        except Refused as refusal:
            self.tally.refusals[refusal.code] += 1
            if case.deed is not Deed.CANCEL and isinstance(refusal, _WANTS_A_WAY_ON) and not refusal.alternatives:
                self.tally.blind[refusal.code] += 1
            return refusal.code

    def _key(self) -> str:
        return str(UUID(int=self.chance.getrandbits(128)))
