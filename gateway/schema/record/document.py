from datetime import datetime
from typing import Any

import strawberry

from gateway import record_batches
from gateway.schema.access import Rule, ruled
from gateway.schema.lazy import LazyVisit
from gateway.schema.node import Node, global_id
from gateway.schema.record.entry import is_entry, local, told
from gateway.schema.record.source import RecordSource, source_of
from gateway.schema.relation import relation
from storage.models import RecordKind

# GraphQL's Int ends here
MOST = 2**31 - 1


@ruled(Rule.SEE_RECORD_DOCUMENTS)
@strawberry.type(description="A file of a record.")
class RecordDocument(Node):
    title: str = told("title", "What it is called.")
    created_at: datetime = local("created_at", "When it was written, clinic-local with offset.")
    content_type: str = told("content_type", "Its media type, as the source says.")
    visit: LazyVisit | None = relation(record_batches.visit_of, description="The visit it belongs to.")

    @strawberry.field(description="Its size, where it is known.")
    def size_bytes(self: Any) -> int | None:
        size: int | None = self.body.size
        return size if size is None or 0 <= size <= MOST else None

    @strawberry.field(
        description="Its content, for a session with a second factor; fetched from the source when it is opened."
    )
    def url(self: Any) -> str:
        return f"/files/record/{global_id('RecordDocument', self.id)}"

    @strawberry.field(description="Where it comes from, and how old that is.")
    def source(self: Any) -> RecordSource:
        return source_of(self)

    @classmethod
    def is_type_of(cls, row: Any, _info: Any) -> bool:
        return is_entry(row, RecordKind.DOCUMENT)
