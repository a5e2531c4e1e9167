"""Where a person goes back to after signing in: only ever to a page of ours."""

from urllib.parse import urlsplit

HOME = "/"
LONGEST = 2000


LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


def other_name(hostname: str | None, origin: str) -> bool:
    """Whether a browser came by another loopback name of this machine than our origin's."""
    return hostname in LOOPBACK and urlsplit(origin).hostname in LOOPBACK - {hostname}


def own_path(asked: str | None) -> str:
    """The asked path with its query, or the first page when it could lead anywhere else."""
    if not asked or len(asked) > LONGEST or not asked.isprintable():
        return HOME
    # browsers read a backslash as a slash, and two slashes as another host
    if not asked.startswith("/") or asked.startswith("//") or "\\" in asked:
        return HOME
    try:
        parts = urlsplit(asked)
    except ValueError:
        return HOME
    if parts.scheme or parts.netloc or parts.path.startswith("/auth/"):
        return HOME
    return asked
