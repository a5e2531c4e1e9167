"""Whether a request comes from a page of ours."""

from urllib.parse import urlsplit

from starlette.requests import HTTPConnection

from auth.return_to import other_name


def from_our_page(request: HTTPConnection, origin: str) -> bool:
    """For what changes something: the browser itself has to say so, and no script can forge it."""
    given, site = request.headers.get("origin"), request.headers.get("sec-fetch-site")
    # a page with a strict referrer policy sends the origin "null"; no script can forge sec-fetch-site
    known = site == "same-origin" if given in (None, "null") else given == origin or _sibling(str(given), origin)
    return known and site in (None, "same-origin")


def link_of_ours(request: HTTPConnection, origin: str) -> bool:
    """For a link that begins something: followed on a page of ours, or typed. Browsers send no origin with a link."""
    site, referrer = request.headers.get("sec-fetch-site"), request.headers.get("referer")
    if site is not None:
        return site in ("same-origin", "none")
    return referrer is not None and (referrer == origin or referrer.startswith(f"{origin}/"))


def _sibling(given: str, origin: str) -> bool:
    """Another name of this machine, at the same port: browsers make passkeys for "localhost", for no address."""
    try:
        asked, ours = urlsplit(given), urlsplit(origin)
        return asked.scheme == ours.scheme and asked.port == ours.port and other_name(asked.hostname, origin)
    except ValueError:
        return False
