"""The batch functions of clinic systems: names → how they are doing."""

from collections.abc import Sequence

from booking.actor import Operator
from gateway.loaders import Reach
from storage.queries.system_traits import system_traits
from storage.queries.systems import SystemFacts, system_states

LINKS, COUNTS = "LINKS", "COUNTS"


async def states(reach: Reach, names: Sequence[str], _asked: None) -> list[SystemFacts | None]:
    """For who stands at a desk or runs the service, once a second factor was shown."""
    actor = reach.actor
    if not isinstance(actor, Operator) or not actor.second_factor:
        return [None for _ in names]
    found = await system_states(names, reach.now, reach.policy)
    return [found.get(name) for name in names]


async def shown_abilities(_reach: Reach, names: Sequence[str], _asked: None) -> list[frozenset[str]]:
    """What shows in the rows that were read, by the names of ClinicSystemAbility."""
    found = await system_traits(names)
    return [frozenset(ability for ability, able in _named(found, name) if able) for name in names]


def _named(found: dict[str, tuple[bool, bool]], name: str) -> list[tuple[str, bool]]:
    links, counts = found.get(name, (False, False))
    return [(LINKS, links), (COUNTS, counts)]
