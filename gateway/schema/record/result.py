from datetime import datetime
from typing import Any

import strawberry

from gateway import record_batches, record_words
from gateway.context import Info
from gateway.schema.access import Rule, ruled
from gateway.schema.lazy import LazyVisit
from gateway.schema.node import Node
from gateway.schema.record.entry import is_entry, local, told
from gateway.schema.record.enums import Finding, ResultStatus
from gateway.schema.record.source import RecordSource, source_of
from gateway.schema.relation import relation
from storage.models import RecordKind


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="One value of a result.")
class ResultValue:
    name: str = strawberry.field(description="What was measured.")
    number: float | None = strawberry.field(description="The value, where it is a number.")
    unit: str | None = strawberry.field(description="Its unit.")
    low: float | None = strawberry.field(description="Lower end of the reference range; null: open.")
    high: float | None = strawberry.field(description="Upper end of the reference range; null: open.")
    note: str | None = strawberry.field(description="What the source adds.")

    @strawberry.field(description="The value as people write it, with its unit.")
    def text(self: Any, info: Info) -> str:
        return record_words.value_text(self.text, self.number, self.unit, info.context.tongue)

    @strawberry.field(description="The reference range as people write it.")
    def range_text(self: Any, info: Info) -> str | None:
        return record_words.range_text(self.range_text, self.low, self.high, info.context.tongue)

    @strawberry.field(description="How it stands to what is usual, as the source says.")
    def finding(self: Any) -> Finding:
        return Finding[self.finding.name]

    @strawberry.field(description="The same, in words of the request's language.")
    def finding_text(self: Any, info: Info) -> str:
        return record_words.FINDINGS[self.finding.name].say(info.context.tongue)


@ruled(Rule.SEE_RECORD)
@strawberry.type(description="A laboratory's or another examination's report.")
class Result(Node):
    title: str = told("title", "What was examined.")
    taken_at: datetime = local("taken_at", "When it was taken, clinic-local with offset.")
    values: list[ResultValue] = told("values", "What was measured.")
    conclusion: str | None = told("conclusion", "What the examination concluded.")
    clinic_name: str | None = told("place.clinic_name", "The clinic, as the source names it.")
    visit: LazyVisit | None = relation(record_batches.visit_of, description="The visit it belongs to.")

    @strawberry.field(description="How final it is.")
    def status(self: Any) -> ResultStatus:
        return ResultStatus[self.body.status.name]

    @strawberry.field(description="Where it comes from, and how old that is.")
    def source(self: Any) -> RecordSource:
        return source_of(self)

    @classmethod
    def is_type_of(cls, row: Any, _info: Any) -> bool:
        return is_entry(row, RecordKind.RESULT)
