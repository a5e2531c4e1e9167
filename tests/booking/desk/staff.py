"""A clinic's desk, staffed the way it is in life: by invitations that are accepted."""

from dataclasses import dataclass, replace

from booking.actions.staff.accept import accept_staff
from booking.actions.staff.invite import invite_first, invite_staff
from booking.actor import Account as SignedIn
from booking.actor import Operator
from storage.models import Account, Clinic, Notice, Role, StaffRole
from storage.staff import memberships
from tests.booking.world import World
from tests.storage.rows import NINE


@dataclass
class Desk:
    """`olga` manages the near clinic's desk, `irina` works at it; both have shown a second factor."""

    world: World
    olga: Operator
    irina: Operator


async def a_desk(world: World) -> Desk:
    olga = await _accepted(world, (await _asked_first(world, world.clinic)))
    await invite_staff(
        world.engine,
        olga,
        key=world.key(),
        clinic_id=world.clinic.id,
        role=StaffRole.OPERATOR,
        name="Белова И. О.",
        email="irina@clinic.example",
    )
    return Desk(world, olga, await _accepted(world, await last_link()))


async def a_work_account() -> SignedIn:
    """Signed in with a second factor, and working nowhere yet."""
    account = await Account.create(role=Role.PATIENT, confirmed=False, created_at=NINE)
    return SignedIn(account.id, None, confirmed=False, second_factor=True)


async def operator_of(account_id: int) -> Operator:
    """As a sign-in with a second factor makes them."""
    desks = await memberships(account_id)
    return Operator(account_id, confirmed=True, second_factor=True, clinic_ids=desks.clinic_ids, manages=desks.manages)


async def last_link() -> str:
    """The token in the link of the newest notice."""
    notice = await Notice.all().order_by("-id").first()
    assert notice is not None
    assert notice.text is not None
    return token_in(notice.text)


def token_in(text: str) -> str:
    return text.split("/staff-invitation/")[1].split(maxsplit=1)[0]


def without_second_factor(operator: Operator) -> Operator:
    return replace(operator, second_factor=False)


async def _asked_first(world: World, clinic: Clinic) -> str:
    invited = await invite_first(
        world.engine, clinic_id=clinic.id, role=StaffRole.MANAGER, name="Громова О. П.", email="olga@clinic.example"
    )
    return token_in(invited.link)


async def _accepted(world: World, token: str) -> Operator:
    person = await a_work_account()
    await accept_staff(world.engine, person, key=world.key(), token=token)
    return await operator_of(person.account_id)
