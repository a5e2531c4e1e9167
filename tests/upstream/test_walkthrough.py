"""docs/add-a-clinic-system.md, followed to the letter: its files are taken out of the page and their tests are run."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "add-a-clinic-system.md"
_BLOCK = re.compile(r"^```python\n# (\S+\.py)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
# what is written to the page's folder is looked for beside what is there already
BESIDE = """
import importlib
from pathlib import Path

import pytest

from tests.services.clock import SetClock

for name in ("upstream.regions", "tests.upstream.regions"):
    importlib.import_module(name).__path__.append(str(Path(__file__).parent.joinpath(*name.split("."))))


@pytest.fixture
def clock() -> SetClock:
    return SetClock()
"""


@pytest.fixture
def followed(tmp_path: Path) -> Path:
    """A folder with the page's files where they say, and nothing else."""
    blocks: list[tuple[str, str]] = _BLOCK.findall(PAGE.read_text(encoding="utf-8"))
    for name, code in blocks:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(code, encoding="utf-8")
    (tmp_path / "conftest.py").write_text(BESIDE)
    return tmp_path


def run(folder: Path, *command: str) -> str:
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run([sys.executable, "-m", *command], cwd=folder, env=env, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_who_follows_the_page_has_an_adapter_that_keeps_the_contract(followed: Path) -> None:
    tests = str(followed / "tests" / "upstream" / "regions" / "lakes" / "test_contract.py")
    options = ("-q", "-p", "no:cacheprovider", "--import-mode=importlib", "-o", "asyncio_mode=auto", "--rootdir=.")
    assert "9 passed" in run(followed, "pytest", *options, tests)


def test_the_pages_code_is_written_as_ours_is(followed: Path) -> None:
    config = f"--config={ROOT / 'pyproject.toml'}"
    run(followed, "ruff", "check", config, "upstream", "tests")
    run(followed, "ruff", "format", "--check", config, "upstream", "tests")


def test_the_folder_is_an_adapter_that_settings_can_name(followed: Path) -> None:
    told = """
import conftest
from datetime import UTC, datetime
from upstream.configured import read_systems
from upstream.registry import connect
systems = read_systems('[{"name": "north", "kind": "lakes", "url": "https://api.lakes.example/v1"}]')
print(sorted(connect(systems, lambda: datetime.now(UTC)).remotes))
"""
    (followed / "named.py").write_text(told)
    assert run(followed, "named") == "['north']\n"
