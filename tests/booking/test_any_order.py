"""Whatever people do in whatever order, the engine answers as the model does and the tables stay sound."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from datetime import datetime, timedelta
from typing import Any, ClassVar, TypeVar

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from booking.actions.book import book
from booking.actions.cancel import cancel
from booking.actions.expire import expire_claims
from booking.actions.hold import hold
from booking.actions.move import move
from booking.actions.release import release
from booking.actor import Account
from booking.errors import BadInput, NotFound, Refused
from storage.database import close_database, open_database
from storage.models import Slot
from tests.booking.invariants import broken
from tests.booking.model import HOLD, Booked, Held, Model, Time
from tests.booking.world import World, a_world
from tests.services.clock import SetClock
from tests.services.keys import TEST_RING
from tests.storage.rows import a_guardianship

KEYS_LIVE = timedelta(hours=24)
ANY = st.integers(min_value=0, max_value=59)
# hours ahead, minutes, doctor, seats
SLOTS = (
    (1, 15, "doctor", 1),
    (1, 30, "surgeon", 1),
    (1.25, 15, "doctor", 2),
    (25, 30, "doctor", 1),
    (25.25, 15, "colleague", 1),
    (25.25, 15, "surgeon", 2),
    (72, 15, "colleague", 1),
)
T = TypeVar("T")
Act = Callable[[], Awaitable[int]]


class Engine(RuleBasedStateMachine):
    runner: ClassVar[asyncio.Runner]
    worlds: ClassVar[int] = 0

    def __init__(self) -> None:
        super().__init__()
        self.acts: list[tuple[Act, int | str, datetime]] = []
        self.run(self._begin())

    def run(self, deed: Coroutine[Any, Any, Any]) -> Any:
        return self.runner.run(deed)

    async def _begin(self) -> None:
        Engine.worlds += 1
        self.world: World = await a_world(SetClock(), str(Engine.worlds))
        await a_guardianship(self.world.pavel.account_id, self.world.child)
        self.people = (self.world.anna, self.world.pavel)
        slots: dict[int, Time] = {}
        for hours, minutes, doctor, seats in SLOTS:
            slot_id = await self.world.slot(hours, getattr(self.world, doctor), minutes, capacity=seats)
            row = await Slot.get(id=slot_id)
            slots[slot_id] = Time(row.starts_at, row.ends_at, seats, "surgery" if doctor == "surgeon" else "therapy")
        wards = {
            self.world.anna.account_id: {self.world.anna_self, self.world.child, self.world.mother},
            self.world.pavel.account_id: {self.world.pavel_self, self.world.child},
        }
        self.model = Model(slots, wards, self.world.clock())
        self.patients = sorted(wards[self.world.anna.account_id] | wards[self.world.pavel.account_id])

    def ask(self, act: Act, expected: str | None) -> int | None:
        """Does it; the id when it was done. It must be refused exactly when the model says so, and in its words."""
        answer = self.run(_answer(act))
        self.acts.append((act, answer, self.model.now))
        assert answer == expected if expected else isinstance(answer, int), (answer, expected)
        return answer if isinstance(answer, int) else None

    @rule(who=ANY, where=ANY, whom=ANY)
    def hold(self, who: int, where: int, whom: int) -> None:
        person, slot, patient = (
            _pick(self.people, who),
            _pick(list(self.model.slots), where),
            _pick(self.patients, whom),
        )
        key = self.world.key()
        expected = self.model.why_not_hold(person.account_id, slot, patient)
        claim = self.ask(lambda: hold(self.world.engine, person, key=key, slot_id=slot, patient_id=patient), expected)
        if claim is None:
            return
        if claim in self.model.held:
            self.model.held[claim].patient = patient
        else:
            self.model.held[claim] = Held(slot, person.account_id, patient, self.model.now + HOLD)

    @rule(who=ANY, where=ANY, whom=ANY)
    def hold_and_book(self, who: int, where: int, whom: int) -> None:
        self.hold(who, where, whom)
        if self.model.held:
            self.book(len(self.model.held) - 1, whom)

    @precondition(lambda self: self.model.held)
    @rule(which=ANY, whom=ANY)
    def book(self, which: int, whom: int) -> None:
        claim, patient = _pick(list(self.model.held), which), _pick(self.patients, whom)
        held, key = self.model.held[claim], self.world.key()
        person = self._person(held.account)
        expected = self.model.why_not_book(claim, patient)
        made = self.ask(lambda: book(self.world.engine, person, key=key, claim_id=claim, patient_id=patient), expected)
        if made is not None:
            held.over = True
            self.model.booked[made] = Booked(held.slot, patient)

    @precondition(lambda self: self.model.held)
    @rule(which=ANY)
    def release(self, which: int) -> None:
        claim, key = _pick(list(self.model.held), which), self.world.key()
        person = self._person(self.model.held[claim].account)
        self.ask(lambda: release(self.world.engine, person, key=key, claim_id=claim), None)
        self.model.held[claim].over = True

    @precondition(lambda self: self.model.booked)
    @rule(which=ANY, where=ANY, who=ANY)
    def move(self, which: int, where: int, who: int) -> None:
        visit, slot = _pick(list(self.model.booked), which), _pick(list(self.model.slots), where)
        was, person, key = self.model.booked[visit], _pick(self.people, who), self.world.key()

        def act() -> Awaitable[int]:
            return move(self.world.engine, person, key=key, appointment_id=visit, slot_id=slot)

        if was.patient not in self.model.wards[person.account_id]:
            expected: str | None = "NOT_FOUND"
        elif slot == was.slot:
            expected = "BAD_INPUT"
        else:
            expected = self.model.why_not_move(person.account_id, visit, slot)
        claim = self.model.own_hold(person.account_id, slot)
        made = self.ask(act, expected)
        if made is None:
            return
        was.over = True
        if claim is not None:
            self.model.held[claim].over = True
        self.model.booked[made] = Booked(slot, was.patient)

    @precondition(lambda self: self.model.booked)
    @rule(which=ANY, late=st.booleans(), who=ANY)
    def cancel(self, which: int, late: bool, who: int) -> None:
        visit, person, key = _pick(list(self.model.booked), which), _pick(self.people, who), self.world.key()
        expected = self.model.why_not_cancel(visit, late)
        if self.model.booked[visit].patient not in self.model.wards[person.account_id]:
            expected = "NOT_FOUND"

        def act() -> Awaitable[int]:
            return cancel(self.world.engine, person, key=key, appointment_id=visit, late_confirmed=late)

        if self.ask(act, expected) is not None:
            self.model.booked[visit].over = True

    @rule(minutes=st.sampled_from([1, 2, 5, 30]))
    def time_goes_on(self, minutes: int) -> None:
        self.model.now = self.world.clock.advance(timedelta(minutes=minutes))

    @rule()
    def sweep(self) -> None:
        self.run(expire_claims(self.world.engine))

    @precondition(lambda self: self.acts)
    @rule(which=ANY)
    def press_again(self, which: int) -> None:
        act, answer, when = _pick(self.acts, which)
        if self.model.now - when < KEYS_LIVE:
            assert self.run(_answer(act)) == answer

    @invariant()
    def tables_are_sound(self) -> None:
        assert self.run(broken()) == {}

    @invariant()
    def seats_are_as_in_the_model(self) -> None:
        rows = self.run(_booked_seats(list(self.model.slots)))
        assert rows == {slot: self.model.visits_of(slot) for slot in self.model.slots}

    def _person(self, account_id: int) -> Account:
        return next(person for person in self.people if person.account_id == account_id)


def test_any_order_of_acts_is_answered_as_the_model_says(database_url: str) -> None:
    with asyncio.Runner() as runner:
        runner.run(open_database(database_url, TEST_RING))
        Engine.runner = runner
        run_state_machine_as_test(
            Engine,
            settings=settings(
                max_examples=20,
                stateful_step_count=30,
                deadline=None,
                derandomize=True,
                # shrinking takes minutes; thirty steps can be read as they are
                phases=[Phase.generate],
                suppress_health_check=list(HealthCheck),
            ),
        )
        runner.run(close_database())


async def _answer(act: Act) -> int | str:
    try:
        return await act()
    except Refused as refusal:
        return refusal.code
    except NotFound:
        return "NOT_FOUND"
    except BadInput:
        return "BAD_INPUT"


async def _booked_seats(slot_ids: list[int]) -> dict[int, int]:
    return {row.id: row.booked for row in await Slot.filter(id__in=slot_ids)}


def _pick(things: Sequence[T], number: int) -> T:
    return things[number % len(things)]
