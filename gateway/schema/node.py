"""Global ids: a type's name and a row's number, so that one id is enough to find a thing again."""

import base64
import binascii
from typing import Any

import strawberry

from booking.errors import BadInput
from gateway.context import Info
from gateway.schema.access import Rule, ruled

MOST = 2**63 - 1


@ruled(Rule.BY_TYPE)
@strawberry.interface(description="A thing with a global id; `node(id)` finds it again.")
class Node:
    @strawberry.field(description="The same for this thing everywhere and always.")
    def id(self: Any, info: Info) -> strawberry.ID:
        return global_id(info._raw_info.parent_type.name, self.id)  # noqa: SLF001 - there is no other way to it


def global_id(type_name: str, number: int) -> strawberry.ID:
    return strawberry.ID(base64.urlsafe_b64encode(f"{type_name}:{number}".encode()).decode().rstrip("="))


def read_id(text: str, type_name: str, field: str) -> int:
    """The number behind a global id. Raises BadInput when it is not one of `type_name`."""
    found, number = split_id(text, field)
    if found != type_name:
        raise BadInput(field, f"This is not the id of a {type_name}.")
    return number


def split_id(text: str, field: str) -> tuple[str, int]:
    """Type name and number. Raises BadInput for what is not a global id at all."""
    try:
        raw = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True).decode("ascii")
        type_name, _, number = raw.partition(":")
        if len(text) <= 64 and number.isdecimal() and 0 < int(number) <= MOST:
            return type_name, int(number)
    except (binascii.Error, ValueError):
        pass
    raise BadInput(field, "This is not an id of ours.")
