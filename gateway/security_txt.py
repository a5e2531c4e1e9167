"""Where to tell of a hole: /.well-known/security.txt, RFC 9116."""

from datetime import UTC, date, datetime, time, timedelta

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

# RFC 9116, section 2.5.5: less than a year ahead; whoever starts the service stands by the contact
USUALLY = timedelta(days=180)


def security_routes(contact: str | None, expires: date | None, origin: str, now: datetime) -> list[Route]:
    """None without a contact. `expires`: half a year from `now`, the start, unless given."""
    if contact is None:
        return []
    until = now + USUALLY if expires is None else datetime.combine(expires, time(), UTC)
    text = (
        f"Contact: {contact}\n"
        f"Expires: {until.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}\n"
        "Preferred-Languages: ru, en\n"
        f"Canonical: {origin}/.well-known/security.txt\n"
    )

    async def tell(_request: Request) -> Response:
        return PlainTextResponse(text, headers={"Cache-Control": "max-age=86400"})

    return [Route("/.well-known/security.txt", tell, methods=["GET"])]
