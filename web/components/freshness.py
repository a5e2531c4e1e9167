"""When a clinic last confirmed its schedule."""

from dataclasses import dataclass

import reflex as rx

from web.client.fragments import PlaceFreshness
from web.live import age
from web.preferences import now


@dataclass(frozen=True)
class Freshness:
    """`seconds` is None when the clinic never confirmed; `stamp` is when it was measured."""

    state: str = "FRESH"
    seconds: int | None = None
    stamp: str = ""


def freshness_of(value: PlaceFreshness) -> Freshness:
    return Freshness(value.state.value, value.age_seconds, now().isoformat())


def freshness(value: rx.Var[Freshness]) -> rx.Component:
    return age(seconds=value.seconds, state=value.state, stamp=value.stamp)
