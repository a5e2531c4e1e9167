"""No operation runs for ever; a subscription may, once it has begun."""

import asyncio
from collections.abc import AsyncIterator

from strawberry.extensions import SchemaExtension


def deadline(seconds: float) -> type[SchemaExtension]:
    class Deadline(SchemaExtension):
        async def on_execute(self) -> AsyncIterator[None]:
            async with asyncio.timeout(seconds):
                yield

    return Deadline
