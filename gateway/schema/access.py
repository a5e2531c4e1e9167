"""Who may use a field, printed in the SDL where everybody can read it."""

from typing import Any

import strawberry
from strawberry.permission import BasePermission, PermissionExtension
from strawberry.schema_directive import Location

from booking.actor import Anonymous
from booking.errors import SignInRequired


@strawberry.schema_directive(
    locations=[Location.FIELD_DEFINITION],
    name="signedIn",
    description="Needs a signed-in account; without one it is refused (UNAUTHENTICATED), or null where it may be.",
)
class SignedInDirective:
    pass


class SignedIn(BasePermission):
    _schema_directive = SignedInDirective()

    def has_permission(self, source: Any, info: Any, **kwargs: Any) -> bool:  # noqa: ARG002 - the signature is given
        return not isinstance(info.context.actor, Anonymous)

    def on_unauthorized(self) -> None:
        raise SignInRequired


def signed_in() -> PermissionExtension:
    return PermissionExtension([SignedIn()])


def null_unless_signed_in() -> PermissionExtension:
    return PermissionExtension([SignedIn()], fail_silently=True)
