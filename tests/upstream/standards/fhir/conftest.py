from collections.abc import AsyncIterator
from datetime import timedelta

import httpx
import pytest

from tests.services.clock import SetClock
from tests.services.fhir import FhirServer
from tests.services.hospital import Hospital
from upstream.configured import SystemSettings, SystemTitle
from upstream.http import ClinicHttp
from upstream.standards.fhir.client import FhirClient
from upstream.standards.fhir.options import FhirOptions, read_options
from upstream.standards.fhir.schedule import FhirSchedule
from upstream.standards.fhir.system import FhirSystem


async def at_once(_seconds: float) -> None:
    """Instead of a pause between tries."""


def configured(server: FhirServer, **options: str) -> SystemSettings:
    return SystemSettings("hospital", "fhir", server.url, SystemTitle("Больница", "Hospital"), options)


def reached(server: FhirServer) -> FhirClient:
    """With time enough for a busy machine."""
    http = ClinicHttp("hospital", server.url, deadline=60.0, timeouts=httpx.Timeout(60.0), pause=at_once)
    return FhirClient(http)


def patient_system(client: FhirClient, options: FhirOptions) -> FhirSystem:
    return FhirSystem(client, options, looking=60.0, telling=60.0, reading=60.0)


@pytest.fixture
def hospital(fhir: FhirServer, clock: SetClock) -> Hospital:
    """On the server; its first day is far enough ahead to be cancelled freely."""
    hospital = Hospital(clock().date() + timedelta(days=3))
    hospital.load(fhir)
    return hospital


@pytest.fixture
def options(fhir: FhirServer) -> FhirOptions:
    return read_options(configured(fhir))


@pytest.fixture
async def client(fhir: FhirServer) -> AsyncIterator[FhirClient]:
    client = reached(fhir)
    yield client
    await client.close()


@pytest.fixture
def schedule(client: FhirClient, clock: SetClock, options: FhirOptions) -> FhirSchedule:
    return FhirSchedule(client, clock, options)


@pytest.fixture
def system(client: FhirClient, options: FhirOptions) -> FhirSystem:
    return patient_system(client, options)
