"""`talon cards`: clinics that no system connects, from a file."""

import asyncio
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from booking.engine import Engine
from gateway.cannot_run import CannotRun
from gateway.parts import build_parts, running
from gateway.settings import Settings, read_settings
from upstream.cards import SYSTEM, BadCards, Cards, read_cards, take_in_cards
from upstream.intake import Intake, Tally

out = Console()


def cards(
    file: Annotated[Path | None, typer.Argument(help="The file of cards; TALON_CARDS when it is left out.")] = None,
    check: Annotated[bool, typer.Option("--check", help="Store nothing; fail if a card can not be used.")] = False,
) -> None:
    """Take in the cards of clinics that no system connects: telephone, hours, and the nearest that are connected."""
    settings = read_settings()
    path = file or settings.cards
    if path is None:
        raise CannotRun("Name the file of cards, or set TALON_CARDS.")
    told = load_cards(path)
    if check:
        _tell(told, [(rejection.key, rejection.code) for rejection in told.clinics.rejected])
        if told.clinics.rejected:
            raise CannotRun(f"{path}: some cards can not be used.")
        return
    tally = asyncio.run(_take_in(settings, told))
    _tell(told, [(rejection.key, rejection.code) for rejection in tally.rejected])
    w = tally.written
    out.print(f"{w.added} new, {w.changed} changed, {w.vanished} withdrawn, {w.unchanged} as they were.")


def load_cards(path: Path) -> Cards:
    """Raises CannotRun."""
    try:
        return read_cards(path.read_bytes())
    except OSError:
        raise CannotRun(f"{path} can not be read.") from None
    except BadCards as error:
        raise CannotRun(f"{path} can not be used: {error}.") from None


async def bring_cards(engine: Engine, told: Cards) -> Tally:
    return await take_in_cards(Intake(SYSTEM, engine.clock, engine.publish), told)


async def _take_in(settings: Settings, told: Cards) -> Tally:
    parts = build_parts(settings)
    async with running(parts):
        return await bring_cards(parts.engine, told)


def _tell(told: Cards, rejected: list[tuple[str | None, str]]) -> None:
    out.print(f"{told.region.name}: {len(told.clinics.items)} cards that can be used.")
    if rejected:
        table = Table("card", "why it was skipped")
        for key, code in rejected:
            table.add_row(key or "—", code)
        out.print(table)
