from datetime import date
from typing import Any

import strawberry

from gateway.schema.access import Rule, ruled
from gateway.schema.enums import Relation, Sex
from gateway.schema.node import Node, global_id
from gateway.schema.person import PersonName, name_of
from storage.queries.patients import OwnPatient


@ruled(Rule.SEE_PATIENT)
@strawberry.type(description="A person who sees doctors: oneself, or somebody one acts for.")
class Patient(Node):
    @strawberry.field(description="The same for this thing everywhere and always.")
    def id(self: Any) -> strawberry.ID:
        return global_id("Patient", self.patient.id)

    @strawberry.field(description="The patient's name.")
    def name(self: Any) -> PersonName:
        return name_of(self.patient)

    @strawberry.field(description="Date of birth.")
    def birth_date(self: Any) -> date:
        born: date = self.patient.birth_date
        return born

    @strawberry.field(description="The patient's sex, where it is known.")
    def sex(self: Any) -> Sex | None:
        return None if self.patient.sex is None else Sex[self.patient.sex.name]

    @strawberry.field(description="What the patient is to you.")
    def relation(self: Any) -> Relation:
        return Relation.SELF if self.relation is None else Relation[self.relation.name]

    @classmethod
    def is_type_of(cls, row: Any, _info: Any) -> bool:
        return isinstance(row, OwnPatient)
