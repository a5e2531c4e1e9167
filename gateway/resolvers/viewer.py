from typing import Any

from gateway.context import Info
from gateway.schema.viewer import Viewer


async def viewer(info: Info) -> Viewer | None:
    person: Any = info.context.person
    return person
