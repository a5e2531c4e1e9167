from datetime import date
from typing import Any

import strawberry

from gateway import batches
from gateway.schema.access import Rule, ruled
from gateway.schema.lazy import LazyClinic
from gateway.schema.node import Node
from gateway.schema.record.entry import is_entry, told
from gateway.schema.record.source import RecordSource, source_of
from gateway.schema.relation import relation
from storage.models import RecordKind

SHOWN = 4


@ruled(Rule.SEE_RECORD_DOCUMENTS)
@strawberry.type(description="A policy of compulsory insurance.")
class Coverage(Node):
    insurer: str = told("insurer", "Who insures.")
    active: bool = told("active", "Whether it is in force.")
    since: date | None = told("since", "The first day.")
    until: date | None = told("until", "The last day.")
    attached_clinic_name: str | None = told(
        "attached_clinic_name", "The clinic the patient is attached to, as the source names it."
    )
    attached_clinic: LazyClinic | None = relation(
        batches.clinics, "clinic_id", description="The clinic the patient is attached to, where it is one of ours."
    )

    @strawberry.field(description="Its number, all but the last four digits hidden.")
    def masked_number(self: Any) -> str | None:
        return masked(self.body.number)

    @strawberry.field(description="Where it comes from, and how old that is.")
    def source(self: Any) -> RecordSource:
        return source_of(self)

    @classmethod
    def is_type_of(cls, row: Any, _info: Any) -> bool:
        return is_entry(row, RecordKind.COVERAGE)


def masked(number: str | None) -> str | None:
    """«•••• 5678»; nothing of a number too short to hide."""
    digits = "".join(sign for sign in number or "" if sign.isalnum())
    if not digits:
        return None
    return f"•••• {digits[-SHOWN:]}" if len(digits) > 2 * SHOWN else "••••"
