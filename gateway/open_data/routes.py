"""Where the published files are fetched: /open-data/$bulk-publish names the others."""

from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import date, datetime, timedelta

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from booking.rules.policy import Policy
from gateway.open_data.files import FOLDER, MANIFEST, OpenFiles
from gateway.open_data.shelf import File, Make, Shelf

# pages of others may read these files, and nothing else of ours
FOR_ALL = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
NDJSON = "application/fhir+ndjson"
# days about today and the horizon in which some clinic's own day may still lie
_ZONES_APART = timedelta(days=1)
_MOST_DAYS = timedelta(days=400)


def open_data_routes(origin: str, policy: Policy, clock: Callable[[], datetime]) -> list[Route]:
    """`origin`: the address people open."""
    files, shelf = OpenFiles(origin, policy, clock), Shelf(clock)

    async def answer(request: Request, name: str, make: Make, media_type: str = NDJSON) -> Response:
        file = await shelf.file(name, make)
        return _told(request, file, file.age(clock()), media_type)

    async def manifest(request: Request) -> Response:
        return await answer(request, MANIFEST, files.manifest, "application/json")

    async def locations(request: Request) -> Response:
        return await answer(request, "locations", files.locations)

    async def schedules(request: Request) -> Response:
        return await answer(request, "schedules", files.schedules)

    async def slots(request: Request) -> Response:
        day, today = _day(request.path_params["day"]), clock().date()
        if day is None or not today - _ZONES_APART <= day <= today + _MOST_DAYS:
            return PlainTextResponse("Not found", 404, FOR_ALL)
        return await answer(request, f"slots-{day}", lambda: files.slots(day))

    return [
        _route(f"/{MANIFEST}", manifest),
        _route("/locations.ndjson", locations),
        _route("/schedules.ndjson", schedules),
        _route("/slots-{day}.ndjson", slots),
    ]


def _route(path: str, endpoint: Callable[[Request], Awaitable[Response]]) -> Route:
    return Route(f"{FOLDER}{path}", endpoint, methods=["GET"])


def _told(request: Request, file: File, seconds: int, media_type: str) -> Response:
    headers = FOR_ALL | {"ETag": file.etag, "Cache-Control": f"public, max-age={seconds}"}
    if _has(request.headers.get("if-none-match", ""), file.etag):
        return Response(status_code=304, headers=headers)
    headers["Content-Length"] = str(file.size)
    return StreamingResponse(_pieces(file), 200, headers, media_type)


async def _pieces(file: File) -> AsyncIterator[bytes]:
    for piece in file.pieces:
        yield piece


def _has(if_none_match: str, etag: str) -> bool:
    """RFC 9110, 13.1.2: compared weakly; what lies between may have weakened it."""
    asked = {one.strip().removeprefix("W/") for one in if_none_match.split(",")}
    return etag in asked or "*" in asked


def _day(text: str) -> date | None:
    try:
        read = date.fromisoformat(text)
    except ValueError:
        return None
    # 20260301 is the same day, and would be a second file of it
    return read if read.isoformat() == text else None
