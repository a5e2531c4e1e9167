"""DocumentReference, and a report's presented form, to documents. Pure.

A document's key names the attachment too: `<id>` is the first of a DocumentReference, `<id>/2` its third,
`report/<id>/0` the first of a DiagnosticReport.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from booking.ports import RecordedDocument
from upstream.standards.fhir.record.elements import (
    began,
    code,
    fields,
    first,
    key_to,
    listed,
    moment,
    named,
    text,
    whole,
)
from upstream.standards.fhir.record.known import Known
from upstream.standards.fhir.record.unfit import Unfit

SHOWN = frozenset({"application/pdf", "image/jpeg", "image/png", "text/plain"})
CURRENT = "current"
REPLACED = frozenset({"superseded", "entered-in-error"})
MOST = 20
_KEY = re.compile(r"(report/)?([A-Za-z0-9\-._~]{1,100})(?:/(\d{1,2}))?")


@dataclass(frozen=True, slots=True)
class Attachment:
    """Where a document's content is: the resource that holds it and its place there."""

    kind: str
    resource: str
    number: int

    @property
    def key(self) -> str:
        if self.kind == "DiagnosticReport":
            return f"report/{self.resource}/{self.number}"
        return f"{self.resource}/{self.number}" if self.number else self.resource

    @classmethod
    def of(cls, key: str) -> "Attachment | None":
        found = _KEY.fullmatch(key)
        if found is None:
            return None
        return cls("DiagnosticReport" if found[1] else "DocumentReference", found[2], int(found[3] or 0))

    def inside(self, resource: Any) -> Mapping[str, Any]:
        """The attachment itself; empty when the resource has none there."""
        told = fields(resource)
        if self.kind == "DiagnosticReport":
            return fields(_nth(told.get("presentedForm"), self.number))
        return fields(fields(_nth(told.get("content"), self.number)).get("attachment"))


def read_documents(told: Mapping[str, Any], key: str, known: Known) -> Iterator[RecordedDocument | Unfit]:
    """One for each attachment."""
    status = code(told.get("status"))
    if status != CURRENT:
        if status not in REPLACED:
            yield Unfit.BAD_STATUS
        return
    zone, context = known.words.zone, fields(told.get("context"))
    written = moment(told.get("date"), zone) or began(context.get("period"), zone)
    contents = listed(told.get("content"))[:MOST]
    if not contents:
        yield Unfit.NO_CONTENT
    for number in range(len(contents)):
        held = Attachment("DocumentReference", key, number)
        attachment = held.inside(told)
        at = written or moment(attachment.get("creation"), zone)
        title = text(told.get("description"), 300) or text(attachment.get("title"), 300) or named(told.get("type"))
        fault = _fault(attachment) or (Unfit.NO_DATE if at is None else Unfit.NO_NAME if title is None else None)
        if fault or at is None or title is None:
            yield fault or Unfit.NO_DATE
            continue
        yield RecordedDocument(
            native_key=held.key,
            title=title,
            created_at=at,
            content_type=content_type(attachment),
            size=whole(attachment.get("size")),
            place=known.place(person=first(told.get("author")), organization=told.get("custodian")),
            visit_key=key_to(first(context.get("encounter")), "Encounter"),
        )


def read_forms(report: Mapping[str, Any], key: str, known: Known) -> Iterator[RecordedDocument]:
    """A report as its laboratory printed it. What can not be shown is there as values all the same."""
    zone = known.words.zone
    at = moment(report.get("issued"), zone) or moment(report.get("effectiveDateTime"), zone)
    title = named(report.get("code"))
    if at is None or title is None or code(report.get("status")) in ("entered-in-error", "cancelled"):
        return
    for number in range(len(listed(report.get("presentedForm"))[:MOST])):
        held = Attachment("DiagnosticReport", key, number)
        attachment = held.inside(report)
        if _fault(attachment) is None:
            own = text(attachment.get("title"), 300) or title
            kind, size = content_type(attachment), whole(attachment.get("size"))
            visit = key_to(report.get("encounter"), "Encounter")
            yield RecordedDocument(held.key, own, at, kind, size, visit_key=visit)


def content_type(attachment: Mapping[str, Any]) -> str:
    """Without its parameters, in lower case."""
    return code(attachment.get("contentType")).split(";")[0].strip().lower()[:100]


def _fault(attachment: Mapping[str, Any]) -> Unfit | None:
    if not isinstance(attachment.get("url"), str) and not isinstance(attachment.get("data"), str):
        return Unfit.NO_CONTENT
    return None if content_type(attachment) in SHOWN else Unfit.TYPE_NOT_SHOWN


def _nth(values: Any, number: int) -> Any:
    told = listed(values)
    return told[number] if number < len(told) else None
