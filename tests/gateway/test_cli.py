"""The `talon` command: what an operator can mend is told in a sentence."""

import fcntl
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.services.keys import TEST_KEYS

ROOT = Path(__file__).parents[2]


HUB = '[{"name": "lo", "kind": "netrika", "url": "http://hub.example"}]'


def talon(*arguments: str, folder: Path, **settings: str) -> tuple[int, str]:
    """Exit code and everything it said."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("TALON_")}
    env |= {"PYTHONPATH": str(ROOT), "COLUMNS": "500", **{f"TALON_{name}": value for name, value in settings.items()}}
    command = [sys.executable, "-m", "gateway.cli", *arguments]
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, timeout=60, check=False)
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("arguments", "settings", "sentence"),
    [
        (["serve"], {"PORT": "high"}, "TALON_PORT='high' cannot be used"),
        (["serve"], {"PRODUCTION": "1"}, "TALON_ORIGIN"),
        (["serve"], {"DATABASE_URL": "mysql://x"}, "sqlite:// or postgres"),
        (["worker"], {}, "the worker runs inside `talon serve`"),
        (
            ["invite", "--clinic", "№ 1", "--email", "a@b.example", "--name", "Белова И. О."],
            {"DATABASE_URL": "sqlite://empty.sqlite3"},
            "Run `talon migrate`",
        ),
        (["sync"], {"DATABASE_URL": "sqlite://empty.sqlite3"}, "Run `talon migrate`"),
        (["migrate"], {"DATABASE_URL": "postgresql://x@127.0.0.1:9/x"}, "is PostgreSQL (TALON_DATABASE_URL) running"),
        (["schema", "--check", "absent.graphql"], {}, "run `make schema`"),
        (["sync"], {"SYSTEMS": "absent.json"}, "TALON_SYSTEMS can not be used: neither"),
        (["sync"], {"SYSTEMS": HUB.replace("netrika", "soap")}, "There is no clinic system of the kind 'soap'"),
        (["sync"], {"SYSTEMS": HUB}, "TALON_SYSTEMS can not be used: lo: netrika needs 'guid'"),
    ],
)
def test_what_can_be_mended_is_told_in_a_sentence(
    arguments: list[str], settings: dict[str, str], sentence: str, tmp_path: Path
) -> None:
    code, said = talon(*arguments, folder=tmp_path, **settings)
    assert code == 1
    assert sentence in said
    assert "Traceback" not in said


def test_a_second_process_on_sqlite_is_refused_and_told_which_process_has_it(tmp_path: Path) -> None:
    with (tmp_path / "talon.sqlite3.lock").open("w") as lock:
        lock.write("4711")
        lock.flush()
        fcntl.flock(lock, fcntl.LOCK_EX)
        code, said = talon("demo", folder=tmp_path, DATABASE_URL=f"sqlite://{tmp_path}/talon.sqlite3")
    assert code == 1
    assert "in use by process 4711. SQLite serves one process" in said


def test_a_port_in_use_is_told(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        code, said = talon("serve", "--port", str(taken.getsockname()[1]), folder=tmp_path)
    assert code == 1
    assert "can not be listened on" in said
    assert "Traceback" not in said


def test_the_demo_region_is_kept_out_of_production(tmp_path: Path) -> None:
    production = {
        "PRODUCTION": "1",
        "ORIGIN": "https://talon.example",
        "OIDC_ISSUER": "https://id.example",
        "OIDC_CLIENT_ID": "talon",
        "OIDC_CLIENT_SECRET": "secret",
        **{name.removeprefix("TALON_"): value for name, value in TEST_KEYS.items()},
    }
    code, said = talon("demo", folder=tmp_path, **production)
    assert code == 1
    assert "the demo region does not belong here" in said


def test_migrate_tells_what_it_applied_and_that_nothing_is_left(tmp_path: Path) -> None:
    assert "The database is up to date." in talon("migrate", folder=tmp_path)[1]
    assert talon("migrate", folder=tmp_path) == (0, "The database was up to date already.\n")


def test_the_schema_is_compared_with_the_code(tmp_path: Path) -> None:
    assert "written" in talon("schema", "api.graphql", folder=tmp_path)[1]
    assert talon("schema", "--check", "api.graphql", folder=tmp_path)[0] == 0
    assert (tmp_path / "api.graphql").read_text() == (ROOT / "schema.graphql").read_text()
