"""Who asks, as the API shows them."""

from typing import Any

from booking.actor import Anonymous
from gateway.context import Info
from gateway.schema.viewer import Viewer


async def viewer(info: Info) -> Viewer | None:
    actor: Any = info.context.actor
    return None if isinstance(actor, Anonymous) else actor
