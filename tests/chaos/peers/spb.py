"""St Petersburg's API, on loopback, with a made-up doctor."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

import httpx

from booking.ports import Clock, PatientIdentity
from tests.chaos.peers.peer import Address, Held, MakeHttp, moments
from tests.chaos.wire import Speech
from tests.upstream.captured import CLINIC, DOCTOR, SPECIALTY, Captured
from tests.upstream.double import running as on_loopback
from tests.upstream.spb_double import SpbDouble
from upstream.regions.spb import ZONE
from upstream.regions.spb.client import SpbClient
from upstream.regions.spb.schedule import SpbSchedule
from upstream.regions.spb.system import SpbSystem
from upstream.source import Connected

NAME = "spb"
# of real time: no fault waits for it
_ENOUGH = 60.0


def _doubled(answer: bytes) -> bytes:
    read = json.loads(answer)
    if isinstance(read, dict) and isinstance(read.get("result"), list):
        read["result"] = [item for item in read["result"] for _ in range(2)]
    return json.dumps(read).encode()


def _error(_request: httpx.Request, chance: Random) -> bytes:
    code = chance.choice((502, 603, 616))
    return json.dumps({"success": False, "errorCode": code, "message": "Сервис недоступен", "requestId": "x"}).encode()


SPEECH = Speech(error=_error, doubled=_doubled)


def connect(address: Address, http: MakeHttp, clock: Clock) -> Connected:
    client = SpbClient(http(address.name, address.url))
    system = SpbSystem(client, looking=_ENOUGH, telling=_ENOUGH, reading=_ENOUGH)
    return Connected(SpbSchedule(client, clock, ZONE), client.close, system)


class SpbPeer:
    speech = SPEECH

    def __init__(self, url: str, double: SpbDouble) -> None:
        self.address = Address("spb", NAME, url)
        self._double = double

    def connect(self, http: MakeHttp, clock: Clock) -> Connected:
        return connect(self.address, http, clock)

    def introduce(self, people: list[PatientIdentity]) -> None:
        """It knows everybody who asks."""

    def held(self) -> list[Held]:
        return [
            Held(f"{CLINIC}/{key}", visit["patientFullName"].split()[0]) for key, visit in self._double.visits.items()
        ]

    def free(self) -> set[str]:
        return {f"{CLINIC}/{slot['id']}" for slot in self._double.free_slots()}

    def take(self, slot_key: str) -> bool:
        key = slot_key.partition("/")[2]
        if key in self._double.visits:
            return False
        self._double.taken_by_others.add(key)
        return True

    def take_back(self, slot_key: str) -> bool:
        return self._double.visits.pop(slot_key.partition("/")[2], None) is not None


@contextmanager
def running(now: datetime, slots: int) -> Iterator[SpbPeer]:
    double = SpbDouble(_made_up(now, slots))
    with on_loopback(double) as wire:
        yield SpbPeer(wire.url, double)


def _made_up(now: datetime, slots: int) -> Captured:
    first = (now.astimezone(ZoneInfo(ZONE)) + timedelta(days=3)).replace(hour=8, minute=0, second=0, microsecond=0)
    return Captured(
        weeks=0,
        districts=[{"id": "1", "name": "Выдуманный"}],
        clinics=[_clinic()],
        specialties=[{"id": SPECIALTY, "ferId": "27", "name": "Терапия", "countFreeTicket": slots}],
        doctors=[{"id": DOCTOR, "name": "Волкова Вера Ильинична", "freeTicketCount": 1, "freeParticipantCount": 1}],
        slots=[_slot(start) for start in moments(first, slots)],
        no_tickets={"success": False, "errorCode": 39, "message": "Отсутствуют талоны", "requestId": "x"},
    )


def _clinic() -> dict[str, Any]:
    return {
        "id": CLINIC,
        "lpuFullName": "Выдуманная поликлиника № 1",
        "lpuShortName": "Поликлиника № 1",
        "address": "Невский пр., 1",
        "lpuType": "Поликлиника",
        "isActive": True,
    }


def _slot(start: datetime) -> dict[str, Any]:
    naive = start.replace(tzinfo=None)
    return {
        "id": f"{naive.isoformat()};п",
        "visitStart": naive.isoformat(),
        "visitEnd": (naive + timedelta(minutes=15)).isoformat(),
        "room": "1",
    }
