"""Who works at a clinic's desk: asked by a link, with a second factor, until they are dismissed."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from booking.actions.desk.call import open_call
from booking.actions.staff.accept import accept_staff
from booking.actions.staff.dismiss import dismiss_staff
from booking.actions.staff.invite import INVITATIONS_A_DAY, invite_first, invite_staff
from booking.actions.staff.withdraw import withdraw_staff
from booking.actor import Anonymous, Operator
from booking.errors import (
    BadInput,
    Forbidden,
    InvitationClosed,
    KeyReused,
    NotFound,
    NotYourClinic,
    SecondFactorNeeded,
    SignInRequired,
    TooManyTries,
)
from booking.events import ReachChanged
from storage.models import Account, Call, Membership, Notice, Role, StaffInvitation, StaffRole
from tests.booking.desk.staff import Desk, a_work_account, last_link, operator_of, token_in, without_second_factor


async def invite(desk: Desk, by: Operator, **other: object) -> int:
    given = {"role": StaffRole.OPERATOR, "name": "Новикова А. А.", "email": "new@clinic.example"} | other
    clinic_id = given.pop("clinic_id", desk.world.clinic.id)
    key = given.pop("key", None) or desk.world.key()
    return await invite_staff(desk.world.engine, by, key=str(key), clinic_id=clinic_id, **given)  # type: ignore[arg-type] # a mapping of several types


async def test_a_manager_invites_by_a_link_to_a_work_address_and_the_new_colleague_is_an_operator(desk: Desk) -> None:
    row = await Account.get(id=desk.irina.account_id)
    assert row.role is Role.OPERATOR
    assert desk.irina.clinic_ids == {desk.world.clinic.id}
    assert not desk.irina.manages
    assert desk.olga.manages == {desk.world.clinic.id}
    assert (await Account.get(id=desk.olga.account_id)).role is Role.STAFF
    told = await Notice.filter(channel="EMAIL").order_by("-id").first()
    assert told is not None
    assert told.recipient == "irina@clinic.example"


async def test_the_link_opens_once(desk: Desk) -> None:
    await invite(desk, desk.olga)
    token, first, second = await last_link(), await a_work_account(), await a_work_account()
    await accept_staff(desk.world.engine, first, key="first-accept", token=token)
    with pytest.raises(InvitationClosed):
        await accept_staff(desk.world.engine, second, key=desk.world.key(), token=token)
    assert not await Membership.exists(account_id=second.account_id)
    # pressed twice, it is one answer
    await accept_staff(desk.world.engine, first, key="first-accept", token=token)
    assert await Membership.filter(account_id=first.account_id).count() == 1


async def test_without_a_second_factor_nobody_comes_to_a_desk(desk: Desk) -> None:
    await invite(desk, desk.olga)
    token = await last_link()
    with pytest.raises(SecondFactorNeeded):
        await accept_staff(
            desk.world.engine, replace(await a_work_account(), second_factor=False), key=desk.world.key(), token=token
        )
    with pytest.raises(SignInRequired):
        await accept_staff(desk.world.engine, Anonymous(), key=desk.world.key(), token=token)
    with pytest.raises(SecondFactorNeeded):
        await invite(desk, without_second_factor(desk.olga))


async def test_a_link_that_was_withdrawn_or_is_a_week_old_opens_nothing(desk: Desk) -> None:
    withdrawn, engine = await invite(desk, desk.olga), desk.world.engine
    token = await last_link()
    await withdraw_staff(engine, desk.olga, key=desk.world.key(), invitation_id=withdrawn)
    with pytest.raises(InvitationClosed):
        await accept_staff(engine, await a_work_account(), key=desk.world.key(), token=token)
    with pytest.raises(InvitationClosed):
        await withdraw_staff(engine, desk.olga, key=desk.world.key(), invitation_id=withdrawn)
    await invite(desk, desk.olga)
    desk.world.clock.advance(timedelta(days=7, seconds=1))
    with pytest.raises(InvitationClosed):
        await accept_staff(engine, await a_work_account(), key=desk.world.key(), token=await last_link())
    with pytest.raises(InvitationClosed):
        await accept_staff(engine, await a_work_account(), key=desk.world.key(), token="no such token")


async def test_only_a_manager_of_the_clinic_invites_and_withdraws(desk: Desk) -> None:
    world = desk.world
    with pytest.raises(NotYourClinic):
        await invite(desk, desk.irina)
    with pytest.raises(NotYourClinic):
        await invite(desk, desk.olga, clinic_id=world.far_clinic.id)
    with pytest.raises(Forbidden):
        await invite(desk, world.anna)  # type: ignore[arg-type] # who is no operator may try
    invitation_id = await invite(desk, desk.olga)
    with pytest.raises(NotYourClinic):
        await withdraw_staff(world.engine, desk.irina, key=world.key(), invitation_id=invitation_id)
    elsewhere = await invite_first(
        world.engine, clinic_id=world.far_clinic.id, role=StaffRole.MANAGER, name="Чужой", email="far@clinic.example"
    )
    with pytest.raises(NotFound):
        await withdraw_staff(world.engine, desk.olga, key=world.key(), invitation_id=elsewhere.invitation_id)


async def test_one_key_invites_once(desk: Desk) -> None:
    first = await invite(desk, desk.olga, key="once-and-only")
    assert await invite(desk, desk.olga, key="once-and-only") == first
    assert await StaffInvitation.filter(name__not="").count() == 3  # Olga, Irina and this one
    with pytest.raises(KeyReused):
        await invite(desk, desk.olga, key="once-and-only", name="Другая")


async def test_a_manager_cannot_write_to_the_whole_town(desk: Desk) -> None:
    for _ in range(INVITATIONS_A_DAY - 1):
        await invite(desk, desk.olga)
    with pytest.raises(TooManyTries):
        await invite(desk, desk.olga)
    desk.world.clock.advance(timedelta(days=1))
    await invite(desk, desk.olga)


async def test_what_is_no_address_or_no_name_is_refused(desk: Desk) -> None:
    for wrong in ({"email": "not an address"}, {"name": "  "}, {"name": "x" * 101}):
        with pytest.raises(BadInput):
            await invite(desk, desk.olga, **wrong)


async def test_who_is_dismissed_loses_the_role_the_calls_and_the_open_pages_at_once(desk: Desk) -> None:
    world = desk.world
    await open_call(
        world.engine, desk.irina, key=world.key(), clinic_id=world.clinic.id, patient_id=world.pavel_self, reason="Ухо"
    )
    member = await Membership.get(account_id=desk.irina.account_id)
    world.events.clear()
    await dismiss_staff(world.engine, desk.olga, key=world.key(), member_id=member.id)
    assert ReachChanged(desk.irina.account_id) in world.events
    assert (await Account.get(id=desk.irina.account_id)).role is Role.PATIENT
    assert (await operator_of(desk.irina.account_id)).clinic_ids == frozenset()
    assert await Call.filter(account_id=desk.irina.account_id, closed_at__isnull=True).count() == 0
    with pytest.raises(NotFound):
        await dismiss_staff(world.engine, desk.olga, key=world.key(), member_id=member.id)


async def test_an_operator_may_leave_but_dismisses_nobody_and_the_last_manager_stays(desk: Desk) -> None:
    world = desk.world
    irina = await Membership.get(account_id=desk.irina.account_id)
    olga = await Membership.get(account_id=desk.olga.account_id)
    with pytest.raises(NotYourClinic):
        await dismiss_staff(world.engine, desk.irina, key=world.key(), member_id=olga.id)
    with pytest.raises(Forbidden):
        await dismiss_staff(world.engine, desk.olga, key=world.key(), member_id=olga.id)
    assert await dismiss_staff(world.engine, desk.irina, key=world.key(), member_id=irina.id) == irina.id


async def test_who_is_asked_again_in_another_role_has_that_role(desk: Desk) -> None:
    world = desk.world
    await invite(desk, desk.olga, role=StaffRole.MANAGER, email="irina@clinic.example")
    await accept_staff(world.engine, desk.irina, key=world.key(), token=await last_link())
    assert (await operator_of(desk.irina.account_id)).manages == {world.clinic.id}
    assert await Membership.filter(account_id=desk.irina.account_id, ended_at__isnull=True).count() == 1


async def test_the_command_line_asks_the_first_manager_and_shows_the_link(desk: Desk) -> None:
    world = desk.world
    invited = await invite_first(
        world.engine,
        clinic_id=world.far_clinic.id,
        role=StaffRole.MANAGER,
        name="Дальняя Д.",
        email="far@clinic.example",
    )
    assert invited.link.startswith(f"{world.engine.origin}/staff-invitation/")
    person = await a_work_account()
    await accept_staff(world.engine, person, key=world.key(), token=token_in(invited.link))
    assert (await operator_of(person.account_id)).manages == {world.far_clinic.id}
    with pytest.raises(NotFound):
        await invite_first(world.engine, clinic_id=999, role=StaffRole.MANAGER, name="Кто-то", email="a@clinic.example")


async def test_two_links_accepted_at_once_make_one_colleague(desk: Desk) -> None:
    person, tokens = await a_work_account(), []
    for role in (StaffRole.OPERATOR, StaffRole.MANAGER):
        await invite(desk, desk.olga, role=role)
        tokens.append(await last_link())
    engine = desk.world.engine
    await asyncio.gather(*(accept_staff(engine, person, key=desk.world.key(), token=token) for token in tokens))
    assert await Membership.filter(account_id=person.account_id, ended_at__isnull=True).count() == 1


async def test_of_many_who_follow_one_link_one_comes_in(desk: Desk) -> None:
    await invite(desk, desk.olga)
    token, people = await last_link(), [await a_work_account() for _ in range(6)]
    tries = (accept_staff(desk.world.engine, one, key=desk.world.key(), token=token) for one in people)
    answers = await asyncio.gather(*tries, return_exceptions=True)
    assert sorted(type(answer).__name__ for answer in answers) == ["InvitationClosed"] * 5 + ["int"]
    assert await Membership.filter(ended_at__isnull=True).count() == 3
