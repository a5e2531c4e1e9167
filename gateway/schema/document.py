"""A patient's documents, and what is said of a number while somebody types it."""

from enum import Enum
from typing import Any

import strawberry
from strawberry import enum_value as value

from booking.rules import documents as rules
from booking.rules.documents import written
from gateway.schema.access import Rule, ruled
from gateway.schema.node import Node
from storage import models


@strawberry.enum(description="A document that names a patient.")
class DocumentKind(Enum):
    SNILS = value("SNILS", description="СНИЛС: the pension insurance number, 11 digits.")
    ENP = value("ENP", description="ЕНП: the single number of the health policy (ОМС), 16 digits.")
    PASSPORT = value("PASSPORT", description="The passport of a citizen: series and number, 10 digits.")
    BIRTH_CERTIFICATE = value("BIRTH_CERTIFICATE", description="A birth certificate: «II-АН 123456».")


@strawberry.enum(description="What is wrong with a document's number.")
class DocumentProblem(Enum):
    LENGTH = value("LENGTH", description="Too few or too many characters.")
    DIGITS = value("DIGITS", description="Something that is no digit.")
    CHECKSUM = value("CHECKSUM", description="The check digits do not fit: there is a slip somewhere.")
    FORM = value("FORM", description="Not written as such documents are.")


@ruled(Rule.SEE_DOCUMENTS)
@strawberry.type(description="A document of a patient.")
class PatientDocument(Node):
    kind: DocumentKind = strawberry.field(description="Its kind.")

    @strawberry.field(description="As people write it: «112-233-445 95».")
    def number(self: Any) -> str:
        return written(self.kind, self.number)

    @strawberry.field(description="Whether somebody other than its owner has vouched for it.")
    def verified(self: Any) -> bool:
        return self.verified_at is not None

    @classmethod
    def is_type_of(cls, row: Any, _info: Any) -> bool:
        return isinstance(row, models.PatientDocument)


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="What is to be said of a document's number.")
class DocumentCheck:
    valid: bool = strawberry.field(description="Whether a document can have it.")
    problem: DocumentProblem | None = strawberry.field(description="What is wrong; null when nothing is.")
    formatted: str | None = strawberry.field(description="As people write it, once it is valid.")


def checked(kind: DocumentKind, number: str) -> DocumentCheck:
    """What is to be said of a number as somebody typed it."""
    asked = rules.DocumentKind[kind.name]
    problem = rules.problem_of(asked, number)
    if problem is not None:
        return DocumentCheck(valid=False, problem=DocumentProblem[problem.name], formatted=None)
    return DocumentCheck(valid=True, problem=None, formatted=written(asked, rules.normalised(asked, number)))
