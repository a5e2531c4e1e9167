"""A patient's documents, and what is said of a number while somebody types it."""

from enum import Enum

import strawberry
from strawberry import enum_value as value

from gateway.schema.access import Rule, ruled


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


@ruled(Rule.WITH_PARENT)
@strawberry.type(description="What is to be said of a document's number.")
class DocumentCheck:
    valid: bool = strawberry.field(description="Whether a document can have it.")
    problem: DocumentProblem | None = strawberry.field(description="What is wrong; null when nothing is.")
    formatted: str | None = strawberry.field(description="As people write it, once it is valid.")
