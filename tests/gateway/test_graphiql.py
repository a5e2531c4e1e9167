"""GraphiQL in development, from our own files."""

import asyncio
import re
from dataclasses import replace
from pathlib import Path

import pytest

from gateway.app import create_app
from gateway.graphiql.fetch import NAMES, FetchError, fetch
from gateway.graphiql.routes import PAGE
from tests.gateway.door import Door

FOLDER = Path(__file__).parents[2] / ".cache" / "graphiql"


async def test_the_page_and_all_it_loads_come_from_us(sqlite_door: Door) -> None:
    await asyncio.to_thread(fetch, FOLDER)
    client = replace(sqlite_door, app=create_app(sqlite_door.parts, FOLDER)).caller().client
    page = await client.get("/graphiql")
    assert page.status_code == 200
    assert "default-src 'self'" in page.headers["content-security-policy"]
    asked = re.findall(r'(?:src|href)="([^"]+)"', page.text)
    assert sorted(asked) == sorted(f"/graphiql/{name}" for name in NAMES)
    for url in asked:
        assert (await client.get(url)).status_code == 200
    assert not re.findall(r"https?://", PAGE.read_text("utf-8"))


async def test_without_its_files_it_says_how_to_get_them(sqlite_door: Door, tmp_path: Path) -> None:
    client = replace(sqlite_door, app=create_app(sqlite_door.parts, tmp_path)).caller().client
    page = await client.get("/graphiql")
    assert (page.status_code, "make graphiql" in page.text) == (404, True)
    assert (await client.get("/graphiql/..%2f..%2fpyproject.toml")).status_code == 404


def test_a_folder_that_is_full_is_left_as_it_is(tmp_path: Path) -> None:
    assert fetch(FOLDER) in (True, False)
    assert fetch(FOLDER) is False
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    with pytest.raises((FetchError, OSError)):
        fetch(blocked / "below")
