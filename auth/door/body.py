"""The JSON that our pages send, read part by part: what is not as agreed is refused, never a fault."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

import orjson
from starlette.requests import ClientDisconnect, Request

from auth.refusals import No, Refusal
from booking.errors import BadInput

MOST_BYTES = 16_384
LONGEST_TEXT = 500
JSON = "application/json"


@dataclass(frozen=True, slots=True)
class Body:
    """Raises BadInput naming the part."""

    parts: dict[str, Any] = field(repr=False)

    def text(self, name: str, longest: int = LONGEST_TEXT) -> str:
        value = self.parts.get(name)
        if not isinstance(value, str) or not value or len(value) > longest or "\x00" in value:
            raise BadInput(name, "A text is needed.")
        return value

    def text_or_none(self, name: str, longest: int = LONGEST_TEXT) -> str | None:
        return None if self.parts.get(name) in (None, "") else self.text(name, longest)

    def chosen(self, name: str, among: type[Any]) -> Any:
        """A value of that enumeration."""
        try:
            return among(self.text(name))
        except ValueError:
            raise BadInput(name, "It is none of the choices.") from None

    def day(self, name: str) -> date:
        try:
            return date.fromisoformat(self.text(name))
        except ValueError:
            raise BadInput(name, "A date is needed, such as 1980-12-31.") from None

    def is_true(self, name: str) -> bool:
        return self.parts.get(name) is True

    def thing(self, name: str) -> dict[str, Any]:
        value = self.parts.get(name)
        if not isinstance(value, dict):
            raise BadInput(name, "An object is needed.")
        return value


async def read_body(request: Request) -> Body:
    """Raises Refusal BAD_REQUEST, TOO_LARGE."""
    if request.headers.get("content-type", "").split(";")[0].strip().lower() != JSON:
        raise Refusal(No.BAD_REQUEST)
    read = bytearray()
    try:
        async for chunk in request.stream():
            read += chunk
            if len(read) > MOST_BYTES:
                raise Refusal(No.TOO_LARGE)
        parts = orjson.loads(read)
    except (orjson.JSONDecodeError, ClientDisconnect):
        raise Refusal(No.BAD_REQUEST) from None
    if not isinstance(parts, dict):
        raise Refusal(No.BAD_REQUEST)
    return Body(parts)
