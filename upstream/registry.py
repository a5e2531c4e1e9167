"""Which clinic systems are connected. A new region is a folder under upstream/regions and one url in the settings."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from pkgutil import iter_modules

from booking.ports import Clock, Remotes
from upstream import regions
from upstream.source import Connected, ScheduleSource


class UnknownSystem(Exception):
    """No folder under upstream/regions has that name; the text lists those there are."""


@dataclass(frozen=True)
class Registry:
    """`remotes` is what the engine books through, `sources` what the worker reads; both by the clinics' `system`."""

    remotes: Remotes
    sources: Mapping[str, ScheduleSource]
    connected: Mapping[str, Connected]

    async def close(self) -> None:
        for system in self.connected.values():
            await system.close()


def connect(urls: Mapping[str, str], clock: Clock) -> Registry:
    """`urls`: name of a region's folder → where its system answers. What is not named keeps its schedule here."""
    known = {module.name for module in iter_modules(regions.__path__)}
    for name in urls:
        if name not in known:
            raise UnknownSystem(f"There is no clinic system {name!r}; there are: {', '.join(sorted(known))}.")
    connected = {name: _connect(name, url, clock) for name, url in urls.items()}
    return Registry(
        remotes={name: one.system for name, one in connected.items()},
        sources={name: one.schedule for name, one in connected.items()},
        connected=connected,
    )


def _connect(name: str, url: str, clock: Clock) -> Connected:
    connected: Connected = import_module(f"upstream.regions.{name}").connect(name, url, clock)
    return connected
