"""Chromium: from the machine, else Debian's package. There is nothing to fall back on."""

import shutil
from pathlib import Path

from tests.services import debian, process

NAMES = ("chromium", "chromium-browser", "google-chrome")
# quiet in a closed network, and able to run as root in a container
OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def executable() -> Path:
    """Where Chromium is; raises with the package's name when it can not be had."""
    if (found := _on_the_machine()) is not None:
        return found
    if debian.install("chromium", "fonts-liberation") and (found := _on_the_machine()) is not None:
        return found
    raise process.ServiceFailed(
        "Chromium is missing: install the Debian package `chromium`, then run again."
        " JOURNEYS=0 leaves the browser tests out."
    )


def _on_the_machine() -> Path | None:
    return next((Path(path) for name in NAMES if (path := shutil.which(name)) is not None), None)
