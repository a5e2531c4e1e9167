"""Who works at the desks of the demo: invited by their clinics, and come by the link like anybody."""

from collections.abc import Mapping
from dataclasses import dataclass

from auth.demo_provider.people import IRINA, OLGA, DemoPerson
from booking.actions.staff.accept import accept_staff
from booking.actions.staff.invite import invite_first
from booking.actor import Account
from booking.engine import Engine
from booking.rules.facts import OWN
from booking.rules.names import short_name
from storage.intake.places import clinic_place
from storage.models import StaffRole
from storage.staff import memberships


@dataclass(frozen=True, slots=True)
class _Post:
    person: DemoPerson
    clinic_key: str
    role: StaffRole


POSTS = (
    _Post(OLGA, "clinic-01", StaffRole.MANAGER),
    _Post(IRINA, "clinic-01", StaffRole.OPERATOR),
    _Post(IRINA, "clinic-02", StaffRole.OPERATOR),
)


async def bring_desks(engine: Engine, accounts: Mapping[str, int]) -> None:
    """`accounts`: by the keys of the demo people. Who works at a desk already is left there."""
    for post in POSTS:
        place = await clinic_place(OWN, post.clinic_key)
        account_id = accounts[post.person.key]
        if place is not None and place.id not in (await memberships(account_id)).clinic_ids:
            await _take(engine, post, place.id, account_id)


async def _take(engine: Engine, post: _Post, clinic_id: int, account_id: int) -> None:
    invited = await invite_first(
        engine,
        clinic_id=clinic_id,
        role=post.role,
        name=short_name(post.person.name),
        email=f"{post.person.key}@olkhovye.example",
    )
    person = Account(account_id, None, confirmed=True, second_factor=True)
    token = invited.link.rpartition("/")[2]
    await accept_staff(engine, person, key=f"demo-{post.clinic_key}-{invited.invitation_id}", token=token)
