"""The page's Content-Security-Policy: its own files, and the scripts that stand in it."""

from base64 import b64encode
from hashlib import sha256
from pathlib import Path

from web.policy import NOTHING, Policies, inline_scripts


def source(script: str) -> str:
    return f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"


def built(folder: Path, **pages: str) -> Path:
    for name, text in pages.items():
        page = folder / name.replace("__", "/")
        page.parent.mkdir(parents=True, exist_ok=True)
        page.with_suffix(".html").write_text(text)
    return folder


def test_a_script_in_the_page_is_allowed_by_its_digest_and_a_file_by_its_origin() -> None:
    page = '<script src="/boot.js"></script><script type="module">go()</script><script>\nя()\n</script>'
    assert inline_scripts(page) == {source("go()"), source("\nя()\n")}


def test_each_page_allows_its_own_scripts_only(tmp_path: Path) -> None:
    files = built(tmp_path, index="<script>one()</script>", family__index="<script>two()</script>")
    policies = Policies(files, "https://talon.example")
    assert source("one()") in policies.of("/")
    assert source("two()") not in policies.of("/")
    assert source("two()") in policies.of("/family")
    assert policies.of("/family/") == policies.of("/family")
    assert "'unsafe-inline'" not in policies.of("/").split("style-src")[0]
    assert "connect-src 'self' wss://talon.example" in policies.of("/doctor/x")


def test_what_is_no_page_may_load_nothing(tmp_path: Path) -> None:
    files = built(tmp_path, index="<script>one()</script>")
    assert Policies(files, "https://talon.example").of("/assets/root-1.js") == NOTHING
