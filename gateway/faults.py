"""Errors as callers see them: expected ones with a code, faults masked behind an id that is also in the log."""

import logging
import re
import secrets
import traceback
from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from graphql import GraphQLError, GraphQLSyntaxError

from booking.errors import BadInput, Forbidden, NotFound, SignInRequired, StepUpRequired

logger = logging.getLogger("talon.faults")

MOST_ERRORS = 50
LONGEST_MESSAGE = 500
SUGGESTION = re.compile(r"\s*Did you mean .*$", re.DOTALL)


class Faults:
    """Turns GraphQL errors into what may leave the house. `suggest`: whether names of the schema may be hinted at."""

    def __init__(self, suggest: bool) -> None:
        self._suggest = suggest

    def tell(self, errors: Sequence[GraphQLError], query: str) -> list[dict[str, Any]]:
        return [self._tell(error, query) for error in errors[:MOST_ERRORS]]

    def _tell(self, error: GraphQLError, query: str) -> dict[str, Any]:
        told = dict(error.formatted)
        message, extensions = self._words(error, query)
        return {**told, "message": message, "extensions": {**(error.extensions or {}), **extensions}}

    def _words(self, error: GraphQLError, query: str) -> tuple[str, dict[str, Any]]:
        match _cause(error):
            case SignInRequired():
                return "Sign in first.", {"code": "UNAUTHENTICATED"}
            case Forbidden():
                return "You may not do this.", {"code": "FORBIDDEN"}
            case StepUpRequired():
                return "Show a second factor first.", {"code": "SECOND_FACTOR_REQUIRED"}
            case NotFound():
                return "There is no such thing, or it is not yours to see.", {"code": "NOT_FOUND"}
            case BadInput() as bad:
                return str(bad), {"code": "BAD_INPUT", "field": bad.field}
            case TimeoutError():
                return "It took too long and was given up.", {"code": "DEADLINE_EXCEEDED"}
            case None:
                return self._plain(error), {"code": _code(error)}
            case cause:
                return masked(cause, ".".join(str(step) for step in error.path or ()), query_hash(query))

    def _plain(self, error: GraphQLError) -> str:
        # some of GraphQL's own messages repeat the whole value
        message = error.message[:LONGEST_MESSAGE]
        return message if self._suggest else SUGGESTION.sub("", message)


def query_hash(query: str) -> str:
    """Names a query in the log without saying what is in it."""
    return sha256(query.encode("utf-8", "replace")).hexdigest()[:16]


def _cause(error: GraphQLError) -> BaseException | None:
    """What was raised in the first place; None when GraphQL itself complains."""
    cause: BaseException | None = error.original_error
    while isinstance(cause, GraphQLError):
        cause = cause.original_error
    return cause


def _code(error: GraphQLError) -> str:
    if error.extensions and "code" in error.extensions:
        return str(error.extensions["code"])
    if isinstance(error, GraphQLSyntaxError):
        return "GRAPHQL_PARSE_FAILED"
    # a path means that execution had begun, so the document was valid
    return "BAD_INPUT" if error.path or _is_about_variables(error) else "GRAPHQL_VALIDATION_FAILED"


def _is_about_variables(error: GraphQLError) -> bool:
    return error.message.startswith("Variable '$") and " has invalid value" in error.message


def masked(cause: BaseException, path: str, query: str) -> tuple[str, dict[str, Any]]:
    """Logs the fault under a new id; returns the words and extensions that may leave the house. `query`: its hash."""
    fault_id = secrets.token_hex(8)
    told = (fault_id, path, query, type(cause).__name__, frames_of(cause))
    logger.error("fault %s code=INTERNAL path=%s query=%s %s\n%s", *told)
    return f"Something broke on our side; it is known as {fault_id}.", {"code": "INTERNAL", "id": fault_id}


def frames_of(error: BaseException) -> str:
    """Where it happened, without the exception's own text: that may hold somebody's data."""
    return "".join(traceback.format_tb(error.__traceback__))
