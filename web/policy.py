"""What a browser may load and run on each page: our own files, and the scripts that stand in it, by their digests."""

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

INLINE = re.compile(r"<script(?![^>]*\ssrc=)[^>]*>(.+?)</script>", re.DOTALL)
# what is no page of its own is drawn from this file
FALLBACK = "__spa-fallback.html"
BUILT = "/assets/"
NOTHING = "default-src 'none'; frame-ancestors 'none'"
"""For what is no page: opened by itself, it may load nothing."""


class Policies:
    """One Content-Security-Policy for each built page; `files`: the folder they were built into."""

    def __init__(self, files: Path, origin: str) -> None:
        self._origin = origin
        pages = {f"/{page.parent.relative_to(files)}": page for page in files.glob("*/**/index.html")}
        self._of_pages = {path: self._policy(page) for path, page in pages.items()}
        self._of_pages["/"] = self._policy(files / "index.html", files / "404.html")
        self._other = self._policy(files / FALLBACK, files / "404.html")

    def of(self, path: str) -> str:
        if path.startswith(BUILT):
            return NOTHING
        return self._of_pages.get(path.rstrip("/") or "/", self._other)

    def _policy(self, *pages: Path) -> str:
        scripts = {digest for page in pages if page.exists() for digest in inline_scripts(page.read_text("utf-8"))}
        socket = self._origin.replace("http", "ws", 1)
        return "; ".join(
            (
                "default-src 'self'",
                # Reflex runs what the server tells it to run, such as a scroll, through eval
                f"script-src 'self' 'unsafe-eval' {' '.join(sorted(scripts))}".rstrip(),
                # it also writes styles as it goes
                "style-src 'self' 'unsafe-inline'",
                "img-src 'self' data:",
                f"connect-src 'self' {socket}",
                "object-src 'none'",
                "base-uri 'none'",
                "frame-ancestors 'none'",
            )
        )


def inline_scripts(page: str) -> set[str]:
    """The sources that allow the scripts written into a page."""
    return {f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" for text in INLINE.findall(page)}
