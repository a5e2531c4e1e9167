"""A search that fails inside a good answer has found nothing out: it must never read as «there is none»."""

import httpx
import pytest

from booking.ports import AnswerLost
from tests.upstream.standards.fhir.conftest import at_once
from upstream.http import ClinicHttp
from upstream.standards.fhir.client import FhirClient

OUTCOME = {"resourceType": "OperationOutcome", "issue": [{"severity": "error", "code": "timeout"}]}


@pytest.mark.parametrize("answer", [OUTCOME, {}, {"success": False}, {"resourceType": "Appointment", "id": "a"}])
async def test_what_is_no_bundle_is_a_lost_answer_to_a_search(answer: dict[str, object]) -> None:
    line = httpx.MockTransport(lambda _: httpx.Response(200, json=answer))
    client = FhirClient(ClinicHttp("hospital", "http://fhir.test", transport=line, pause=at_once))
    with pytest.raises(AnswerLost):
        await client.search("Appointment", [("identifier", "urn:talon:appointment|key")])
    await client.close()
