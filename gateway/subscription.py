"""What can be watched."""

from collections.abc import Callable
from typing import Any

import strawberry

from gateway.resolvers import live, viewer_changes
from gateway.schema.access import Rule, access


def _watched(resolver: Callable[..., Any], description: str, rule: Rule = Rule.PUBLIC) -> Any:
    return strawberry.subscription(resolver=resolver, description=description, directives=[access(rule)])


@strawberry.type(
    description="What can be watched: first a snapshot (or, after a cursor, just what was missed), then every change."
)
class Subscription:
    doctor_slots = _watched(live.doctor_slots, "The slots of one doctor.")
    clinic_slots = _watched(live.clinic_slots, "The slots of one clinic.")
    viewer_changed = _watched(
        viewer_changes.viewer_changed,
        "Tells that something of yours is no longer as it was read: once when it begins, then on every change.",
        Rule.SIGNED_IN,
    )
