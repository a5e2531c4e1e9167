"""`talon keys …`: making keys, and changing them."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from gateway.cannot_run import CannotRun
from gateway.settings import Settings, read_settings
from storage.database import close_database, open_database
from storage.key_file import Written
from storage.keys import Keys, new_data_key, new_key, read_ring
from storage.reindex import count_digested, reindex
from storage.rotation import count_stale, reseal

keys = typer.Typer(help="The keys that names, contacts and documents are sealed with.", no_args_is_help=True)
out, err = Console(), Console(stderr=True)


@keys.command()
def new() -> None:
    """Print a new pair of keys, as the settings have them. They are kept nowhere: back them up."""
    typer.echo(f"TALON_DATA_KEYS={new_data_key()}\nTALON_INDEX_KEY={new_key()}")
    err.print("Keep them apart from the database's backups. To change the first: new:key,old:key.", highlight=False)


@keys.command()
def rotate() -> None:
    """Seal everything anew with the first key of TALON_DATA_KEYS, while the servers run on.

    It may be broken off and run again.
    """
    settings = read_settings()
    asyncio.run(_rotate(settings, _keys(settings)))


@keys.command(name="reindex")
def renew_index(
    stopped: Annotated[bool, typer.Option("--servers-stopped", help="Say that no server runs.")] = False,
) -> None:
    """Make all digests anew with TALON_INDEX_KEY, while no server runs. Whoever has recovery codes makes new ones."""
    settings = read_settings()
    if not (stopped or _is_sqlite(settings)):
        raise CannotRun("Stop all servers and workers, then run `talon keys reindex --servers-stopped`.")
    asyncio.run(_reindex(settings, _keys(settings)))


async def _rotate(settings: Settings, used: Keys) -> None:
    if used.in_file:
        _add_key(settings, used)
    ring = used.ring()
    await open_database(settings.database_url, ring)
    try:
        count = await _show("Sealing anew", count_stale, reseal)
        left = await count_stale()
    finally:
        await close_database()
    if left:
        raise CannotRun(
            f"{left} values were sealed with an older key meanwhile: restart the servers with {ring.current!r} first "
            "in TALON_DATA_KEYS, then run this again."
        )
    if used.in_file and (kept := used.kept().read()):
        used.kept().replace(Written(kept.data_keys.split(",")[0], kept.index_key))
    out.print(f"{count} values sealed anew; the key {ring.current!r} has sealed everything, no other is needed.")


def _add_key(settings: Settings, used: Keys) -> None:
    if not _is_sqlite(settings):
        raise CannotRun("Servers may be running with the keys of the file: set TALON_DATA_KEYS and TALON_INDEX_KEY.")
    used.ring()
    kept = used.kept().read()
    # more than one: the run before this one was broken off
    if kept and "," not in kept.data_keys:
        used.kept().replace(Written(f"{new_data_key()},{kept.data_keys}", kept.index_key))


async def _reindex(settings: Settings, used: Keys) -> None:
    renewed = _renewed(used) if used.in_file else None
    ring = read_ring(renewed.data_keys, renewed.index_key) if renewed else used.ring()
    await open_database(settings.database_url, ring, any_index=True)
    try:
        if renewed:
            used.kept().replace(renewed)
        count = await _show("Digests", count_digested, reindex)
    finally:
        await close_database()
    out.print(f"{count} rows have new digests. Recovery codes are gone: whoever had some makes new ones.")


def _renewed(used: Keys) -> Written | None:
    used.ring()
    kept = used.kept().read()
    return Written(kept.data_keys, new_key()) if kept else None


async def _show(title: str, count: Callable[[], Awaitable[int]], deed: Callable[[], AsyncIterator[int]]) -> int:
    """Carries it out under a progress bar; how many it was."""
    done = 0
    columns = (TextColumn(title), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=err, transient=True) as progress:
        task = progress.add_task("", total=await count())
        async for number in deed():
            done += number
            progress.advance(task, number)
    return done


def _keys(settings: Settings) -> Keys:
    return Keys(settings.data_keys, settings.index_key, settings.var_dir / "keys.json")


def _is_sqlite(settings: Settings) -> bool:
    return settings.database_url.startswith("sqlite")
