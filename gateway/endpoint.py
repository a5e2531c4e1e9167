"""The door: GraphQL over HTTP as its specification says, and over graphql-transport-ws; all else is turned away."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta
from typing import Any

import orjson
from starlette.requests import HTTPConnection, Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocket
from strawberry.asgi import GraphQL
from strawberry.exceptions import MissingQueryError
from strawberry.schema import BaseSchema
from strawberry.schema.exceptions import CannotGetOperationTypeError, InvalidOperationTypeError
from strawberry.subscriptions import GRAPHQL_TRANSPORT_WS_PROTOCOL
from strawberry.types import ExecutionResult
from strawberry.types.graphql import OperationType

from auth.watch import SessionWatch
from booking.actor import Anonymous
from gateway.context import Context
from gateway.faults import Faults
from gateway.limits import TooMuch, check_query, check_variables
from gateway.origins import Origins
from gateway.parameters import RESPONSE_JSON, NotServed, Parameters, media_type, read_parameters
from gateway.sockets import Socket, SocketHandler

INIT_TIMEOUT = timedelta(seconds=3)
MAX_OPERATIONS_PER_SOCKET = 20
ALLOWED = {
    "GET": {OperationType.QUERY},
    "POST": {OperationType.QUERY, OperationType.MUTATION},
}


class Endpoint(GraphQL[Context, None]):
    """Strawberry's ASGI view, hardened. A context is built for each request and each socket."""

    websocket_adapter_class = Socket
    graphql_transport_ws_handler_class = SocketHandler

    def __init__(
        self,
        schema: BaseSchema,
        make_context: Callable[[HTTPConnection], Awaitable[Context]],
        origins: Origins,
        faults: Faults,
        watch: SessionWatch,
        *,
        max_body_bytes: int,
        max_frame_bytes: int,
        deadline_seconds: float,
    ) -> None:
        super().__init__(
            schema,
            graphql_ide=None,
            subscription_protocols=(GRAPHQL_TRANSPORT_WS_PROTOCOL,),
            connection_init_wait_timeout=INIT_TIMEOUT,
            max_subscriptions_per_connection=MAX_OPERATIONS_PER_SOCKET,
        )
        self._make_context = make_context
        self._origins = origins
        self.faults = faults
        self.watch = watch
        self._max_body_bytes = max_body_bytes
        self.max_frame_bytes = max_frame_bytes
        self._deadline_seconds = deadline_seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            await (await self._answer(Request(scope, receive)))(scope, receive, send)
        else:
            await super().__call__(scope, receive, send)

    async def get_context(self, request: Request | WebSocket, response: Response | WebSocket) -> Context:  # noqa: ARG002
        return await self._make_context(request)

    def encode_json(self, data: object) -> str:
        # text, because Strawberry sends bytes as binary frames
        return orjson.dumps(data).decode()

    def _check_websocket_origin(self, request: WebSocket) -> bool:
        return not self._origins.is_foreign(request)

    async def _answer(self, request: Request) -> Response:
        try:
            async with asyncio.timeout(self._deadline_seconds):
                return await self._serve(request)
        except NotServed as refusal:
            return _response(refusal.status, _error(refusal.code, str(refusal)), headers=refusal.headers)
        except TimeoutError:
            return _response(504, _error("DEADLINE_EXCEEDED", "It took too long and was given up."))

    async def _serve(self, request: Request) -> Response:
        if self._origins.is_foreign(request):
            raise NotServed(403, "FORBIDDEN", "This address serves its own pages only.")
        if request.method == "GET" and not self._origins.may_get(request):
            raise NotServed(403, "FORBIDDEN", "This GET needs the header X-Talon-Client.")
        accepted = media_type(request.headers.get("accept"))
        parameters = await read_parameters(request, self._max_body_bytes)
        context = await self._make_context(request)
        result = await self._execute(request.method, parameters, context)
        return self._result_response(result, accepted, parameters, context)

    async def _execute(self, method: str, parameters: Parameters, context: Context) -> ExecutionResult:
        try:
            check_query(parameters.query)
            check_variables(parameters.variables or {})
            result = await self.schema.execute(
                parameters.query,
                variable_values=parameters.variables,
                context_value=context,
                operation_name=parameters.operation_name,
                allowed_operation_types=ALLOWED[method],
                operation_extensions=parameters.extensions,
            )
            await context.readings.write(context.actor)
            return result
        except TooMuch as error:
            return ExecutionResult(data=None, errors=[error])
        except MissingQueryError:
            raise NotServed(400, "BAD_REQUEST", "`query` has to be a text.") from None
        except CannotGetOperationTypeError:
            raise NotServed(400, "BAD_REQUEST", "The document has no such operation.") from None
        except InvalidOperationTypeError as error:
            raise _wrong_operation(error.operation_type) from None

    def _result_response(
        self, result: ExecutionResult, accepted: str, parameters: Parameters, context: Context
    ) -> Response:
        body: dict[str, Any] = {}
        if result.errors:
            body["errors"] = self.faults.tell(result.errors, parameters.query)
        # GraphQL over HTTP: a request that was never executed has no `data` at all
        executed = result.data is not None or any(error.path for error in result.errors or ())
        if executed:
            body["data"] = result.data
        status = 200 if executed or accepted != RESPONSE_JSON else _failure_status(body["errors"])
        personal = not isinstance(context.actor, Anonymous)
        return _response(status, body, accepted, {"Cache-Control": "no-store" if personal else "no-cache"})


def _wrong_operation(kind: OperationType) -> NotServed:
    if kind is OperationType.SUBSCRIPTION:
        return NotServed(400, "BAD_REQUEST", "Subscriptions travel over a WebSocket (graphql-transport-ws).")
    return NotServed(405, "METHOD_NOT_ALLOWED", "A GET only reads; send mutations by POST.", {"Allow": "POST"})


def _failure_status(errors: list[dict[str, Any]]) -> int:
    return 500 if any(error["extensions"]["code"] == "INTERNAL" for error in errors) else 400


def _error(code: str, message: str) -> dict[str, Any]:
    return {"errors": [{"message": message, "extensions": {"code": code}}]}


def _response(
    status: int, body: dict[str, Any], media: str = "application/json", headers: Mapping[str, str] | None = None
) -> Response:
    return Response(
        orjson.dumps(body),
        status,
        {
            "Cache-Control": "no-store",
            "Vary": "Accept, Accept-Language, Cookie",
            "X-Content-Type-Options": "nosniff",
            **(headers or {}),
        },
        f"{media}; charset=utf-8",
    )
