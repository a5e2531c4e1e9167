"""`python -m web.build`: exports the page to `.web/build/client`, or says that it is up to date."""

import fcntl
import gzip
import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILT = ROOT / ".web" / "build" / "client"
LOCK = ROOT / ".web" / "talon.lock"
STAMP = ROOT / ".web" / "build" / "talon.stamp"
SOURCES = ("web", "assets", "reflex.lock", "rxconfig.py")
SUFFIXES = {".py", ".js", ".jsx", ".css", ".svg", ".json", ".graphql"}
PACKAGE = ROOT / "reflex.lock" / "package.json"
PLACEHOLDER = "://page.invalid"
# what Reflex itself says to people, in English alone, and the same in the reader's language
SPOKEN = {
    "`A new version of this app is available.`": (
        "There is a new version of this page.",
        "Вышла новая версия страницы.",
    ),
    ".textContent=`Reload`": ("Reload", "Обновить"),
}


class BuildFailed(Exception):
    """The export ended badly; the text is its last words."""


def sources() -> Iterator[Path]:
    """Every file the export is made from, in a fixed order."""
    for name in SOURCES:
        path = ROOT / name
        files = sorted(path.rglob("*")) if path.is_dir() else [path]
        yield from (
            file for file in files if file.suffix in SUFFIXES and "external" not in file.parts and file.exists()
        )


def stamp() -> str:
    """A digest of the sources and of Reflex's version."""
    digest = hashlib.sha256(version("reflex").encode())
    for file in sources():
        digest.update(str(file.relative_to(ROOT)).encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()


def up_to_date() -> bool:
    return STAMP.exists() and STAMP.read_text() == stamp()


def export() -> None:
    command = [sys.executable, "-m", "reflex", "export", "--frontend-only", "--no-zip"]
    wanted = PACKAGE.read_text()
    result = subprocess.run(command, cwd=ROOT, env=environment(), capture_output=True, text=True, check=False)
    if json.loads(PACKAGE.read_text()) == json.loads(wanted):
        # Reflex writes the same content in another order each time, and a build must not look like a change
        PACKAGE.write_text(wanted)
    if result.returncode != 0 or not (BUILT / "index.html").exists():
        raise BuildFailed((result.stdout + result.stderr)[-4000:])
    use_own_address()
    use_own_words()
    STAMP.write_text(stamp())


def environment() -> dict[str, str]:
    """Node and npm come from this Python environment; the registry is the one npm is set up with here."""
    scripts = str(Path(sys.executable).parent)
    path = scripts + os.pathsep + os.environ.get("PATH", "")
    registry = subprocess.run(
        ["npm", "config", "get", "registry"],
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        check=True,
    )
    return {
        **os.environ,
        "PATH": path,
        "REFLEX_USE_NPM": "1",
        "REFLEX_TELEMETRY_ENABLED": "false",
        "NPM_CONFIG_REGISTRY": registry.stdout.strip(),
    }


def use_own_address() -> None:
    """Reflex bakes the socket's address in at export: make it the address the page came from."""
    for file in (BUILT / "assets").glob("*.js"):
        text = file.read_text()
        if PLACEHOLDER in text:
            text = text.replace(f"`http{PLACEHOLDER}", "`${location.origin}")
            text = text.replace(f"`ws{PLACEHOLDER}", "`${location.origin.replace(/^http/,'ws')}")
            _write(file, text)


def use_own_words() -> None:
    """Raises BuildFailed when Reflex says it otherwise by now."""
    left = set(SPOKEN)
    for file in (BUILT / "assets").glob("*.js"):
        text = file.read_text()
        for words in [words for words in SPOKEN if words in text]:
            text = text.replace(words, _in_language(words))
            left.discard(words)
            _write(file, text)
    if left:
        raise BuildFailed(f"not found in what was built: {', '.join(sorted(left))}")


def _in_language(words: str) -> str:
    english, russian = SPOKEN[words]
    return f"{words.partition('`')[0]}(document.documentElement.lang===`en`?`{english}`:`{russian}`)"


def _write(file: Path, text: str) -> None:
    file.write_text(text)
    Path(f"{file}.gz").write_bytes(gzip.compress(text.encode(), 9, mtime=0))


def ensure() -> bool:
    """Builds the page if its sources have changed; False when it was up to date. Of two at once, one builds."""
    LOCK.parent.mkdir(exist_ok=True)
    with LOCK.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if up_to_date():
            return False
        export()
        return True


def main() -> None:
    try:
        built = ensure()
    except BuildFailed as failure:
        sys.exit(f"The page could not be built:\n{failure}")
    print(f"page: built into {BUILT.relative_to(ROOT)}" if built else "page: up to date")


if __name__ == "__main__":
    main()
