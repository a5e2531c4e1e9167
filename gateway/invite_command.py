"""`talon invite`: how a clinic's first manager comes to its desk. Managers invite everybody else, on the page."""

import asyncio
from typing import Annotated

import typer
from rich.console import Console

from booking.actions.staff.invite import Invited, invite_first
from booking.errors import BadInput
from gateway.cannot_run import CannotRun
from gateway.parts import build_parts, running
from gateway.settings import Settings, read_settings
from storage.models import StaffRole
from storage.queries.by_id import clinics_by_id
from storage.queries.clinics import ClinicSearch, find_clinics

SHOWN = 5
out = Console()


def invite(
    clinic: Annotated[str, typer.Option(help="Words of the clinic's name or address; they must fit one clinic.")],
    email: Annotated[str, typer.Option(help="Their work address: the link goes there.")],
    name: Annotated[str, typer.Option(help="As patients and colleagues will see them: «Белова И. О.».")],
    role: Annotated[StaffRole, typer.Option(help="Who manages also invites and dismisses.")] = StaffRole.MANAGER,
) -> None:
    """Invite somebody to a clinic's desk; prints the link that is sent to them."""
    try:
        invited = asyncio.run(_invite(read_settings(), clinic, email, name, role))
    except BadInput as wrong:
        raise CannotRun(f"--{wrong.field}: {wrong}") from None
    out.print("The link, good for seven days and one person:")
    out.print(invited.link, soft_wrap=True, highlight=False)


async def _invite(settings: Settings, clinic: str, email: str, name: str, role: StaffRole) -> Invited:
    parts = build_parts(settings)
    async with running(parts):
        clinic_id = await _the_one(clinic)
        return await invite_first(parts.engine, clinic_id=clinic_id, role=role, name=name, email=email)


async def _the_one(words: str) -> int:
    found = [clinic.id for clinic in await find_clinics(ClinicSearch(text=words), None, SHOWN + 1)]
    if len(found) == 1:
        return found[0]
    if not found:
        raise CannotRun(f"No clinic is called {words!r}.")
    names = [one.name for one in (await clinics_by_id(found)).values()]
    more = " and others" if len(names) > SHOWN else ""
    raise CannotRun(f"{words!r} fits several clinics: {'; '.join(sorted(names)[:SHOWN])}{more}. Say more of the name.")
