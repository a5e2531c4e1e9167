from collections.abc import AsyncIterator

import httpx
import pytest

from tests.services.fhir import FhirServer
from tests.upstream.standards.fhir.record.bundles import KINDS
from upstream.configured import SystemSettings, SystemTitle
from upstream.http import ClinicHttp
from upstream.standards.fhir.client import FhirClient
from upstream.standards.fhir.options import read_options
from upstream.standards.fhir.record.source import FhirRecord, record_of


@pytest.fixture
def archive(fhir: FhirServer) -> FhirServer:
    """A FHIR server without anybody's record."""
    fhir.empty(KINDS)
    return fhir


@pytest.fixture
async def record(archive: FhirServer) -> AsyncIterator[FhirRecord]:
    """What we read of it."""
    settings = SystemSettings("far", "fhir", archive.url, SystemTitle("Архив", "Archive"), {"zone": "Europe/Moscow"})
    client = FhirClient(ClinicHttp("far", archive.url, deadline=60.0, timeouts=httpx.Timeout(60.0)))
    yield record_of(settings.name, client, read_options(settings))
    await client.close()
