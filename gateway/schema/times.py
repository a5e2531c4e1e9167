"""Moments in the clinic's own zone, with their offset."""

from datetime import datetime
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

import strawberry


@lru_cache(64)
def zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)


def local(attribute: str, description: str) -> Any:
    """A field: the moment in `attribute` as the clinic's clock shows it. The row has the clinic's `zone`."""

    def resolve(root: Any) -> datetime:
        moment: datetime = getattr(root, attribute)
        return moment.astimezone(zone(root.zone))

    return strawberry.field(resolver=resolve, description=description)
