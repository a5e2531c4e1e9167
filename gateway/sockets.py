"""GraphQL over a WebSocket, by the letter of graphql-transport-ws.

https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md – the close codes are its own.
"""

import asyncio
import logging
from collections.abc import AsyncGenerator, AsyncIterator, Mapping, Sequence
from contextlib import aclosing, suppress
from typing import Any, Protocol, cast

from graphql import GraphQLError
from strawberry.asgi import ASGIWebSocketAdapter
from strawberry.http.exceptions import NonJsonMessageReceived, NonTextMessageReceived, WebSocketDisconnected
from strawberry.subscriptions.protocols.graphql_transport_ws.handlers import BaseGraphQLTransportWSHandler, Operation
from strawberry.types import ExecutionResult

from auth.watch import Ending, SessionWatch
from gateway.context import Context
from gateway.faults import Faults, frames_of
from gateway.limits import TooMuch, check_query, check_variables
from gateway.parameters import NotServed, Parameters, parameters_of, read_json

UNAUTHORIZED, FORBIDDEN, ALREADY_THERE = 4401, 4403, 4409
TOO_BIG = 1009
# the page reads anew on either; who only saw more or less may come back at once
ENDINGS = {
    Ending.SESSION_ENDED: "The session has ended",
    Ending.REACH_CHANGED: "What you may see has changed",
}

logger = logging.getLogger("talon.sockets")


class Door(Protocol):
    """What a socket needs of the endpoint that opened it."""

    faults: Faults
    watch: SessionWatch
    max_frame_bytes: int


class Socket(ASGIWebSocketAdapter):
    """Text frames of bounded size, each strict JSON."""

    async def iter_json(self, **_given: bool) -> AsyncGenerator[object, None]:
        while (message := await self.ws.receive())["type"] == "websocket.receive":
            text = message.get("text")
            if text is None:
                raise NonTextMessageReceived
            frame = text.encode()
            most = cast(Door, self.view).max_frame_bytes
            if len(frame) > most:
                await self.close(TOO_BIG, f"At most {most} bytes a message")
                return
            try:
                yield read_json(frame)
            except NotServed:
                raise NonJsonMessageReceived from None
            if self.is_closed:
                return

    @property
    def is_closed(self) -> bool:
        return self.ws.application_state.name == "DISCONNECTED"

    async def send_json(self, message: Mapping[str, object]) -> None:
        if not self.is_closed:
            await super().send_json(message)

    async def close(self, code: int, reason: str) -> None:
        if not self.is_closed:
            # a close frame's reason is at most 123 bytes
            await super().close(code, reason.encode()[:120].decode(errors="ignore"))


