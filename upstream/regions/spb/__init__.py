"""St Petersburg: gorzdrav's JSON API v2. Its URL ends before `shared/…`, as in https://host/_api/api/v2."""

from booking.ports import Clock
from upstream.configured import SystemSettings
from upstream.http import ClinicHttp
from upstream.regions.spb.client import SpbClient
from upstream.regions.spb.schedule import SpbSchedule
from upstream.regions.spb.system import SpbSystem
from upstream.source import Connected

ZONE = "Europe/Moscow"


def connect(settings: SystemSettings, clock: Clock) -> Connected:
    client = SpbClient(ClinicHttp(settings.name, settings.url))
    return Connected(SpbSchedule(client, clock, ZONE), client.close, SpbSystem(client))
