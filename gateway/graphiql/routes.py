"""GraphiQL in development, from our own files; it is left out where they have not been fetched."""

from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from gateway.graphiql.fetch import NAMES

PAGE = Path(__file__).parent / "page.html"
MISSING = "GraphiQL's files are not here. `make graphiql` brings them.\n"
# GraphiQL builds styles and a worker as it runs; nothing may come from anywhere else
POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; font-src 'self' data:; connect-src 'self' ws: wss:; frame-ancestors 'none'"
)


def graphiql_routes(assets: Path) -> list[Route]:
    async def page(_request: Request) -> Response:
        if not all((assets / name).is_file() for name in NAMES):
            return PlainTextResponse(MISSING, 404)
        return HTMLResponse(PAGE.read_text("utf-8"), headers={"Content-Security-Policy": POLICY})

    async def asset(request: Request) -> Response:
        name = request.path_params["name"]
        known = name in NAMES and (assets / name).is_file()
        return FileResponse(assets / name) if known else PlainTextResponse("Not found", 404)

    return [Route("/graphiql", page, methods=["GET"]), Route("/graphiql/{name}", asset, methods=["GET"])]
