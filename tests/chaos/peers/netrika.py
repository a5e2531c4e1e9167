"""Netrika's hub, on loopback, with made-up clinics."""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from datetime import datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

import httpx
from lxml import etree

from booking.ports import Clock, PatientIdentity
from tests.chaos.peers.peer import Address, Held, MakeHttp
from tests.chaos.wire import Speech
from tests.upstream.regions.netrika.contract import answer
from tests.upstream.regions.netrika.double import GUID
from tests.upstream.regions.netrika.double import running as on_loopback
from tests.upstream.regions.netrika.hub import Hub
from upstream.configured import SystemSettings, SystemTitle
from upstream.patience import Patience
from upstream.regions.netrika import ZONE, read_dialect, read_place, read_reader
from upstream.regions.netrika.client import HubClient
from upstream.regions.netrika.schedule import HubSchedule
from upstream.regions.netrika.system import HubSystem
from upstream.source import Connected

NAME = "hub"
READER = "Наблюдателева Мария Петровна 1980-01-31"
TITLE = SystemTitle("Озёрный край", "Lake District")
_LISTED = ("Clinic", "Spesiality", "Doctor", "Appointment", "HistoryVisit", "HistoryRefusal")


def _error(request: httpx.Request, chance: Random) -> bytes:
    method = request.headers["soapaction"].strip('"').rpartition("/")[2]
    words = chance.choice(("Превышено время ожидания ответа", "Таймаут", "МИС не отвечает"))
    return answer(method, 1, None, ("99", words))


def _doubled(content: bytes) -> bytes:
    tree = etree.fromstring(content)
    for item in list(tree.iter()):
        if etree.QName(item).localname in _LISTED:
            item.addnext(deepcopy(item))
    return etree.tostring(tree)


SPEECH = Speech(error=_error, doubled=_doubled)


def connect(address: Address, http: MakeHttp, clock: Clock) -> Connected:
    options = {"guid": GUID, "reader": READER, "region": "lakes"}
    settings = SystemSettings(
        address.name, "netrika", address.url, SystemTitle("Озёрный край", "Lake District"), options
    )
    client = HubClient(http(address.name, address.url), read_dialect(settings))
    schedule = HubSchedule(client, clock, read_place(settings), read_reader(settings))
    # of real time: no fault waits for it
    return Connected(schedule, client.close, HubSystem(client, Patience(looking=60.0, telling=60.0, reading=60.0)))


class NetrikaPeer:
    speech = SPEECH

    def __init__(self, url: str, hub: Hub) -> None:
        self.address = Address("netrika", NAME, url)
        self._hub = hub

    def connect(self, http: MakeHttp, clock: Clock) -> Connected:
        return connect(self.address, http, clock)

    def introduce(self, people: list[PatientIdentity]) -> None:
        """It knows everybody who asks."""

    def held(self) -> list[Held]:
        families = {patient: who[1] for who, patient in self._hub.patients.items()}
        with self._hub.lock:
            return [Held("/".join(at), families[visit.patient]) for at, visit in self._hub.visits.items()]

    def free(self) -> set[str]:
        with self._hub.lock:
            return {
                "/".join(at) for at in self._hub.tickets.keys() - self._hub.visits.keys() - self._hub.taken_by_others
            }

    def take(self, slot_key: str) -> bool:
        with self._hub.lock:
            clinic, _, key = slot_key.partition("/")
            if (clinic, key) in self._hub.visits:
                return False
            self._hub.taken_by_others.add((clinic, key))
            return True

    def take_back(self, slot_key: str) -> bool:
        with self._hub.lock:
            clinic, _, key = slot_key.partition("/")
            return self._hub.visits.pop((clinic, key), None) is not None


@contextmanager
def running(now: datetime, slots: int) -> Iterator[NetrikaPeer]:
    """Four doctors, twelve times a day each."""
    first = now.astimezone(ZoneInfo(ZONE)).date() + timedelta(days=3)
    with on_loopback(Hub.made_up(first, -(-slots // 48))) as double:
        yield NetrikaPeer(double.url, double.hub)
