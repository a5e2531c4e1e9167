"""The clinic systems that are connected, as the door shows them: their names for people, and what each can do."""

from collections.abc import Mapping
from typing import Final

from booking.ports import Moves
from booking.rules.facts import OWN
from gateway import record_words
from gateway.words import Tongue
from upstream.registry import Registry
from upstream.source import Connected, TellsChanges

_NONE: Final[frozenset[str]] = frozenset()


class ClinicSystems:
    """By the clinics' `system`."""

    def __init__(self, registry: Registry) -> None:
        self._titles = registry.titles
        self._connected: Mapping[str, Connected] = registry.connected

    @property
    def names(self) -> list[str]:
        return sorted(self._connected)

    def is_connected(self, name: str) -> bool:
        return name in self._connected

    def title(self, name: str, tongue: Tongue) -> str:
        """What people call the system; the name itself where nobody has said."""
        if name == OWN:
            return record_words.OWN.say(tongue)
        told = self._titles.get(name)
        if told is None:
            return name
        return told.ru if tongue is Tongue.RU else told.en

    def abilities(self, name: str) -> frozenset[str]:
        """Names of ClinicSystemAbility that its adapter has; counts and links show in what was read."""
        one = self._connected.get(name)
        if one is None:
            return _NONE
        has = {
            "BOOK": one.system is not None,
            "MOVE": isinstance(one.system, Moves),
            "CHANGES": isinstance(one.schedule, TellsChanges),
            "NOTICES": one.inbox is not None,
            "RECORD": one.record is not None,
        }
        return frozenset(ability for ability, able in has.items() if able)
