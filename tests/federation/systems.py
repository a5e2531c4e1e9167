"""The five clinic systems, each running; what the gateway is told of them, and what they hold."""

import os
import signal
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from tests.federation import links
from tests.federation.chart import chart
from tests.federation.city import city
from tests.services import medplum, publisher, sekmet
from tests.services.fhir import FhirServer
from tests.services.hospital import Hospital
from tests.upstream import double
from tests.upstream.regions.netrika import double as netrika
from tests.upstream.regions.netrika.hub import Hub

READER = "Наблюдателева Мария Петровна 1980-01-31"


@dataclass(frozen=True)
class FarSystem:
    """`told`: its entry in TALON_SYSTEMS. `held`: keys of the slots that are booked there now. `what`: for people.

    `unplug`: ends it for good, without a goodbye.
    """

    told: Mapping[str, Any]
    what: str
    books: bool = True
    keeps_records: bool = False
    held: Callable[[], Collection[str]] = field(default=tuple)
    unplug: Callable[[], None] = field(default=lambda: None)

    @property
    def name(self) -> str:
        return str(self.told["name"])

    @property
    def region(self) -> str:
        """As people call it: what its clinics are found by."""
        return str(self.told["region_name"])


@contextmanager
def running() -> Iterator[list[FarSystem]]:
    """All five, with times from tomorrow on."""
    tomorrow = (datetime.now(UTC) + timedelta(days=1)).date()
    with ExitStack() as stack:
        hospital_a = stack.enter_context(medplum.running())
        hospital_b = stack.enter_context(sekmet.running())
        portal = stack.enter_context(double.running(city(tomorrow)))
        hub = stack.enter_context(netrika.running(Hub.made_up(tomorrow)))
        centre = stack.enter_context(publisher.running())
        links.publish(centre, tomorrow)
        yield [
            _hospital(hospital_a, "east", tomorrow, "Восточный край", "Eastern Region", "Плановый осмотр"),
            _hospital(hospital_b, "west", tomorrow, "Западный край", "Western Region", "Головная боль"),
            FarSystem(
                _told("spb", "spb", portal.url, "Санкт-Петербург", "St Petersburg"),
                "a double of St Petersburg's JSON API",
                held=lambda: list(portal.spb.visits),
            ),
            FarSystem(
                _told("hub", "netrika", hub.url, "Озёрный край", "Lake District", guid=netrika.GUID, reader=READER),
                "a double of Netrika's SOAP hub",
                held=lambda: [key for _, key in hub.hub.visits],
            ),
            FarSystem(
                _told("links", "smart_links", centre.url + links.MANIFEST, "Прививки по ссылкам", "Vaccination links"),
                "a publisher of SMART Scheduling Links",
                books=False,
            ),
        ]


def _hospital(server: FhirServer, name: str, first: date, region: str, region_en: str, reason: str) -> FarSystem:
    hospital = Hospital(first, key=name, days=14, per_day=8)
    hospital.load(server)
    server.put(chart(hospital, datetime.now(UTC).replace(microsecond=0) - timedelta(days=len(reason)), reason))
    return FarSystem(
        _told(name, "fhir", server.url, region, region_en),
        f"{server.name}, a FHIR R4 server",
        keeps_records=True,
        held=lambda: _booked(server),
        unplug=lambda: os.killpg(server.pid, signal.SIGKILL),
    )


def _booked(server: FhirServer) -> list[str]:
    return [
        slot["reference"].removeprefix("Slot/")
        for appointment in server.all("Appointment")
        if appointment["status"] == "booked"
        for slot in appointment["slot"]
    ]


def _told(name: str, kind: str, url: str, region: str, region_en: str, **options: str) -> dict[str, Any]:
    title = {"ru": f"Система «{region}»", "en": f"{region_en}'s system"}
    told = {"name": name, "kind": kind, "url": url, "title": title, "region_name": region}
    if kind == "spb":
        return told
    return told | {"region": name, "region_name_en": region_en, **options}
