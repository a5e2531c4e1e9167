"""`talon invite`: a clinic's first manager, from the command line to the desk."""

import asyncio
import sqlite3
from pathlib import Path

import pytest

from storage.database import close_database, open_database
from tests.gateway.test_cli import talon
from tests.services.keys import TEST_KEYS, TEST_RING
from tests.storage.rows import a_clinic

KEYS = {name.removeprefix("TALON_"): value for name, value in TEST_KEYS.items()}
OLGA = ("--email", "olga@clinic.example", "--name", "Громова О. П.")


@pytest.fixture
def town(sqlite_url: str) -> str:
    """Two clinics of nearly the same name."""

    async def make() -> None:
        await open_database(sqlite_url, TEST_RING)
        for number in ("1", "2"):
            await a_clinic(number)
        await close_database()

    asyncio.run(make())
    return sqlite_url


def invite(town: str, folder: Path, clinic: str, *rest: str) -> tuple[int, str]:
    return talon("invite", "--clinic", clinic, *rest, folder=folder, DATABASE_URL=town, **KEYS)


def test_the_link_is_printed_and_kept_as_a_digest_alone(town: str, tmp_path: Path) -> None:
    code, said = invite(town, tmp_path, "Поликлиника 1", *OLGA)
    assert code == 0, said
    token = said.split("/staff-invitation/")[1].split()[0]
    assert len(token) == 43
    with sqlite3.connect(town.removeprefix("sqlite://")) as database:
        ((role, state, by),) = database.execute("SELECT role, state, invited_by_id FROM staff_invitation").fetchall()
        assert (role, state, by) == ("MANAGER", "OPEN", None)
        assert token not in "\n".join(database.iterdump())


@pytest.mark.parametrize(
    ("clinic", "rest", "sentence"),
    [
        ("Поликлиника", OLGA, "fits several clinics: Поликлиника 1; Поликлиника 2"),
        ("Больница", OLGA, "No clinic is called 'Больница'"),
        ("Поликлиника 2", ("--email", "nobody", "--name", "Громова О. П."), "--email: This is no e-mail address."),
    ],
)
def test_what_cannot_be_done_is_told_in_a_sentence(
    town: str, tmp_path: Path, clinic: str, rest: tuple[str, ...], sentence: str
) -> None:
    code, said = invite(town, tmp_path, clinic, *rest)
    assert code == 1
    assert sentence in said
    assert "Traceback" not in said
