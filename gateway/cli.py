"""The `talon` command: every way of running the service. It alone knows the demo region and the page."""

import asyncio
import importlib
import logging
import os
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer
import uvicorn
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn
from starlette.types import ASGIApp

from auth.demo_provider.provider import DemoInProduction
from auth.provider import ProviderUnfit
from demo.load import Loaded, load_region
from gateway.app import create_app
from gateway.cannot_run import CannotRun
from gateway.cards_command import bring_cards, cards, load_cards
from gateway.invite_command import invite
from gateway.keys_command import keys
from gateway.parts import Parts, build_parts, running
from gateway.schema_export import export, sdl
from gateway.settings import Settings, SettingsError, read_settings
from gateway.systems_command import systems
from gateway.worker import run_worker
from storage.database import DatabaseInUse, DatabaseNotReady, migrate
from storage.keyring import KeysMissing, SealBroken
from upstream.configured import BadSystems
from upstream.registry import UnknownSystem
from upstream.sync import sync_due

SCHEMA = Path("schema.graphql")
# what an operator can mend: told in a sentence, never as a traceback
MENDABLE = (
    SettingsError,
    DatabaseInUse,
    DatabaseNotReady,
    KeysMissing,
    SealBroken,
    ProviderUnfit,
    DemoInProduction,
    UnknownSystem,
)

command = typer.Typer(
    help="Talon: the way a patient gets to a doctor of a state clinic.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
command.add_typer(keys, name="keys")
command.add_typer(systems, name="systems")
command.command()(cards)
command.command()(invite)
_DEFAULT = Settings()
out, err = Console(), Console(stderr=True)


@command.command()
def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on (TALON_HOST).")] = None,
    port: Annotated[int | None, typer.Option(help="Port to listen on (TALON_PORT).")] = None,
    api_only: Annotated[bool, typer.Option("--api-only", help="Serve the API without the page.")] = False,
) -> None:
    """Serve the page and the API in one process.

    Outside production the database is brought up to date first, and the demo region is loaded or rolled forward.
    """
    settings = _listening(read_settings(), host, port)
    _refuse_taken(settings.host, settings.port)
    if not settings.production:
        asyncio.run(_prepare(settings))
    asyncio.run(_bring_cards(settings))
    parts = build_parts(settings)
    gateway = create_app(parts, settings.var_dir / "graphiql")
    app: ASGIApp = gateway if api_only else _with_page(gateway, settings.origin)
    out.print(f"Talon on [bold]{settings.origin}[/bold] (stop with Ctrl+C)")
    uvicorn.run(
        app,
        host=settings.host,
        port=settings.port,
        ws_max_size=settings.max_frame_bytes,
        timeout_graceful_shutdown=5,
        server_header=False,
        log_level="warning",
    )


@command.command()
def worker() -> None:
    """Do what must happen by itself: expire holds, settle with clinics, read clinic systems. PostgreSQL only."""
    settings = read_settings()
    if settings.database_url.startswith("sqlite"):
        raise CannotRun(
            "SQLite serves one process, so the worker runs inside `talon serve` there. "
            "For a worker of its own choose PostgreSQL in TALON_DATABASE_URL and set TALON_WORKER=0 for the servers."
        )
    with suppress(KeyboardInterrupt):
        asyncio.run(run_worker(build_parts(settings)))


@command.command(name="migrate")
def bring_up_to_date() -> None:
    """Bring the database up to date: migrations, then the guards."""
    applied = asyncio.run(migrate(read_settings().database_url))
    for name in applied:
        out.print(f"applied {name}")
    out.print("The database is up to date." if applied else "The database was up to date already.")


@command.command()
def demo() -> None:
    """Load the demo region, or roll its thirty days of slots forward to today."""
    settings = read_settings()
    if settings.production:
        raise CannotRun("This is production (TALON_PRODUCTION=1): the demo region does not belong here.")
    asyncio.run(_prepare(settings))
    asyncio.run(_bring_cards(settings))


@command.command()
def sync() -> None:
    """Read every connected clinic system once, whatever is due."""
    asyncio.run(_sync(read_settings()))


