"""`talon systems …`: looking after clinic systems without the page."""

import asyncio
import json
import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from booking.rules.contacts import Address, ContactKind
from storage.contacts import add_contact
from storage.database import close_database, open_database
from storage.models import Reading
from tests.gateway.test_cli import talon
from tests.services.clock import START
from tests.services.keys import TEST_KEYS, TEST_RING
from tests.storage.rows import a_clinic, a_patient, an_account

KEYS = {name.removeprefix("TALON_"): value for name, value in TEST_KEYS.items()}
CITY = json.dumps([{"name": "city", "kind": "spb", "url": "http://127.0.0.1:9/api", "title": "Город"}])


LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


@pytest.fixture
def town(sqlite_url: str) -> str:
    """A clinic of the system «city», and somebody who signs in by telephone and by a provider."""

    async def make() -> None:
        await open_database(sqlite_url, TEST_RING)
        await a_clinic("1", system="city", confirmed_at=LONG_AGO)
        for key in ("city", "city/1"):
            await Reading.create(key=key, due_at=START, mark="m")
        account = await an_account(await a_patient(), "anna")
        await add_contact(account.id, Address(ContactKind.PHONE, "+79001234501"), START)
        await close_database()

    asyncio.run(make())
    return sqlite_url


def systems(town: str, folder: Path, *words: str) -> tuple[int, str]:
    return talon("systems", *words, folder=folder, DATABASE_URL=town, SYSTEMS=CITY, COLUMNS="200", **KEYS)


def look(town: str, query: str) -> list[tuple[Any, ...]]:
    with sqlite3.connect(town.removeprefix("sqlite://")) as database:
        return database.execute(query).fetchall()


def test_they_are_listed_with_their_state(town: str, tmp_path: Path) -> None:
    code, said = systems(town, tmp_path)
    assert code == 0, said
    assert ("city" in said, "STALE" in said) == (True, True), said


def test_what_is_paused_stays_so_until_it_is_resumed(town: str, tmp_path: Path) -> None:
    paused = "SELECT key FROM reading WHERE paused_at IS NOT NULL"
    assert systems(town, tmp_path, "pause", "city", "--clinic", "1")[0] == 0
    assert look(town, paused) == [("city/1",)]
    assert systems(town, tmp_path, "resume", "city", "--clinic", "1")[0] == 0
    assert look(town, paused) == []
    code, said = systems(town, tmp_path, "pause", "city")
    assert (code, "city: paused." in said) == (0, True)
    assert look(town, paused) == [("city",)]
    assert systems(town, tmp_path, "resync", "city")[0] == 0
    assert look(town, "SELECT DISTINCT mark FROM reading") == [(None,)]


def test_somebody_is_let_look_after_them_and_no_longer(town: str, tmp_path: Path) -> None:
    ((issuer, subject),) = look(town, "SELECT issuer, subject FROM login")
    right = "SELECT runs_service, reach, role FROM account"
    code, said = systems(town, tmp_path, "grant-service", "--contact", "8 900 123-45-01")
    assert (code, "looks after the clinic systems from now on" in said) == (0, True), said
    assert look(town, right) == [(1, 1, "PATIENT")]
    code, said = systems(town, tmp_path, "grant-service", "--login", f"{issuer} {subject}")
    assert (code, "already" in said) == (0, True), said
    assert systems(town, tmp_path, "revoke-service", "--login", f"{issuer} {subject}")[0] == 0
    assert look(town, right) == [(0, 2, "PATIENT")]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("pause", "nowhere"), "No clinic system is called 'nowhere'; there are: city."),
        (("pause", "city", "--clinic", "7"), "city has no clinic with the key '7' that is read."),
        (("grant-service",), "Say either --login or --contact."),
        (("grant-service", "--contact", "?"), "Nobody signs in so"),
        (("revoke-service", "--login", "https://id.example nobody"), "Nobody signs in so"),
    ],
)
def test_what_cannot_be_done_is_told_in_a_sentence(
    town: str, tmp_path: Path, words: tuple[str, ...], sentence: str
) -> None:
    code, said = systems(town, tmp_path, *words)
    assert code == 1
    assert sentence in said
    assert "Traceback" not in said
