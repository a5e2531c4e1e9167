"""A patient's documents: what a number has to look like, and how it is written."""

from enum import StrEnum


class DocumentKind(StrEnum):
    """SNILS: pension insurance number. ENP: the single number of a health policy (ОМС)."""

    SNILS = "SNILS"
    ENP = "ENP"
    PASSPORT = "PASSPORT"
    BIRTH_CERTIFICATE = "BIRTH_CERTIFICATE"
