"""Real FHIR servers, with a made-up hospital: Medplum, which is not atomic, and sekmet, which is slow."""

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime, timedelta
from random import Random
from typing import Any

import httpx

from booking.ports import Clock, PatientIdentity
from tests.chaos.peers.peer import Address, Held, MakeHttp
from tests.chaos.wire import Speech
from tests.services import medplum as medplum_service
from tests.services import sekmet as sekmet_service
from tests.services.fhir import FhirServer, Resource
from tests.services.hospital import ZONE, Hospital, Person, a_patient
from upstream.configured import SystemSettings, SystemTitle
from upstream.source import Connected
from upstream.standards.fhir.client import FhirClient
from upstream.standards.fhir.options import read_options
from upstream.standards.fhir.schedule import FhirSchedule
from upstream.standards.fhir.system import FhirSystem

TITLE = SystemTitle("Больница имени Пирогова", "Pirogov hospital")
DOCTORS, PER_DAY = 2, 20
# of real time: no fault waits for it
_ENOUGH = 60.0
_TIMED_OUT = {"severity": "error", "code": "timeout", "diagnostics": "The database did not answer"}


def _error(request: httpx.Request, chance: Random) -> bytes:
    """Instead of what was asked for, or, of a transaction, for each entry."""
    outcome = {"resourceType": "OperationOutcome", "issue": [_TIMED_OUT]}
    asked = json.loads(request.content) if request.content.startswith(b"{") else {}
    if asked.get("resourceType") != "Bundle" or chance.random() < 0.5:
        return json.dumps(outcome).encode()
    entry = {"response": {"status": "500 Internal Server Error", "outcome": outcome}}
    answer = {"resourceType": "Bundle", "type": "transaction-response", "entry": [entry] * len(asked["entry"])}
    return json.dumps(answer).encode()


def _doubled(content: bytes) -> bytes:
    read = json.loads(content) if content else None
    if isinstance(read, dict) and read.get("type") == "searchset":
        read["entry"] = [item for item in read.get("entry", ()) for _ in range(2)]
    return content if read is None else json.dumps(read).encode()


SPEECH = Speech(error=_error, doubled=_doubled)


def connect(address: Address, http: MakeHttp, clock: Clock) -> Connected:
    options = read_options(SystemSettings(address.name, "fhir", address.url, TITLE))
    client = FhirClient(http(address.name, address.url))
    system = FhirSystem(client, options, looking=_ENOUGH, telling=_ENOUGH, reading=_ENOUGH)
    return Connected(FhirSchedule(client, clock, options), client.close, system)


class FhirPeer:
    speech = SPEECH

    def __init__(self, server: FhirServer, name: str) -> None:
        self.address = Address("fhir", name, server.url)
        self._server = server
        self._families: dict[str, str] = {}

    def connect(self, http: MakeHttp, clock: Clock) -> Connected:
        return connect(self.address, http, clock)

    def introduce(self, people: list[PatientIdentity]) -> None:
        for number, identity in enumerate(people):
            name = (identity.name.family, identity.name.given, identity.name.middle)
            self._server.put([a_patient(f"person-{number}", Person(name, identity.birth_date, identity.snils))])
            self._families[f"Patient/person-{number}"] = identity.name.family

    def held(self) -> list[Held]:
        return [
            Held(_slot_key(key), self._families[patient])
            for appointment in self._booked()
            for key in _slots(appointment)
            for patient in _patients(appointment)
        ]

    def free(self) -> set[str]:
        return {_slot_key(slot["id"]) for slot in self._server.all("Slot") if slot["status"] == "free"}

    def take(self, slot_key: str) -> bool:
        slot, tag = self._read("Slot", slot_key.partition("/")[2])
        return slot["status"] == "free" and self._write(slot | {"status": "busy"}, tag)

    def take_back(self, slot_key: str) -> bool:
        key = slot_key.partition("/")[2]
        for booked in self._booked():
            if key not in _slots(booked):
                continue
            appointment, tag = self._read("Appointment", booked["id"])
            if appointment["status"] != "booked" or not self._write(appointment | {"status": "cancelled"}, tag):
                return False
            slot, tag = self._read("Slot", key)
            return self._write({name: value for name, value in slot.items() if name != "identifier"} | FREE, tag)
        return False

    def _booked(self) -> list[Resource]:
        return self._server.all("Appointment", {"status": "booked"})

    def _read(self, kind: str, key: str) -> tuple[Resource, str]:
        with self._server.client() as client:
            answer = client.get(f"{kind}/{key}").raise_for_status()
            return dict(answer.json()), answer.headers["etag"]

    def _write(self, resource: Resource, tag: str) -> bool:
        """False when somebody was quicker."""
        where = f"{resource['resourceType']}/{resource['id']}"
        with self._server.client() as client:
            return client.put(where, json=resource, headers={"If-Match": tag}).is_success


FREE = {"status": "free"}


def _slots(appointment: Resource) -> list[str]:
    return [str(slot["reference"]).partition("/")[2] for slot in appointment.get("slot", ())]


def _patients(appointment: Resource) -> list[str]:
    actors: list[Any] = [participant["actor"]["reference"] for participant in appointment["participant"]]
    return [actor for actor in actors if actor.startswith("Patient/")]


def _slot_key(key: str) -> str:
    """Of «h-c0-r1-s0-2», a slot of clinic h-c0."""
    return f"{key.partition('-r')[0]}/{key}"


@contextmanager
def _running(
    service: Callable[[], AbstractContextManager[FhirServer]], now: datetime, slots: int
) -> Iterator[FhirPeer]:
    first = now.astimezone(ZONE).date() + timedelta(days=3)
    days = -(-slots // (DOCTORS * PER_DAY))
    hospital = Hospital(first, clinics=1, doctors=DOCTORS, days=days, per_day=PER_DAY, people=())
    with service() as server:
        hospital.load(server)
        yield FhirPeer(server, server.name)


def medplum(now: datetime, slots: int) -> AbstractContextManager[FhirPeer]:
    return _running(medplum_service.running, now, slots)


def sekmet(now: datetime, slots: int) -> AbstractContextManager[FhirPeer]:
    return _running(sekmet_service.running, now, slots)
