from typing import Any

import strawberry

from gateway.schema.access import Rule, ruled
from gateway.schema.enums import ServiceKind
from gateway.schema.node import Node
from storage import models


@ruled(Rule.PUBLIC)
@strawberry.type(description="What is done in a slot.")
class Service(Node):
    code: str = strawberry.field(description="Our code of it.")
    name: str = strawberry.field(description="Its name.")
    kind: ServiceKind = strawberry.field(description="Its kind.")
    minutes: int = strawberry.field(description="Its usual length.")
    needs_referral: bool = strawberry.field(description="Whether it is booked with a referral only.")

    @classmethod
    def is_type_of(cls, row: Any, _info: Any) -> bool:
        return isinstance(row, models.Service)
