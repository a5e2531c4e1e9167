"""Which clinic systems are configured: a JSON list of objects, or the path of a file that holds it.

    [{"name": "lo", "kind": "netrika", "url": "https://…/HubService.svc", "title": {"ru": "…", "en": "…"}, "guid": "…"}]

`name`: what the clinics' rows call it, and never changes again. `kind`: the folder of its adapter. What else an adapter
wants stands beside them as texts.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import orjson

from booking.rules.facts import OWN

_NAME = re.compile(r"[a-z][a-z0-9-]{0,31}")
_KNOWN = frozenset({"name", "kind", "url", "title"})


class BadSystems(ValueError):
    """The list can not be used; the text says which entry and why. It never holds a secret."""


@dataclass(frozen=True, slots=True)
class SystemTitle:
    """What people call the system."""

    ru: str
    en: str


@dataclass(frozen=True, slots=True)
class SystemSettings:
    """One clinic system. `options`: what its adapter alone understands; secrets among them."""

    name: str
    kind: str
    url: str
    title: SystemTitle
    options: Mapping[str, str] = field(default_factory=dict, repr=False)

    def option(self, name: str) -> str:
        """Raises BadSystems when it is not set."""
        value = self.options.get(name)
        if not value:
            raise BadSystems(f"{self.name}: {self.kind} needs {name!r}")
        return value


def read_systems(text: str | None) -> tuple[SystemSettings, ...]:
    """Raises BadSystems."""
    if not text:
        return ()
    systems = tuple(_system(entry, number) for number, entry in enumerate(_listed(text), 1))
    names = [system.name for system in systems]
    for name in names:
        if names.count(name) > 1:
            raise BadSystems(f"two clinic systems are called {name!r}")
    return systems


def _listed(text: str) -> list[Any]:
    try:
        read = orjson.loads(text if text.lstrip().startswith("[") else Path(text).read_bytes())
    except OSError:
        raise BadSystems("neither a JSON list nor the path of a file") from None
    except orjson.JSONDecodeError:
        raise BadSystems("not JSON") from None
    if not isinstance(read, list):
        raise BadSystems("not a list")
    return read


def _system(entry: Any, number: int) -> SystemSettings:
    if not isinstance(entry, Mapping):
        raise BadSystems(f"entry {number} is not an object")
    name, kind, url = (_text(entry, key, number) for key in ("name", "kind", "url"))
    if not _NAME.fullmatch(name) or name in (OWN, "card"):
        raise BadSystems(f"entry {number}: the name {name!r} can not be used")
    if urlsplit(url).scheme not in ("http", "https") or not urlsplit(url).hostname:
        raise BadSystems(f"{name}: the url has to begin with http:// or https://")
    options = {key: str(value) for key, value in entry.items() if key not in _KNOWN}
    return SystemSettings(name, kind, url, _title(entry.get("title"), name), options)


def _text(entry: Mapping[str, Any], key: str, number: int) -> str:
    value = entry.get(key)
    if not isinstance(value, str) or not value.strip():
        raise BadSystems(f"entry {number} has no {key}")
    return value.strip()


def _title(given: Any, name: str) -> SystemTitle:
    told = given if isinstance(given, Mapping) else {"ru": given} if isinstance(given, str) else {}
    russian = str(told.get("ru") or name)
    return SystemTitle(russian, str(told.get("en") or russian))
