"""Whatever families do in whatever order, they are answered as the model says and see no more than it lets them."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, ClassVar, TypeVar

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from booking.actions.desk.call import end_call, open_call
from booking.actions.family.ageing import ask_at_age, end_what_is_over
from booking.actions.family.consent import Verdict, answer_by_code, send_consent_code
from booking.actions.family.dispute import withdraw_dispute
from booking.actions.family.guardianship_end import end_guardianship
from booking.actions.family.invitation_answer import answer_invitation
from booking.actions.hold import hold
from booking.actions.release import release
from booking.actor import Account, Operator
from booking.errors import BadInput, NotFound, Refused
from booking.rules.scopes import Scopes
from storage.database import close_database, open_database
from storage.journal import verify_journal
from storage.models import Guardianship, GuessBudget, Relation
from storage.queries.patients import onlooker_of, own_patient_ids
from tests.booking.family.home import Home, enp
from tests.booking.family.model import (
    ACTIVE,
    CALL,
    ENDED,
    PROPOSED,
    WAITS,
    Code,
    Invited,
    Model,
    Person,
    Right,
    birthday,
)
from tests.booking.family.test_dispute import an_operator, decide, dispute
from tests.booking.family.test_invite import invite
from tests.booking.invariants import broken
from tests.booking.world import a_world
from tests.services.clock import SetClock
from tests.services.keys import TEST_RING

ANY = st.integers(min_value=0, max_value=59)
START = SetClock().now.date()
# each paper's owner: small, nearly fifteen, nearly eighteen, an adult who reads
BIRTHS = (
    date(2027, 2, 3),
    date(2026, 5, 1),
    date(2016, 3, 5),
    date(2013, 3, 5),
    date(2013, 3, 10),
    date(1955, 6, 1),
    date(1950, 1, 2),
)
T = TypeVar("T")


class Families(RuleBasedStateMachine):
    runner: ClassVar[asyncio.Runner]
    worlds: ClassVar[int] = 0

    def __init__(self) -> None:
        super().__init__()
        self.codes: list[Code] = []
        self.links: dict[int, str] = {}
        self.invited: list[Invited] = []
        self.slots = 0
        self.run(self._begin())

    def run(self, deed: Coroutine[Any, Any, T]) -> T:
        return self.runner.run(deed)

    async def _begin(self) -> None:
        number = Families.worlds = Families.worlds + 1
        world = await a_world(SetClock(), str(number))
        self.home, self.model = Home(world), Model(world.clock())
        self.papers = [enp(number * len(BIRTHS) + place) for place in range(len(BIRTHS))]
        for place, who in enumerate((world.anna, world.pavel)):
            await self.home.reads(who.account_id, f"+7900{number:05}{place:02}")
        third = await self.home.comes("Седова", f"+7900{number:05}77")
        self.accounts: tuple[Account, ...] = (world.anna, world.pavel, third)
        self.operator: Operator = await an_operator(self.home)
        # the small world's own family: a grown child and a mother, tied since 2030
        for row in await Guardianship.filter(account_id=world.anna.account_id):
            self.model.people[row.patient_id] = Person(date(1989, 4, 12), None, reads=False, touched=True)
            self.model.rights[row.id] = Right(
                row.account_id, row.patient_id, ACTIVE, row.since, None, world.clock(), agreed_by="GUARDIAN"
            )

    def ask(self, act: Callable[[], Awaitable[T]], expected: str | None) -> T | None:
        self.run(_forget_purses())
        answer = self.run(_answer(act))
        told = answer.code if isinstance(answer, No) else None
        assert told == expected, (told, expected)
        return None if isinstance(answer, No) else answer

    @rule(who=ANY, which=ANY, until=st.sampled_from([None, None, 2, 10]), book=st.booleans())
    def add(self, who: int, which: int, until: int | None, book: bool) -> None:
        person, paper = _pick(self.accounts, who), which % len(BIRTHS)
        born, last = BIRTHS[paper], None if until is None else self.model.today + timedelta(days=until)
        reads, known = born.year < 2000, self.model.holder(paper)
        expected = self.model.why_not_add(person.account_id, paper, born, reads=reads)
        values: dict[str, Any] = {"birth_date": born, "document_number": self.papers[paper], "until": last}
        values |= {"relation": Relation.PARENT if reads else Relation.CHILD, "given_name": "Вера"}
        values |= {"phone": f"+7901{Families.worlds:05}{paper:02}" if reads else None}
        values |= {"scopes": Scopes(book=book, visits=True, documents=False)}
        made = self.ask(lambda: self.home.add(person, **values), expected)
        if made is None:
            return
        patient = known or self.run(self.home.patient_of(made.guardianship_id))
        self.model.people.setdefault(patient, Person(born, paper, reads))
        self._meet(person, patient)
        self.model.rights[made.guardianship_id] = Right(
            person.account_id, patient, PROPOSED, self.model.today, last, self.model.now, book
        )
        if made.code is not None:
            typed = self.run(self.home.code())
            self.codes.append(Code(made.guardianship_id, made.code.handle, typed, self.model.now))
        else:
            self.links[made.guardianship_id] = self.run(self.home.token())

    @precondition(lambda self: self.codes)
    @rule(which=ANY)
    def confirm(self, which: int) -> None:
        code = _pick(self.codes[-3:], which)
        right, expected = self.model.rights[code.right], self.model.why_not_confirm(code)
        person = self._person(right.account)
        if self.ask(lambda: self.home.confirm(person, code.handle, code.typed), expected) is not None:
            code.used = True
            if right.state == PROPOSED:
                right.state, right.agreed_by = ACTIVE, "GUARDIAN"

    @rule(who=ANY, which=ANY, book=st.booleans())
    def add_and_confirm(self, who: int, which: int, book: bool) -> None:
        before = len(self.codes)
        self.add(who, which, None, book)
        if len(self.codes) > before:
            self.confirm(min(len(self.codes), 3) - 1)
            self._tries(_pick(self.accounts, who), self.model.rights[self.codes[-1].right].patient)

    @precondition(lambda self: self.links)
    @rule(which=ANY, verdict=st.sampled_from([Verdict.AGREE, Verdict.AGREE, Verdict.DECLINE, Verdict.END]))
    def answer(self, which: int, verdict: Verdict) -> None:
        key = _pick(list(self.links), which)
        right = self.model.rights[key]
        expected = self.model.why_not_agree(key) if verdict is Verdict.AGREE else None
        if right.state == ENDED:
            expected = "INVITATION_CLOSED"
        if self.ask(lambda: self._answers(self.links[key], verdict), expected) is None:
            return
        if verdict is Verdict.AGREE:
            right.state, right.agreed_by = ACTIVE, "CODE"
        else:
            self.model.end(key, "DEPENDANT" if right.state == ACTIVE else "DECLINED")
            self._withdraw(right)

    async def _answers(self, token: str, verdict: Verdict) -> int:
        sent = await send_consent_code(self.home.world.engine, token=token)
        code = await self.home.code()
        return await answer_by_code(self.home.world.engine, token=token, handle=sent.handle, code=code, verdict=verdict)

    @precondition(lambda self: self.model.rights)
    @rule(which=ANY, who=ANY)
    def end(self, which: int, who: int) -> None:
        key, person = _pick(list(self.model.rights), which), _pick(self.accounts, who)
        right, engine, pressed = self.model.rights[key], self.home.world.engine, self.home.world.key()
        expected = None if right.account == person.account_id else "NOT_YOUR_PATIENT"

        def act() -> Awaitable[int]:
            return end_guardianship(engine, person, key=pressed, guardianship_id=key)

        for _ in range(2):  # pressed twice
            if self.ask(act, expected) is not None:
                self.model.end(key, "GUARDIAN")
                self._withdraw(right)

    @precondition(lambda self: self.model.people)
    @rule(who=ANY, whom=ANY, book=st.booleans())
    def invite(self, who: int, whom: int, book: bool) -> None:
        person, patient = _pick(self.accounts, who), _pick(list(self.model.people), whom)
        expected = self.model.why_not_invite(person.account_id, patient)
        scopes = Scopes(book=book, visits=True, documents=True)
        token = self.ask(lambda: invite(self.home, person, patient, scopes), expected)
        if token is None:
            return
        own = next(r for r in self.model.rights.values() if self._is(r, person, patient) and self.model.is_live(r))
        until = self.model.now + WAITS
        self.invited.append(Invited(person.account_id, patient, token, until, book and own.book, own.until))

    @precondition(lambda self: self.invited)
    @rule(who=ANY, which=ANY)
    def accept(self, who: int, which: int) -> None:
        person, invited = _pick(self.accounts, who), _pick(self.invited[-3:], which)
        engine, pressed = self.home.world.engine, self.home.world.key()
        expected = self.model.why_not_accept(person.account_id, invited)
        giver = [r for r in self.model.rights.values() if self._is(r, self._person(invited.giver), invited.patient)]
        made = self.ask(
            lambda: answer_invitation(engine, person, key=pressed, token=invited.token, accept=True), expected
        )
        if made is None:
            return
        now_has = next(one for one in giver if self.model.is_live(one))
        self._meet(person, invited.patient)
        last = min((day for day in (invited.last, now_has.until) if day), default=None)
        invited.open = False
        self.model.rights[made] = Right(
            person.account_id,
            invited.patient,
            ACTIVE,
            self.model.today,
            last,
            self.model.now,
            invited.book and now_has.book,
            "GUARDIAN",
        )

    @rule(who=ANY, which=ANY)
    def dispute(self, who: int, which: int) -> None:
        person, paper = _pick(self.accounts, who), which % len(BIRTHS)
        expected = self.model.why_not_dispute(person.account_id, paper)
        made = self.ask(lambda: dispute(self.home, person, self.papers[paper], BIRTHS[paper]), expected)
        patient = self.model.holder(paper)
        if made is not None and patient is not None:
            self._meet(person, patient)
            self.model.disputes[made] = (person.account_id, patient, True)

    @precondition(lambda self: self.model.disputes)
    @rule(which=ANY, grant=st.booleans(), others=st.booleans())
    def decide(self, which: int, grant: bool, others: bool) -> None:
        key = _pick(list(self.model.disputes), which)
        by, patient, is_open = self.model.disputes[key]
        expected = None if is_open else "REQUEST_CLOSED"
        done = self.ask(lambda: decide(self.home, self.operator, key, grant=grant, end_others=others), expected)
        if done is None:
            return
        self.model.disputes[key] = (by, patient, False)
        has = self.model.unended(by, patient) if grant else None
        if has is not None and self.model.rights[has].state == PROPOSED:
            self.model.rights[has].state, self.model.rights[has].agreed_by = ACTIVE, "OPERATOR"
        if grant:
            self._meet(self._person(by), patient)
        if grant and has is None:
            row = self.run(_unended(by, patient))
            self.model.rights[row.id] = Right(
                by, patient, ACTIVE, self.model.today, None, self.model.now, agreed_by="OPERATOR"
            )
        for other, right in self.model.rights.items():
            if grant and others and right.patient == patient and right.account != by and right.state != ENDED:
                self.model.end(other, "OPERATOR")
                self._withdraw(right)

    @precondition(lambda self: self.model.disputes)
    @rule(which=ANY)
    def withdraw_claim(self, which: int) -> None:
        key = _pick(list(self.model.disputes), which)
        by, patient, is_open = self.model.disputes[key]
        engine, pressed, person = self.home.world.engine, self.home.world.key(), self._person(by)
        expected = None if is_open else "REQUEST_CLOSED"
        self.ask(lambda: withdraw_dispute(engine, person, key=pressed, dispute_id=key), expected)
        self.model.disputes[key] = (by, patient, False)

    @precondition(lambda self: self.model.people)
    @rule(whom=ANY)
    def call(self, whom: int) -> None:
        patient, world = _pick(list(self.model.people), whom), self.home.world
        made = self.ask(
            lambda: open_call(
                world.engine,
                self.operator,
                key=world.key(),
                clinic_id=world.clinic.id,
                patient_id=patient,
                reason="Просит записать",
            ),
            None,
        )
        self.model.people[patient].touched = True
        self.model.calls[made or 0] = (patient, self.model.now + CALL)
        self._tries(self.operator, patient)

    @precondition(lambda self: self.model.calls)
    @rule()
    def hang_up(self) -> None:
        call, (_, until) = self.model.calls.popitem()
        world = self.home.world
        expected = None if until > self.model.now else "CALL_CLOSED"
        self.ask(lambda: end_call(world.engine, self.operator, key=world.key(), call_id=call), expected)

    @precondition(lambda self: self.model.people)
    @rule(who=ANY, whom=ANY)
    def act(self, who: int, whom: int) -> None:
        everybody: list[Account | Operator] = [*self.accounts, self.operator]
        person = _pick(everybody, who)
        self._tries(person, _pick(list(self.model.people), whom))

    def _tries(self, person: Account | Operator, patient: int) -> None:
        """To hold a slot for the patient, who must not be theirs to act for unless the model says so."""
        world = self.home.world
        if isinstance(person, Operator):
            may = self.model.called(patient)
        else:
            may = self.model.books(person.account_id, patient)
        slot, key = self.run(world.slot(self._next_hour())), world.key()
        expected = None if may else "NOT_YOUR_PATIENT"
        claim = self.ask(lambda: hold(world.engine, person, key=key, slot_id=slot, patient_id=patient), expected)
        if claim is not None:
            self.run(release(world.engine, person, key=world.key(), claim_id=claim))

    @rule(hours=st.sampled_from([0.05, 0.2, 24, 24, 72, 240]))
    def time_goes_on(self, hours: float) -> None:
        self.model.now = self.home.world.clock.advance(timedelta(hours=hours))

    @rule()
    def the_worker_comes(self) -> None:
        self.run(end_what_is_over(self.home.world.engine))
        for key, right in self.model.rights.items():
            if self.model.sweep(key):
                self._withdraw(right)
        self.run(ask_at_age(self.home.world.engine))
        for right in self.model.rights.values():
            fifteen = birthday(self.model.people[right.patient].born, 15)
            minor = not self.model.is_grown(right.patient)
            if right.state == ACTIVE and minor and self.model.today >= fifteen and right.agreed_by != "CODE":
                right.asked = True

    @invariant()
    def everybody_sees_whom_the_model_says(self) -> None:
        for person in self.accounts:
            expected = {p for p in self.model.people if self.model.sees(person.account_id, p)} | {person.patient_id}
            assert self.run(self._seen(person)) == expected
        assert self.run(self._seen(self.operator)) == {p for p in self.model.people if self.model.called(p)}

    @invariant()
    def no_family_is_too_large(self) -> None:
        for person in self.accounts:
            mine = [r for r in self.model.rights.values() if r.account == person.account_id]
            assert sum(r.state == PROPOSED or self.model.is_live(r) for r in mine) <= 5

    @invariant()
    def the_rows_are_as_in_the_model(self) -> None:
        states = {row.id: row.state.value for row in self.run(_all_rights(self.accounts))}
        assert states == {key: right.state for key, right in self.model.rights.items()}

    def teardown(self) -> None:
        assert self.run(broken()) == {}
        for patient in self.model.people:
            assert self.run(verify_journal(patient)).sound

    async def _seen(self, person: Account | Operator) -> set[int]:
        world = self.home.world
        return await own_patient_ids(onlooker_of(person, world.clock(), world.engine.policy))

    def _next_hour(self) -> float:
        # a fresh slot each time, within the horizon
        self.slots += 1
        return 48 + self.slots / 4

    def _meet(self, person: Account, patient: int) -> None:
        for right in self.model.swept(person.account_id, patient):
            self._withdraw(right)

    def _withdraw(self, right: Right) -> None:
        for invited in self.invited:
            if (invited.giver, invited.patient) == (right.account, right.patient):
                invited.open = False

    def _is(self, right: Right, person: Account, patient: int) -> bool:
        return (right.account, right.patient) == (person.account_id, patient)

    def _person(self, account_id: int) -> Account:
        return next(person for person in self.accounts if person.account_id == account_id)


def test_any_order_of_acts_keeps_to_the_model(database_url: str) -> None:
    with asyncio.Runner() as runner:
        runner.run(open_database(database_url, TEST_RING))
        Families.runner = runner
        try:
            run_state_machine_as_test(
                Families,
                settings=settings(
                    max_examples=25,
                    stateful_step_count=40,
                    deadline=None,
                    derandomize=True,
                    # shrinking takes minutes; forty steps can be read as they are
                    phases=[Phase.generate],
                    suppress_health_check=list(HealthCheck),
                ),
            )
        finally:
            # an open database would keep the process from ending
            runner.run(close_database())


@dataclass(frozen=True)
class No:
    code: str


async def _answer(act: Callable[[], Awaitable[T]]) -> T | No:
    try:
        return await act()
    except Refused as refusal:
        return No(refusal.code)
    except NotFound:
        return No("NOT_FOUND")
    except BadInput:
        return No("BAD_INPUT")


async def _forget_purses() -> None:
    # how often one may ask is another test's
    await GuessBudget.all().delete()


async def _unended(account_id: int, patient_id: int) -> Guardianship:
    return await Guardianship.get(account_id=account_id, patient_id=patient_id, ended_at__isnull=True)


async def _all_rights(accounts: Sequence[Account]) -> list[Guardianship]:
    return await Guardianship.filter(account_id__in=[person.account_id for person in accounts])


def _pick(things: Sequence[T], number: int) -> T:
    return things[number % len(things)]
