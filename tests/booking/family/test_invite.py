"""Another adult is invited to act for the same child; an adult invites somebody to act for themself."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from booking.actions.family.guardianship_end import end_guardianship
from booking.actions.family.invitation import send_invitation, withdraw_invitation
from booking.actions.family.invitation_answer import answer_invitation
from booking.actions.family.room import PROPOSALS_A_DAY
from booking.actor import Account as SignedIn
from booking.errors import (
    AccountNotConfirmed,
    AlreadyInFamily,
    BadInput,
    FamilyFull,
    InvitationClosed,
    NotFound,
    NotYourPatient,
    RelationUnfit,
    TooManyTries,
)
from booking.rules.contacts import ContactKind
from booking.rules.scopes import ALL, Scopes
from storage.models import Agreement, Invitation, InvitationState, Relation
from tests.booking.family.home import Home

BOOK = Scopes(book=True, visits=True, documents=False)


async def invite(home: Home, by: SignedIn, patient_id: int, scopes: Scopes = ALL, **values: object) -> str:
    """Returns the token of the link."""
    fixed = {"relation": Relation.CHILD, "contact_kind": ContactKind.EMAIL, "contact": "pavel@example.org"}
    await send_invitation(
        home.world.engine,
        by,
        key=home.world.key(),
        patient_id=patient_id,
        scopes=scopes,
        **(fixed | values),  # type: ignore[arg-type] # as the test says
    )
    return await home.token()


async def answer(home: Home, who: SignedIn, token: str, *, accept: bool = True, key: str | None = None) -> int | None:
    return await answer_invitation(home.world.engine, who, key=key or home.world.key(), token=token, accept=accept)


async def test_the_second_parent_joins_and_both_are_told(home: Home) -> None:
    anna, pavel = home.world.anna, home.world.pavel
    child = await home.patient_of(await home.has(anna))
    token = await invite(home, anna, child, BOOK, until=date(2031, 12, 31))
    assert (await home.messages())[-1][0] == "pavel@example.org"
    assert not await home.sees(pavel, child)
    key = home.world.key()
    joined = await answer(home, pavel, token, key=key)
    assert await answer(home, pavel, token, key=key) == joined
    assert joined is not None
    row = await home.row(joined)
    assert (row.agreed_by, row.may_see_documents, row.until) == (Agreement.GUARDIAN, False, date(2031, 12, 31))
    assert await home.sees(pavel, child)
    assert (await home.messages())[-1][0] == "+79001234501"
    await home.world.book(await home.world.slot(), child, by=pavel)


async def test_an_invitation_is_good_once(home: Home) -> None:
    anna, pavel = home.world.anna, home.world.pavel
    child = await home.patient_of(await home.has(anna))
    token = await invite(home, anna, child)
    await answer(home, pavel, token)
    other = await home.comes("Седова", "+79007770107")
    for who in (other, pavel):
        with pytest.raises(InvitationClosed):
            await answer(home, who, token)
    with pytest.raises(NotFound):
        await answer(home, other, "made-up")
    assert not await home.sees(other, child)


async def test_declined_withdrawn_and_old_ones_are_closed(home: Home) -> None:
    anna, pavel, world = home.world.anna, home.world.pavel, home.world
    child = await home.patient_of(await home.has(anna))
    declined = await invite(home, anna, child)
    assert await answer(home, pavel, declined, accept=False) is None
    withdrawn = await invite(home, anna, child)
    row = await Invitation.all().order_by("-id").first()
    assert row is not None
    with pytest.raises(NotFound):
        await withdraw_invitation(world.engine, pavel, key=world.key(), invitation_id=row.id)
    await withdraw_invitation(world.engine, anna, key=world.key(), invitation_id=row.id)
    with pytest.raises(InvitationClosed):
        await withdraw_invitation(world.engine, anna, key=world.key(), invitation_id=row.id)
    old = await invite(home, anna, child)
    world.clock.advance(timedelta(days=7))
    for token in (declined, withdrawn, old):
        with pytest.raises(InvitationClosed):
            await answer(home, pavel, token)


async def test_who_invites_gives_no_more_than_they_have_and_only_while_they_have_it(home: Home) -> None:
    anna, pavel, world = home.world.anna, home.world.pavel, home.world
    made = await home.has(anna, scopes=BOOK, until=date(2031, 4, 1))
    child = await home.patient_of(made)
    token = await invite(home, anna, child, ALL, until=date(2031, 9, 1))
    joined = await answer(home, pavel, token)
    row = await home.row(joined or 0)
    assert (row.may_book, row.may_see_documents, row.until) == (True, False, date(2031, 4, 1))
    third = await home.comes("Седова", "+79007770107")
    token = await invite(home, anna, child)
    await end_guardianship(world.engine, anna, key=world.key(), guardianship_id=made)
    with pytest.raises(InvitationClosed):
        await answer(home, third, token)
    with pytest.raises(NotYourPatient):
        await invite(home, anna, child)
    assert (await Invitation.all().order_by("-id").first()).state is InvitationState.WITHDRAWN  # type: ignore[union-attr] # there is


async def test_only_a_guardian_of_a_child_or_the_person_themself_invites(home: Home) -> None:
    anna, pavel = home.world.anna, home.world.pavel
    child = await home.patient_of(await home.has(anna))
    for who, whom in ((pavel, child), (anna, home.world.mother), (anna, home.world.pavel_self), (anna, 10**9)):
        with pytest.raises(NotYourPatient):
            await invite(home, who, whom)
    with pytest.raises(RelationUnfit):
        await invite(home, anna, child, relation=Relation.PARENT)
    with pytest.raises(AccountNotConfirmed):
        await invite(home, replace(anna, confirmed=False), child)
    with pytest.raises(BadInput):
        await invite(home, anna, child, contact="no address")


async def test_an_adult_lets_somebody_act_for_themself(home: Home) -> None:
    zoya = await home.comes("Зоина", "+79007770101", born=date(1950, 1, 2))
    token = await invite(home, zoya, zoya.patient_id or 0, relation=Relation.PARENT)
    with pytest.raises(InvitationClosed):
        await answer(home, zoya, token)
    joined = await answer(home, home.world.anna, token)
    assert (await home.row(joined or 0)).agreed_by is Agreement.OWN_LOGIN
    assert await home.sees(home.world.anna, zoya.patient_id or 0)


async def test_who_acts_for_them_already_or_has_no_room_is_told_so(home: Home) -> None:
    anna, pavel = home.world.anna, home.world.pavel
    child = await home.patient_of(await home.has(anna))
    token = await invite(home, anna, child)
    with pytest.raises(AlreadyInFamily):
        await answer(home, anna, token)
    for _ in range(5):
        await home.has(pavel)
    with pytest.raises(FamilyFull):
        await answer(home, pavel, token)
    assert (await Invitation.get()).state is InvitationState.OPEN


async def test_invitations_of_a_day_are_counted(home: Home) -> None:
    anna = home.world.anna
    child = await home.patient_of(await home.has(anna))
    # the two of the small world and the child count as well
    for _ in range(PROPOSALS_A_DAY - 3):
        await invite(home, anna, child)
    with pytest.raises(TooManyTries):
        await invite(home, anna, child)
