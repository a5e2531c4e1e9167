from datetime import datetime
from typing import Any

import strawberry

from gateway.schema.access import Rule, ruled
from gateway.schema.node import Node
from gateway.schema.record.entry import is_entry, local, told
from gateway.schema.record.source import RecordSource, source_of
from storage.models import RecordKind


@ruled(Rule.SEE_RECORD)
@strawberry.type(description="A vaccination that was given.")
class Immunization(Node):
    vaccine: str = told("vaccine", "The vaccine.")
    disease: str | None = told("disease", "Against what.")
    given_at: datetime = local("given_at", "When it was given, clinic-local with offset.")
    dose: str | None = told("dose", "Which dose, or how much.")
    lot: str | None = told("lot", "The lot's number.")
    clinic_name: str | None = told("place.clinic_name", "The clinic, as the source names it.")

    @strawberry.field(description="Where it comes from, and how old that is.")
    def source(self: Any) -> RecordSource:
        return source_of(self)

    @classmethod
    def is_type_of(cls, row: Any, _info: Any) -> bool:
        return is_entry(row, RecordKind.IMMUNIZATION)
