"""A FHIR R4 server as a source of records."""

import asyncio
import logging
from collections import Counter
from collections.abc import Mapping
from typing import Any
from zoneinfo import ZoneInfo

from booking.ports import AnswerLost, ClinicSaidNo, ClinicUnreachable, DocumentContent, RecordReport, RecordSubject
from upstream.standards.fhir.client import FhirClient
from upstream.standards.fhir.options import FhirOptions
from upstream.standards.fhir.record.content import open_content
from upstream.standards.fhir.record.documents import Attachment
from upstream.standards.fhir.record.elements import key_of, key_to
from upstream.standards.fhir.record.gather import FOR_ALL, Gatherer
from upstream.standards.fhir.record.known import Vocabulary
from upstream.standards.fhir.record.patients import Numbers, matched
from upstream.standards.fhir.record.report import KINDS, report_of

log = logging.getLogger(__name__)
# patients that one number may find before it is no use to read on
_MOST_PATIENTS = 100


class FhirRecord:
    """The RecordSource of a FHIR server. `numbers`: where it keeps patients' numbers, `words`: how it writes codes."""

    def __init__(self, system: str, client: FhirClient, numbers: Numbers, words: Vocabulary) -> None:
        self._system = system
        self._client = client
        self._numbers = numbers
        self._words = words
        self._kinds: frozenset[str] | None = None
        self._lines = asyncio.Semaphore(FOR_ALL)

    async def read(self, subject: RecordSubject) -> RecordReport:
        patient = await self._patient(subject)
        gatherer = Gatherer(self._client, self._words, await self._offered(), self._lines)
        report = report_of(await gatherer.of(patient))
        # kinds and codes alone: a key leads to a person
        for (kind, code), times in Counter((one.kind, one.code) for one in report.unreadable).items():
            log.warning("%s: %s skipped: %s, %d times", self._system, kind, code, times)
        return report

    async def document(self, subject: RecordSubject, native_key: str) -> DocumentContent:
        held = Attachment.of(native_key)
        if held is None:
            raise ClinicSaidNo("")
        patient = await self._patient(subject)
        version = await self._client.read(held.kind, held.resource)
        told = version.resource if version else {}
        # a key that somebody made up must not open another patient's paper
        if key_to(told.get(KINDS[held.kind]), "Patient") != key_of(patient):
            raise ClinicSaidNo("")
        return await open_content(self._client, held.inside(told))

    async def _patient(self, subject: RecordSubject) -> Mapping[str, Any]:
        """Raises PatientUnmatched."""
        numbers = self._numbers.of(subject)
        found: list[Any] = []
        for number in numbers:
            values = ",".join(f"{number.system}|{written}" for written in number.written)
            async with self._lines:
                searched = await self._client.search(
                    "Patient", [("identifier", values)], limit=_MOST_PATIENTS, private=True
                )
            found += searched.resources
        return matched(found, numbers, subject)

    async def _offered(self) -> frozenset[str]:
        """Asked once: what a server is made of does not change while we talk to it."""
        if self._kinds is None:
            try:
                self._kinds = await self._client.kinds()
            except (ClinicUnreachable, AnswerLost):
                return frozenset()
        return self._kinds


def record_of(system: str, client: FhirClient, options: FhirOptions) -> FhirRecord:
    """`system`: what the logs call it."""
    words = Vocabulary(ZoneInfo(options.zone), options.specialties, policies=options.enp)
    return FhirRecord(system, client, Numbers(options.snils, options.enp), words)
