"""`talon cards`: a file of clinics that no system connects."""

import json
import sqlite3
from pathlib import Path

from tests.gateway.test_cli import talon
from tests.services.keys import TEST_KEYS
from tests.upstream.test_cards import CARD, REGION

KEYS = {name.removeprefix("TALON_"): value for name, value in TEST_KEYS.items()}


def a_file(folder: Path, *clinics: object) -> str:
    path = folder / "cards.json"
    path.write_text(json.dumps({"region": REGION, "clinics": clinics}))
    return str(path)


def test_cards_are_stored_and_those_that_can_not_be_used_are_named(sqlite_url: str, tmp_path: Path) -> None:
    file = a_file(tmp_path, CARD, CARD | {"key": "hut", "kind": "HUT"})
    code, said = talon("cards", file, folder=tmp_path, DATABASE_URL=sqlite_url, **KEYS)
    assert code == 0, said
    assert "1 new" in said
    assert "unknown_kind" in said
    with sqlite3.connect(sqlite_url.removeprefix("sqlite://")) as database:
        assert database.execute("SELECT system, booking FROM clinic").fetchall() == [("card", "BY_PHONE")]


def test_a_file_is_checked_without_storing_anything(sqlite_url: str, tmp_path: Path) -> None:
    file = a_file(tmp_path, CARD | {"hours": "all day"})
    code, said = talon("cards", "--check", folder=tmp_path, DATABASE_URL=sqlite_url, CARDS=file, **KEYS)
    assert code == 1
    assert "bad_hours" in said
    with sqlite3.connect(sqlite_url.removeprefix("sqlite://")) as database:
        assert database.execute("SELECT count(*) FROM clinic").fetchone() == (0,)


def test_a_file_that_is_not_there_is_told_in_a_sentence(sqlite_url: str, tmp_path: Path) -> None:
    code, said = talon("cards", "nowhere.json", folder=tmp_path, DATABASE_URL=sqlite_url, **KEYS)
    assert code == 1
    assert "nowhere.json can not be read." in said


def test_a_setting_that_names_no_file_is_told_before_anything_is_served(sqlite_url: str, tmp_path: Path) -> None:
    code, said = talon("demo", folder=tmp_path, DATABASE_URL=sqlite_url, CARDS="nowhere.json", DEMO="0", **KEYS)
    assert code == 1
    assert "nowhere.json can not be read." in said
