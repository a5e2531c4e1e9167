from datetime import date, datetime
from typing import Any

import strawberry

from gateway import record_batches
from gateway.schema.access import Rule, ruled
from gateway.schema.lazy import LazyVisit
from gateway.schema.node import Node
from gateway.schema.record.entry import is_entry, local, told
from gateway.schema.record.enums import PrescriptionStatus
from gateway.schema.record.source import RecordSource, source_of
from gateway.schema.relation import relation
from storage.models import RecordKind


@ruled(Rule.SEE_RECORD)
@strawberry.type(description="What a doctor prescribed.")
class Prescription(Node):
    medicine: str = told("medicine", "The medicine, as the source names it.")
    dosage: str | None = told("dosage", "How to take it.")
    prescribed_at: datetime = local("prescribed_at", "When, clinic-local with offset.")
    until: date | None = told("until", "The last day it is to be taken.")
    doctor_name: str | None = told("place.doctor_name", "The doctor, as the source names them.")
    visit: LazyVisit | None = relation(record_batches.visit_of, description="The visit it was prescribed at.")

    @strawberry.field(description="Whether it is in force.")
    def status(self: Any) -> PrescriptionStatus:
        return PrescriptionStatus[self.body.status.name]

    @strawberry.field(description="Where it comes from, and how old that is.")
    def source(self: Any) -> RecordSource:
        return source_of(self)

    @classmethod
    def is_type_of(cls, row: Any, _info: Any) -> bool:
        return is_entry(row, RecordKind.PRESCRIPTION)
