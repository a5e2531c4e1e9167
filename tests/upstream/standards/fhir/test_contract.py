"""FHIR servers keep the contract of clinic systems."""

from collections.abc import AsyncIterator, Collection
from dataclasses import dataclass, field
from datetime import timedelta

import httpx
import pytest

from tests.services.clock import SetClock
from tests.services.fhir import FhirServer
from tests.services.hospital import ANNA, Hospital, Person
from tests.upstream.contract import BORIS, MovesContract
from tests.upstream.standards.fhir.conftest import at_once, patient_system
from tests.upstream.standards.fhir.orders import standing
from tests.upstream.standards.fhir.test_lost_answers import Bad
from upstream.http import ClinicHttp
from upstream.source import Connected
from upstream.standards.fhir.client import FhirClient
from upstream.standards.fhir.options import FhirOptions
from upstream.standards.fhir.schedule import FhirSchedule

_BORIS = Person((BORIS.name.family, BORIS.name.given, None), BORIS.birth_date, None, gender="male")


@dataclass
class FhirPeer:
    connected: Connected
    server: FhirServer
    line: Bad = field(default_factory=Bad)

    def lose_answer(self, act: str, *, after_effect: bool) -> None:
        """Every act is a transaction."""
        assert act in ("book", "cancel", "move")
        self.line.fault = "answer lost" if after_effect else "request lost"

    async def standing(self) -> Collection[tuple[str, str]]:
        slots = [one["slot"][0]["reference"].removeprefix("Slot/") for one in standing(self.server)]
        return [(slot.rpartition("-r")[0], slot) for slot in slots]


@pytest.fixture
async def peer(fhir: FhirServer, options: FhirOptions, clock: SetClock) -> AsyncIterator[FhirPeer]:
    Hospital(clock().date() + timedelta(days=1), people=(ANNA, _BORIS)).load(fhir)
    line = Bad()
    http = ClinicHttp("hospital", fhir.url, deadline=60.0, timeouts=httpx.Timeout(60.0), pause=at_once, transport=line)
    client = FhirClient(http)
    connected = Connected(FhirSchedule(client, clock, options), client.close, patient_system(client, options))
    yield FhirPeer(connected, fhir, line)
    await client.close()


class TestTheContract(MovesContract):
    pass
