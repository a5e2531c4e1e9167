"""`talon keys`: keys are made, and changed without losing a row."""

import json
import sqlite3
from pathlib import Path

from tests.gateway.test_cli import talon


def sealed_name(folder: Path) -> str:
    """Of the key that has sealed the database's mark."""
    with sqlite3.connect(folder / "talon.sqlite3") as database:
        (sealed,) = database.execute("SELECT sealed FROM key_mark").fetchone()
    return str(sealed).strip("\x01").partition(":")[0]


def kept(folder: Path) -> list[str]:
    """Names of the keys in the file."""
    written = json.loads((folder / "var" / "keys.json").read_text())["data_keys"]
    return [entry.partition(":")[0] for entry in written.split(",")]


def test_new_keys_are_ready_to_be_set(tmp_path: Path) -> None:
    code, said = talon("keys", "new", folder=tmp_path)
    assert code == 0
    lines = said.splitlines()
    assert lines[0].startswith("TALON_DATA_KEYS=k")
    assert lines[1].startswith("TALON_INDEX_KEY=")
    assert talon("keys", "new", folder=tmp_path)[1].splitlines()[:2] != lines[:2]


def test_keys_in_a_file_are_changed_and_the_old_one_goes(tmp_path: Path) -> None:
    url = f"sqlite://{tmp_path}/talon.sqlite3"
    assert talon("migrate", folder=tmp_path, DATABASE_URL=url)[0] == 0
    code, said = talon("keys", "rotate", folder=tmp_path, DATABASE_URL=url)
    assert (code, "no other is needed" in said) == (0, True)
    (first,) = kept(tmp_path)
    assert sealed_name(tmp_path) == first
    assert talon("keys", "rotate", folder=tmp_path, DATABASE_URL=url)[0] == 0
    (second,) = kept(tmp_path)
    assert sealed_name(tmp_path) == second != first


def test_digests_are_made_anew_with_another_key(tmp_path: Path) -> None:
    url = f"sqlite://{tmp_path}/talon.sqlite3"
    assert talon("migrate", folder=tmp_path, DATABASE_URL=url)[0] == 0
    assert talon("keys", "rotate", folder=tmp_path, DATABASE_URL=url)[0] == 0
    before = json.loads((tmp_path / "var" / "keys.json").read_text())["index_key"]
    code, said = talon("keys", "reindex", folder=tmp_path, DATABASE_URL=url)
    assert (code, "new digests" in said) == (0, True)
    assert json.loads((tmp_path / "var" / "keys.json").read_text())["index_key"] != before
    assert talon("keys", "rotate", folder=tmp_path, DATABASE_URL=url)[0] == 0


def test_digests_are_not_made_anew_under_running_servers(tmp_path: Path) -> None:
    code, said = talon("keys", "reindex", folder=tmp_path, DATABASE_URL="postgresql://x@127.0.0.1:9/x")
    assert (code, "Stop all servers" in said, "Traceback" in said) == (1, True, False)


def test_keys_of_another_database_are_told_in_a_sentence(tmp_path: Path) -> None:
    url = f"sqlite://{tmp_path}/talon.sqlite3"
    assert talon("migrate", folder=tmp_path, DATABASE_URL=url)[0] == 0
    assert talon("keys", "rotate", folder=tmp_path, DATABASE_URL=url)[0] == 0
    (tmp_path / "var" / "keys.json").unlink()
    code, said = talon("keys", "rotate", folder=tmp_path, DATABASE_URL=url)
    assert (code, "which is not on the ring" in said, "Traceback" in said) == (1, True, False)
