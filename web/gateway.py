"""The only way out of the page: the generated client, over a transport that the composition root hands in."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import httpx
from reflex.istate.data import RouterData

from web.client import Client
from web.client.exceptions import GraphQLClientError, GraphQLClientGraphQLMultiError
from web.preferences import preferences

PATIENCE_SECONDS = 12

logger = logging.getLogger(__name__)


class SignInNeeded(Exception):
    """Only a signed-in person may do this."""


class StepUpNeeded(Exception):
    """A second factor has to be shown in this session first: `web.holding.second_factor` leads there and back."""


class NotThere(Exception):
    """There is no such thing, or it is not this person's."""


class Unfit(NotThere):
    """What was sent cannot be used; `field` says which part of it."""

    def __init__(self, field: str) -> None:
        super().__init__()
        self.field = field


class Unreachable(Exception):
    """The gateway did not answer, or answered with a fault: nothing is known of the outcome."""


@dataclass(slots=True)
class _Wire:
    transport: httpx.AsyncBaseTransport | None = None
    origin: str = "http://127.0.0.1:8000"


_wire = _Wire()


def connect(transport: httpx.AsyncBaseTransport, origin: str) -> None:
    """Says once how the gateway is reached: in one process an ASGITransport, else HTTP."""
    _wire.transport, _wire.origin = transport, origin


@asynccontextmanager
async def gateway(router: RouterData) -> AsyncIterator[Client]:
    """A client that speaks for the person whose browser sent the event. Raises the four errors above."""
    try:
        async with asyncio.timeout(PATIENCE_SECONDS), _http(router) as http:
            # the generator's protocol wants httpx's parameters in an order of its own; they are only ever named
            yield Client(url=f"{_wire.origin}/graphql", http_client=http)  # type: ignore[arg-type]
    except GraphQLClientGraphQLMultiError as error:
        raise _meaning(error) from error
    except (GraphQLClientError, httpx.HTTPError, TimeoutError) as error:
        logger.warning("the gateway gave the page no answer: %s", type(error).__name__)
        raise Unreachable from error


def _http(router: RouterData) -> httpx.AsyncClient:
    # One per call: a shared one would keep one person's cookies for the next.
    headers = {
        "Cookie": router.headers.cookie,
        "Origin": _wire.origin,
        "Accept-Language": preferences(router).language,
    }
    return httpx.AsyncClient(transport=_wire.transport, headers=headers, trust_env=False)


def _meaning(error: GraphQLClientGraphQLMultiError) -> Exception:
    codes = {(inner.extensions or {}).get("code") for inner in error.errors}
    if codes & {"SIGN_IN_REQUIRED", "UNAUTHENTICATED"}:
        return SignInNeeded()
    if "SECOND_FACTOR_REQUIRED" in codes:
        return StepUpNeeded()
    if "BAD_INPUT" in codes:
        return Unfit(next(str((inner.extensions or {}).get("field") or "") for inner in error.errors))
    if codes & {"NOT_FOUND", "FORBIDDEN", "BAD_USER_INPUT"}:
        return NotThere()
    return Unreachable()
