"""`talon systems …`: how the clinic systems are doing, stopping and starting their reading, and who may do that."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from booking.actions.systems.grant import grant_service
from booking.errors import NotFound
from booking.rules.contacts import login_of
from gateway.cannot_run import CannotRun
from gateway.parts import Parts, build_parts, running
from gateway.settings import Settings, read_settings
from storage.contacts import account_of, contact_digest
from storage.queries.systems import SystemFacts, is_known_system, system_states
from storage.staff import account_by_login
from storage.systems import pause_reading, read_anew, resume_reading
from storage.work import Work, transact

systems = typer.Typer(help="The clinic systems that are connected.", invoke_without_command=True)
out = Console()
Name = Annotated[str, typer.Argument(help="The system's name in TALON_SYSTEMS.")]
Clinic = Annotated[str | None, typer.Option(help="One clinic of it alone, by its key there.")]
LoginOf = Annotated[str | None, typer.Option("--login", help='"ISSUER SUBJECT" of who signs in at a provider.')]
ContactOf = Annotated[str | None, typer.Option("--contact", help="Telephone or e-mail by which somebody signs in.")]


@systems.callback()
def default(context: typer.Context) -> None:
    """List them, when nothing else is asked for."""
    if context.invoked_subcommand is None:
        show()


@systems.command(name="list")
def show() -> None:
    """State, ages and faults of each."""
    asyncio.run(_with(read_settings(), _show))


@systems.command()
def pause(name: Name, clinic: Clinic = None) -> None:
    """Stop reading it; its schedules grow old and say so."""
    asyncio.run(_with(read_settings(), lambda parts: _tell(parts, name, clinic, "paused", _pause)))


@systems.command()
def resume(name: Name, clinic: Clinic = None) -> None:
    """Read it again from now on."""
    asyncio.run(_with(read_settings(), lambda parts: _tell(parts, name, clinic, "read again", resume_reading)))


@systems.command()
def resync(name: Name, clinic: Clinic = None) -> None:
    """Read all of it at once, changed or not."""
    asyncio.run(_with(read_settings(), lambda parts: _tell(parts, name, clinic, "due as a whole", read_anew)))


@systems.command(name="grant-service")
def grant(login: LoginOf = None, contact: ContactOf = None) -> None:
    """Let somebody look after the clinic systems. It shows them no patient."""
    asyncio.run(_with(read_settings(), lambda parts: _grant(parts, login, contact, runs=True)))


@systems.command(name="revoke-service")
def revoke(login: LoginOf = None, contact: ContactOf = None) -> None:
    """Take that back; open pages of theirs close at once."""
    asyncio.run(_with(read_settings(), lambda parts: _grant(parts, login, contact, runs=False)))


async def _with(settings: Settings, deed: Callable[[Parts], Awaitable[None]]) -> None:
    parts = build_parts(settings)
    async with running(parts):
        await deed(parts)


async def _show(parts: Parts) -> None:
    names = sorted(parts.registry.connected)
    if not names:
        raise CannotRun("No clinic system is connected: set TALON_SYSTEMS.")
    states = await system_states(names, parts.clock(), parts.engine.policy)
    table = Table("system", "state", "clinics", "fresh", "delayed", "stale", "failing", "oldest", "lag", "last fault")
    for name in names:
        table.add_row(*_row(states[name]))
    out.print(table)


def _row(facts: SystemFacts) -> tuple[str, ...]:
    counts = (facts.clinics, facts.fresh, facts.delayed, facts.stale, facts.failing)
    oldest = "never read" if facts.oldest_seconds is None else f"{facts.oldest_seconds} s"
    fault = f"{facts.last_fault.value} {_clock_time(facts.last_fault_at)}" if facts.last_fault else ""
    return (facts.name, facts.state.value, *map(str, counts), oldest, f"{facts.lag_seconds} s", fault)


def _clock_time(at: datetime | None) -> str:
    return "" if at is None else f"{at:%H:%M:%S} UTC"


async def _tell(
    parts: Parts, name: str, clinic: str | None, told: str, act: Callable[[str, datetime], Awaitable[int]]
) -> None:
    if name not in parts.registry.connected:
        known = ", ".join(sorted(parts.registry.connected)) or "none"
        raise CannotRun(f"No clinic system is called {name!r}; there are: {known}.")
    key = name if clinic is None else f"{name}/{clinic}"
    if clinic is not None and not await is_known_system(key):
        raise CannotRun(f"{name} has no clinic with the key {clinic!r} that is read.")

    async def deed(_: Work) -> int:
        return await act(key, parts.clock())

    await transact(parts.engine.publish, deed)
    out.print(f"{key}: {told}.")


async def _pause(key: str, at: datetime) -> int:
    return await pause_reading(key, None, at)


async def _grant(parts: Parts, login: str | None, contact: str | None, *, runs: bool) -> None:
    account_id = await _account(login, contact)
    try:
        changed = account_id is not None and await grant_service(parts.engine, account_id=account_id, runs=runs)
    except NotFound:
        account_id = None
    if account_id is None:
        raise CannotRun("Nobody signs in so: they have to have signed in once.")
    told = "looks after the clinic systems" if runs else "does not look after the clinic systems"
    out.print(f"Account {account_id} {told}{' from now on' if changed else ' already'}.")


async def _account(login: str | None, contact: str | None) -> int | None:
    if (login is None) == (contact is None):
        raise CannotRun("Say either --login or --contact.")
    if login is not None:
        issuer, _, subject = login.strip().partition(" ")
        return await account_by_login(issuer, subject.strip())
    address = login_of(contact or "")
    found = await account_of(contact_digest(address), address.kind) if address else None
    return None if found is None else found.account_id