class SocketHandler(BaseGraphQLTransportWSHandler[Context, None]):
    """One socket. It closes within a second after its session has ended, or its person sees more or less."""

    websocket: Socket

    @property
    def door(self) -> Door:
        return cast(Door, self.view)

    async def handle(self) -> None:
        if self.context.session_id is None:
            return await super().handle()
        watching = asyncio.create_task(self._close_with(self.context.session_id))
        try:
            await super().handle()
        finally:
            watching.cancel()
            with suppress(asyncio.CancelledError):
                await watching

    async def _close_with(self, session_id: int) -> None:
        try:
            async with asyncio.timeout(self._second_factor_seconds()):
                reason = ENDINGS[await self.door.watch.ended(session_id, self.context.reach)]
        except TimeoutError:
            # a request is looked at each time; a socket was looked at when it was opened
            reason = "The second factor has run out"
        await self.websocket.close(FORBIDDEN, reason)

    def _second_factor_seconds(self) -> float | None:
        until = self.context.second_factor_until
        return None if until is None else max(0.0, (until - self.context.engine.clock()).total_seconds())

    async def run_operation(self, operation: Operation[Context, None]) -> None:
        context = self.context.for_operation()
        try:
            results = await self.schema.stream(
                operation.query, operation.variables, context, None, operation.operation_name
            )
            async with aclosing(results):
                await self._send_results(operation, results, context)
        except Exception as error:  # noqa: BLE001 - told and logged, the socket goes on
            await self.handle_task_exception(error)
        with suppress(WebSocketDisconnected):
            await operation.send_operation_message({"id": operation.id, "type": "complete"})

    async def _send_results(
        self, operation: Operation[Context, None], results: AsyncIterator[Any], context: Context
    ) -> None:
        began = False
        async for result in results:
            await context.readings.write(context.actor)
            # nothing was executed: by the protocol that is `error`, which ends the operation
            if not began and result.data is None and not any(error.path for error in result.errors or ()):
                await operation.send_initial_errors(result.errors or [])
                return
            await operation.send_next(result)
            began = True

    async def handle_task_exception(self, error: Exception) -> None:
        if not isinstance(error, WebSocketDisconnected):
            logger.error("an operation of a socket failed: %s\n%s", type(error).__name__, frames_of(error))

    async def handle_message(self, message: Any) -> None:
        if not _is_well_formed(message):
            await self.handle_invalid_message("The message is not one of graphql-transport-ws")
            return
        await super().handle_message(message)

    async def handle_connection_init(self, message: Any) -> None:
        # null means the same as left out
        await super().handle_connection_init({"type": "connection_init", "payload": message.get("payload") or {}})

    async def handle_subscribe(self, message: Any) -> None:
        if not self.connection_acknowledged:
            await self.websocket.close(UNAUTHORIZED, "Unauthorized")
            return
        operation_id: str = message["id"]
        if operation_id in self.operations:
            await self.websocket.close(ALREADY_THERE, f"Subscriber for {operation_id} already exists")
            return
        try:
            parameters = self._admit(message["payload"])
        except NotServed as problem:
            await self.handle_invalid_message(str(problem))
        except GraphQLError as error:
            await self.websocket.send_json({"id": operation_id, "type": "error", "payload": self.told([error], "")})
        else:
            self._begin(operation_id, parameters)

    def _admit(self, payload: Any) -> Parameters:
        parameters = parameters_of(payload)
        check_query(parameters.query)
        check_variables(parameters.variables or {})
        if len(self.operations) >= (self.max_subscriptions_per_connection or 0):
            raise TooMuch("operations on one socket", self.max_subscriptions_per_connection or 0)
        return parameters

    def _begin(self, operation_id: str, parameters: Parameters) -> None:
        operation = SocketOperation(
            self, operation_id, parameters.query, parameters.variables, parameters.operation_name
        )
        operation.task = asyncio.create_task(self.run_operation(operation))
        operation.task.add_done_callback(self._task_done)
        self.operations[operation_id] = operation

    def told(self, errors: Sequence[GraphQLError], query: str) -> list[dict[str, Any]]:
        return self.door.faults.tell(errors, query)


class SocketOperation(Operation[Context, None]):
    """One operation of a socket; its errors are told as over HTTP."""

    handler: SocketHandler

    async def send_initial_errors(self, errors: list[GraphQLError]) -> None:
        payload: Any = self.handler.told(errors, self.query)
        await self.send_operation_message({"id": self.id, "type": "error", "payload": payload})

    async def send_next(self, execution_result: ExecutionResult) -> None:
        payload: Any = {"data": execution_result.data}
        if execution_result.errors:
            payload["errors"] = self.handler.told(execution_result.errors, self.query)
        await self.send_operation_message({"id": self.id, "type": "next", "payload": payload})


def _is_well_formed(message: Any) -> bool:
    """The shapes of PROTOCOL.md, "Message types"."""
    if not isinstance(message, dict):
        return False
    match message.get("type"):
        case "connection_init" | "ping" | "pong":
            return message.get("payload") is None or isinstance(message["payload"], dict)
        case "subscribe":
            return _has_id(message) and isinstance(message.get("payload"), dict)
        case "complete":
            return _has_id(message)
        case _:
            return False


def _has_id(message: dict[str, Any]) -> bool:
    return isinstance(message.get("id"), str) and message["id"] != ""
