"""Two at once on PostgreSQL: one of them wins, the other is told why."""

import asyncio
from collections.abc import AsyncIterator, Awaitable

import pytest

from booking.actions.family.dependant_add import Awaited
from booking.actions.family.dependant_confirm import confirm_dependant
from booking.actions.family.invitation_answer import answer_invitation
from booking.errors import DocumentTaken, FamilyFull, InvitationClosed, Refused
from storage.database import close_database, open_database
from storage.journal import verify_journal
from storage.models import Guardianship, Invitation, InvitationState, JournalEntry, Patient
from tests.booking.family.home import Home
from tests.booking.family.test_invite import invite
from tests.booking.invariants import broken
from tests.booking.world import a_world
from tests.services.clock import SetClock
from tests.services.keys import TEST_RING

ROUNDS = 12


@pytest.fixture
async def home(postgresql_url: str, clock: SetClock) -> AsyncIterator[Home]:
    await open_database(postgresql_url, TEST_RING)
    made = Home(await a_world(clock))
    await made.reads(made.world.anna.account_id, "+79001234501")
    await made.reads(made.world.pavel.account_id, "+79001234502")
    yield made
    assert await broken() == {}
    await close_database()


async def at_once(*acts: Awaitable[object]) -> tuple[list[object], list[Refused]]:
    """What was done, and what was refused."""
    answers = await asyncio.gather(*acts, return_exceptions=True)
    for answer in answers:
        if isinstance(answer, BaseException) and not isinstance(answer, Refused):
            raise answer
    refused = [answer for answer in answers if isinstance(answer, Refused)]
    return [answer for answer in answers if not isinstance(answer, Refused)], refused


async def test_of_two_sixth_dependants_neither_is_one_too_many(home: Home) -> None:
    for number in range(ROUNDS):
        who = await home.comes(f"Седова{'аб'[number % 2]}", f"+79007770{number:03}")
        for _ in range(4):
            await home.has(who)
        done, refused = await at_once(*(home.add(who) for _ in range(4)))
        assert len(done) == 1
        assert {type(one) for one in refused} == {FamilyFull}
        assert await Guardianship.filter(account_id=who.account_id, ended_at__isnull=True).count() == 5


async def test_a_document_added_by_two_becomes_one_persons(home: Home) -> None:
    pavel, anna = home.world.pavel, home.world.anna
    for _ in range(3):
        paper, before = home.paper(), await Patient.all().count()
        done, refused = await at_once(
            home.add(anna, document_number=paper), home.add(pavel, document_number=paper, given_name="Ольга")
        )
        assert len(done) == 1
        assert [type(one) for one in refused] == [DocumentTaken]
        assert await Patient.all().count() == before + 1


async def test_one_of_two_accepts_an_invitation(home: Home) -> None:
    anna, engine = home.world.anna, home.world.engine
    child = await home.patient_of(await home.has(anna))
    people = [await home.comes("Седова", f"+79007771{number:03}") for number in range(4)]
    for _ in range(4):
        token = await invite(home, anna, child)
        done, refused = await at_once(
            *(answer_invitation(engine, who, key=home.world.key(), token=token, accept=True) for who in people)
        )
        assert len(done) == 1
        assert {type(one) for one in refused} == {InvitationClosed}
        people = [who for who in people if not await home.sees(who, child)] + [
            await home.comes("Седова", f"+79007772{_:03}")
        ]
    assert await Invitation.filter(state=InvitationState.ACCEPTED).count() == 4
    assert (await verify_journal(child)).sound


async def test_a_code_typed_twice_at_once_confirms_once_and_both_hear_so(home: Home) -> None:
    pavel, engine = home.world.pavel, home.world.engine
    for _ in range(5):
        awaited: Awaited = await home.add(pavel)
        assert awaited.code is not None
        key, code = home.world.key(), await home.code()
        handle = awaited.code.handle
        done, refused = await at_once(
            *(confirm_dependant(engine, pavel, key=key, handle=handle, code=code) for _ in range(4))
        )
        assert (set(done), refused) == ({awaited.guardianship_id}, [])
        child = await home.patient_of(awaited.guardianship_id)
        assert await JournalEntry.filter(patient_id=child, deed="GRANTED").count() == 1