@command.command()
def schema(
    path: Annotated[Path, typer.Argument(help="The file to write.")] = SCHEMA,
    check: Annotated[bool, typer.Option("--check", help="Write nothing; fail if the file differs.")] = False,
) -> None:
    """Write the API's schema (SDL) to a file."""
    if not check:
        out.print(f"{path}: {'written' if export(path) else 'up to date'}")
    elif not path.exists() or path.read_text("utf-8") != sdl():
        raise CannotRun(f"{path} is not the schema of the code: run `make schema` and look at the difference.")


def main() -> None:
    """The entry point: what an operator can mend is told in a sentence, and the exit code is 1."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    for driver in ("tortoise.db_client", "aiosqlite"):
        # at DEBUG they write down the values of a statement: names, phones
        logging.getLogger(driver).setLevel(logging.INFO)
    try:
        command()
    except (*MENDABLE, CannotRun) as error:
        err.print(f"[red]{error}[/red]", highlight=False)
        raise SystemExit(1) from None
    except BadSystems as error:
        err.print(f"[red]TALON_SYSTEMS can not be used: {error}.[/red]", highlight=False)
        raise SystemExit(1) from None
    except ConnectionError as error:
        err.print(f"[red]{_unreachable(error)}[/red]", highlight=False)
        raise SystemExit(1) from None


async def _prepare(settings: Settings) -> None:
    for name in await migrate(settings.database_url):
        out.print(f"applied {name}")
    if settings.demo:
        async with _opened(settings) as parts:
            await _load_demo(parts)


async def _bring_cards(settings: Settings) -> None:
    """The operator's own, in place of the demo's."""
    if settings.cards is None:
        return
    told = load_cards(settings.cards)
    async with _opened(settings) as parts:
        await bring_cards(parts.engine, told)


async def _load_demo(parts: Parts) -> None:
    if parts.demo_provider is None:
        raise CannotRun("The demo people sign in at the demo provider: unset TALON_OIDC_ISSUER, or set TALON_DEMO=0.")
    columns = (
        SpinnerColumn(),
        TextColumn("Demo region"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.description}"),
    )
    with Progress(*columns, console=out, transient=True) as progress:
        task = progress.add_task("", total=None)

        def advance(clinic: str, done: int, total: int) -> None:
            progress.update(task, description=clinic, completed=done, total=total)

        loaded = await load_region(parts.engine, parts.demo_provider.as_configured(), advance)
    out.print(_told(loaded))


def _told(loaded: Loaded) -> str:
    stands = f"Demo region: {loaded.clinics} clinics, {loaded.doctors} doctors"
    return f"{stands}; {loaded.slots} new slots." if loaded.slots else f"{stands}; the schedule was there already."


async def _sync(settings: Settings) -> None:
    async with _opened(settings) as parts:
        if not parts.registry.sources:
            raise CannotRun("No clinic system is connected: set TALON_SYSTEMS.")
        await sync_due(parts.engine, parts.registry.sources)
    out.print(f"Read: {', '.join(sorted(parts.registry.sources))}.")


@asynccontextmanager
async def _opened(settings: Settings) -> AsyncIterator[Parts]:
    parts = build_parts(settings)
    async with running(parts):
        yield parts


def _listening(settings: Settings, host: str | None, port: int | None) -> Settings:
    """Unless somebody has said at which address people open it, it is the one that is listened on."""
    asked = replace(settings, host=host or settings.host, port=port or settings.port)
    if "TALON_ORIGIN" in os.environ or (asked.host, asked.port) == (_DEFAULT.host, _DEFAULT.port):
        return asked
    return replace(asked, origin=f"http://{asked.host}:{asked.port}")


def _with_page(gateway: ASGIApp, origin: str) -> ASGIApp:
    # by name, when it is wanted: importing it makes Reflex read its configuration, which asks for the origin
    os.environ["TALON_ORIGIN"] = origin
    composed = importlib.import_module("serve")
    try:
        app: ASGIApp = composed.compose(gateway, origin)
    except composed.PageNotBuilt as missing:
        raise CannotRun(str(missing)) from None
    return app


def _refuse_taken(host: str, port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise CannotRun(
                f"{host}:{port} can not be listened on ({error.strerror}): "
                "stop what uses it, or choose another port with --port."
            ) from None


def _unreachable(error: ConnectionError) -> str:
    return (
        f"A server that is needed does not answer ({error}): "
        "is PostgreSQL (TALON_DATABASE_URL) running, and Redis (TALON_BROKER_URL)?"
    )


if __name__ == "__main__":
    main()
