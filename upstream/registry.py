"""Which clinic systems are connected.

A new one is a folder under upstream/regions or upstream/standards, and an entry in the settings.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from booking.ports import Clock, RecordSources, Remotes
from upstream import regions, standards
from upstream.configured import SystemSettings, SystemTitle
from upstream.source import Connected, ScheduleSource

_SHELVES: tuple[ModuleType, ...] = (standards, regions)


class UnknownSystem(Exception):
    """No adapter's folder has that name; the text lists those there are."""


@dataclass(frozen=True)
class Registry:
    """All by the clinics' `system`.

    `remotes` is what the engine books through, `sources` what the worker reads, `records` where patients' records are.
    """

    remotes: Remotes
    sources: Mapping[str, ScheduleSource]
    records: RecordSources
    connected: Mapping[str, Connected]
    titles: Mapping[str, SystemTitle] = field(default_factory=dict)

    async def close(self) -> None:
        for system in self.connected.values():
            await system.close()


def connect(systems: Iterable[SystemSettings], clock: Clock) -> Registry:
    """What is not named keeps its schedule here. Raises UnknownSystem, BadSystems."""
    listed = tuple(systems)
    connected = {system.name: _connect(system, clock) for system in listed}
    return Registry(
        remotes={name: one.system for name, one in connected.items() if one.system is not None},
        sources={name: one.schedule for name, one in connected.items()},
        records={name: one.record for name, one in connected.items() if one.record is not None},
        connected=connected,
        titles={system.name: system.title for system in listed},
    )


def _connect(system: SystemSettings, clock: Clock) -> Connected:
    adapters = {
        module.name: f"{shelf.__name__}.{module.name}" for shelf in _SHELVES for module in iter_modules(shelf.__path__)
    }
    if system.kind not in adapters:
        known = ", ".join(sorted(adapters))
        raise UnknownSystem(f"There is no clinic system of the kind {system.kind!r}; there are: {known}.")
    connected: Connected = import_module(adapters[system.kind]).connect(system, clock)
    return connected
