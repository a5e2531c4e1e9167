"""Who looks after the clinic systems: a right beside the role, which shows no patient."""

import pytest

from auth.sessions import actor
from booking.actions.systems.grant import grant_service
from booking.actor import Account as Person
from booking.actor import Operator
from booking.errors import NotFound
from booking.events import ReachChanged
from storage.models import Account, Role
from storage.staff import set_role
from tests.booking.world import World


async def row(account_id: int) -> Account:
    return await Account.get(id=account_id)


async def test_who_gets_it_acts_as_an_operator_at_no_desk_and_is_a_patient_again_without(world: World) -> None:
    account_id = world.anna.account_id
    reach = (await row(account_id)).reach
    assert await grant_service(world.engine, account_id=account_id, runs=True)
    now = await row(account_id)
    assert await actor(now, second_factor=True) == Operator(
        account_id, confirmed=True, second_factor=True, runs_service=True
    )
    assert (now.role, now.reach) == (Role.PATIENT, reach + 1)
    assert ReachChanged(account_id) in world.events
    assert not await grant_service(world.engine, account_id=account_id, runs=True)
    assert (await row(account_id)).reach == reach + 1
    assert await grant_service(world.engine, account_id=account_id, runs=False)
    assert isinstance(await actor(await row(account_id)), Person)


async def test_a_change_of_desks_does_not_take_it_away(world: World) -> None:
    await grant_service(world.engine, account_id=world.pavel.account_id, runs=True)
    await set_role(world.pavel.account_id)
    assert (await row(world.pavel.account_id)).runs_service


async def test_nobody_is_given_nothing(world: World) -> None:
    with pytest.raises(NotFound):
        await grant_service(world.engine, account_id=10**9, runs=True)
