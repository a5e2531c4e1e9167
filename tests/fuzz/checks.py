"""What an answer to a random question must be. schemathesis loads this module in its own environment.

Its own check for servers' faults calls every error in a resolved field the server's, unless the code is one of
Apollo's. Ours asks for one of our codes for what the caller did, and takes nothing else for an answer.
"""

import schemathesis

# the caller's doing, told with a code; INTERNAL, and no code at all, is ours
TOLD = frozenset(
    {
        "BAD_INPUT",
        "BAD_REQUEST",
        "FORBIDDEN",
        "GRAPHQL_PARSE_FAILED",
        "GRAPHQL_VALIDATION_FAILED",
        "NOT_FOUND",
        "SECOND_FACTOR_REQUIRED",
        "TOO_COMPLEX",
        "UNAUTHENTICATED",
    }
)


@schemathesis.check  # type: ignore[untyped-decorator]  # it is not there where types are checked
def is_no_fault(_context: schemathesis.CheckContext, response: schemathesis.Response, _case: schemathesis.Case) -> None:
    """No 5xx, JSON of the right shape, and no error without a code of the caller's."""
    assert response.status_code < 500, f"status {response.status_code}"
    told = response.json()
    assert isinstance(told, dict)
    assert "data" in told or told.get("errors"), "neither data nor errors"
    for error in told.get("errors", ()):
        code = error.get("extensions", {}).get("code")
        assert code in TOLD, f"an error with the code {code}: {error['message']}"
