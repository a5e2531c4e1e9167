from datetime import date, datetime
from typing import Any

import strawberry

from gateway import batches, record_batches, record_words
from gateway.context import Info
from gateway.schema.access import Rule, ruled
from gateway.schema.lazy import LazyAppointment, LazyClinic, LazyDoctor, LazyPatient
from gateway.schema.node import Node, global_id
from gateway.schema.record.document import RecordDocument
from gateway.schema.record.entry import is_entry, local, told
from gateway.schema.record.enums import VisitKind
from gateway.schema.record.prescription import Prescription
from gateway.schema.record.referral import Referral
from gateway.schema.record.result import Result
from gateway.schema.record.source import RecordSource, source_of
from gateway.schema.relation import relation
from storage.models import RecordKind
from storage.queries.record import RecordRow


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="A diagnosis.")
class Diagnosis:
    text: str = strawberry.field(description="In the doctor's words.")
    code: str | None = strawberry.field(description="ICD-10, where it is known.")
    main: bool = strawberry.field(description="Whether it is the one the visit was about.")


def _parts(kind: RecordKind, description: str, rule: Rule | None = None) -> Any:
    return relation(record_batches.of_visits(kind), description=description, rule=rule, shape=_handed_out)


def _handed_out(_row: Any, info: Info, _asked: None, parts: list[RecordRow]) -> list[RecordRow]:
    info.context.records.hand_out(len(parts))
    return parts


@ruled(Rule.SEE_RECORD)
@strawberry.type(description="An appointment that took place, as its clinic tells it.")
class Visit(Node):
    starts_at: datetime = local("starts_at", "When it began, clinic-local with offset.")
    ends_at: datetime | None = local("ends_at", "When it ended, clinic-local with offset.")
    day: date = strawberry.field(description="Its day, clinic-local.")
    clinic_name: str | None = told("place.clinic_name", "The clinic, as the source names it.")
    clinic: LazyClinic | None = relation(
        batches.clinics, "clinic_id", description="The clinic, where it is one of ours."
    )
    doctor_name: str | None = told("place.doctor_name", "The doctor, as the source names them.")
    doctor: LazyDoctor | None = relation(
        batches.doctors, "doctor_id", description="The doctor, where they are one of ours."
    )
    specialty: str | None = told("place.specialty", "The doctor's specialty, as the source names it.")
    reason: str | None = told("reason", "Why the patient came.")
    conclusion: str | None = told("conclusion", "What the doctor concluded.")
    diagnoses: list[Diagnosis] = told("diagnoses", "Diagnoses, as the source orders them.")
    prescriptions: list[Prescription] = _parts(RecordKind.PRESCRIPTION, "What was prescribed then.")
    referrals: list[Referral] = _parts(RecordKind.REFERRAL, "To whom the patient was sent on.")
    results: list[Result] = _parts(RecordKind.RESULT, "Results that belong to it.")
    documents: list[RecordDocument] | None = _parts(
        RecordKind.DOCUMENT, "Files that belong to it.", Rule.SEE_RECORD_DOCUMENTS
    )
    patient: LazyPatient = relation(batches.patients, "patient_id", description="Whose visit it is.")
    appointment: LazyAppointment | None = relation(
        batches.appointments, "appointment_id", description="The appointment made here that it came of."
    )

    @strawberry.field(description="Its kind.")
    def kind(self: Any) -> VisitKind:
        return VisitKind[self.body.kind.name]

    @strawberry.field(description="Its kind, in words of the request's language.")
    def kind_text(self: Any, info: Info) -> str:
        return record_words.VISIT_KINDS[self.body.kind.name].say(info.context.tongue)

    @strawberry.field(description="Where it comes from, and how old that is.")
    def source(self: Any) -> RecordSource:
        return source_of(self)

    @strawberry.field(description="The visit as PDF, for a session with a second factor.")
    def pdf_url(self: Any) -> str:
        return f"/files/visits/{global_id('Visit', self.id)}.pdf"

    @classmethod
    def is_type_of(cls, row: Any, _info: Any) -> bool:
        return is_entry(row, RecordKind.VISIT)
