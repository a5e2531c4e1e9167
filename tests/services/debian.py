"""Debian's packages, for what a fresh machine lacks."""

import fcntl
import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path


@cache
def install(*packages: str) -> bool:
    """Install the packages if this machine lets us (root, or `sudo` without a password); False when it does not."""
    root = _as_root()
    if root is None or shutil.which("apt-get") is None:
        return False
    # two test processes at once would meet at dpkg's own lock and one of them would fail
    with (Path(tempfile.gettempdir()) / f"talon-tests-apt-{os.getuid()}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        commands = (["apt-get", "update"], ["apt-get", "install", "-y", "--no-install-recommends", *packages])
        return all(_succeeds([*root, *command]) for command in commands)


def _as_root() -> list[str] | None:
    if os.geteuid() == 0:
        return ["env", "DEBIAN_FRONTEND=noninteractive"]
    if shutil.which("sudo") and _succeeds(["sudo", "-n", "true"]):
        return ["sudo", "-n", "env", "DEBIAN_FRONTEND=noninteractive"]
    return None


def _succeeds(command: Sequence[str]) -> bool:
    return subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False).returncode == 0
