"""Whether a request comes from a page of ours."""

from starlette.requests import HTTPConnection


def from_our_page(request: HTTPConnection, origin: str) -> bool:
    """For what changes something: the browser itself has to say so, and no script can forge it."""
    given, site = request.headers.get("origin"), request.headers.get("sec-fetch-site")
    # a page with a strict referrer policy sends the origin "null"; no script can forge sec-fetch-site
    known = site == "same-origin" if given in (None, "null") else given == origin
    return known and site in (None, "same-origin")


def link_of_ours(request: HTTPConnection, origin: str) -> bool:
    """For a link that begins something: followed on a page of ours, or typed. Browsers send no origin with a link."""
    site, referrer = request.headers.get("sec-fetch-site"), request.headers.get("referer")
    if site is not None:
        return site in ("same-origin", "none")
    return referrer is not None and (referrer == origin or referrer.startswith(f"{origin}/"))
