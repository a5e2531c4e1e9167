from dataclasses import dataclass
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from upstream.configured import BadSystems, SystemSettings
from upstream.intake import RegionReport

_ALL = frozenset({"zone", "region", "region_name", "region_name_en", "hosts", "states", "source"})


@dataclass(frozen=True, slots=True)
class LinksOptions:
    """`zone`: of clinics that do not say theirs. `hosts`: further origins on which the files may lie.

    `states`: only files about these are read; None: all. `source`: who we are, told to the clinic's page by the link.
    """

    zone: str
    region: RegionReport
    hosts: tuple[str, ...] = ()
    states: frozenset[str] | None = None
    source: str = "talon"


def read_options(settings: SystemSettings) -> LinksOptions:
    """Lists are separated by commas. Raises BadSystems, for a word it does not know too."""
    told = settings.options
    unknown = sorted(set(told) - _ALL)
    if unknown:
        raise BadSystems(f"{settings.name}: smart_links does not know {', '.join(map(repr, unknown))}")
    zone = told.get("zone", "Europe/Moscow")
    try:
        ZoneInfo(zone)
    except (KeyError, ValueError, OSError):
        raise BadSystems(f"{settings.name}: there is no time zone {zone!r}") from None
    hosts, states = (_listed(told.get(name)) for name in ("hosts", "states"))
    if any(urlsplit(host).scheme not in ("http", "https") or not urlsplit(host).hostname for host in hosts):
        raise BadSystems(f"{settings.name}: each of the hosts has to begin with http:// or https://")
    name = told.get("region_name") or settings.title.ru
    english = told.get("region_name_en") or (None if "region_name" in told else settings.title.en)
    return LinksOptions(
        zone=zone,
        region=RegionReport(told.get("region") or settings.name, name, english),
        hosts=hosts,
        states=frozenset(states) or None,
        source=told.get("source", "talon"),
    )


def _listed(text: str | None) -> tuple[str, ...]:
    return tuple(part for part in (one.strip() for one in (text or "").split(",")) if part)
