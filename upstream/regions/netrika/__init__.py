"""A region behind Netrika's hub «Управление очередями» (N3): SOAP. Its URL is that of HubService.svc.

Options: `guid`, our key there; `zone`, IANA name, when it is not Moscow's; `reader`, a patient of the service's own
whom every clinic knows, as in «Иванова Мария Петровна 1980-01-31»; `authorization`, a header some installations want;
`region`, `region_name`, `region_name_en`; `ahead_days`; `empty_errors` and `silent_errors`, numbers by commas.
"""

import re
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from booking.ports import Clock, PatientIdentity, PersonName
from upstream.configured import BadSystems, SystemSettings
from upstream.http import ClinicHttp
from upstream.intake import RegionReport
from upstream.regions.netrika.client import NOTHING_THERE, Dialect, HubClient
from upstream.regions.netrika.schedule import HubSchedule, Place
from upstream.regions.netrika.system import HubSystem
from upstream.source import Connected

ZONE = "Europe/Moscow"
AHEAD_DAYS = 60
_ALL = frozenset(
    {
        "guid",
        "zone",
        "reader",
        "authorization",
        "region",
        "region_name",
        "region_name_en",
        "ahead_days",
        "empty_errors",
        "silent_errors",
    }
)
_READER = re.compile(r"(\S+) (\S+)(?: (\S+))? (\d{4}-\d{2}-\d{2})")


def connect(settings: SystemSettings, clock: Clock) -> Connected:
    """Raises BadSystems, for a word it does not know too."""
    unknown = sorted(set(settings.options) - _ALL)
    if unknown:
        raise BadSystems(f"{settings.name}: netrika does not know {', '.join(map(repr, unknown))}")
    client = HubClient(ClinicHttp(settings.name, settings.url), read_dialect(settings))
    schedule = HubSchedule(client, clock, read_place(settings), read_reader(settings))
    return Connected(schedule, client.close, HubSystem(client))


def read_dialect(settings: SystemSettings) -> Dialect:
    """Raises BadSystems."""
    return Dialect(
        url=settings.url,
        guid=settings.option("guid"),
        authorization=settings.options.get("authorization"),
        empty=_numbers(settings, "empty_errors") or NOTHING_THERE,
        silent=_numbers(settings, "silent_errors"),
    )


def read_place(settings: SystemSettings) -> Place:
    """Raises BadSystems."""
    told, zone = settings.options, settings.options.get("zone", ZONE)
    days = told.get("ahead_days", str(AHEAD_DAYS))
    if not days.isdecimal() or not 1 <= int(days) <= 366:
        raise BadSystems(f"{settings.name}: ahead_days has to be a number from 1 to 366")
    try:
        ZoneInfo(zone)
    except (ValueError, OSError, LookupError):
        raise BadSystems(f"{settings.name}: there is no zone {zone!r}") from None
    name, name_en = told.get("region_name", settings.title.ru), told.get("region_name_en", settings.title.en)
    return Place(RegionReport(told.get("region", settings.name), name, name_en), zone, timedelta(days=int(days)))


def read_reader(settings: SystemSettings) -> PatientIdentity | None:
    """Raises BadSystems, which tells no name."""
    text = settings.options.get("reader")
    if not text:
        return None
    found = _READER.fullmatch(" ".join(text.split()))
    try:
        born = date.fromisoformat(found.group(4)) if found else None
    except ValueError:
        born = None
    if found is None or born is None:
        raise BadSystems(f"{settings.name}: the reader is written as «Family Given Patronymic 1980-01-31»")
    return PatientIdentity(0, PersonName(found.group(1), found.group(2), found.group(3)), born, None)


def _numbers(settings: SystemSettings, name: str) -> frozenset[str]:
    return frozenset(number.strip() for number in settings.options.get(name, "").split(",") if number.strip())
