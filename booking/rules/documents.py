"""A patient's documents: what a number has to look like, and how it is written."""

import re
from enum import StrEnum

from booking.errors import DocumentInvalid


class DocumentKind(StrEnum):
    """SNILS: pension insurance number. ENP: the single number of a health policy (ОМС)."""

    SNILS = "SNILS"
    ENP = "ENP"
    PASSPORT = "PASSPORT"
    BIRTH_CERTIFICATE = "BIRTH_CERTIFICATE"


class DocumentProblem(StrEnum):
    """LENGTH: too few or too many signs so far. DIGITS: not digits. CHECKSUM: a digit is wrong. FORM: its own form."""

    LENGTH = "LENGTH"
    DIGITS = "DIGITS"
    CHECKSUM = "CHECKSUM"
    FORM = "FORM"


_DIGITS = {DocumentKind.SNILS: 11, DocumentKind.ENP: 16, DocumentKind.PASSPORT: 10}
_LONGEST_TYPED = 60
# what people put between the groups
_BETWEEN = re.compile(r"[\s\-–—‑.№]+")
# Pension Fund, Instruction on SNILS: the sum is checked only above this number
_UNCHECKED_SNILS = 1_001_998
_ROMAN = re.compile(r"(?=.)X{0,3}(IX|IV|V?I{0,3})$")
# a Roman number, and the Cyrillic letters and the digit that people type for it
_TO_ROMAN = str.maketrans("ІХУ1", "IXVI")
_CERTIFICATE = re.compile(r"([IVXІХУ1]{1,7})([А-ЯЁ]{2})([0-9]{6})$")


def checked_document(kind: DocumentKind, typed: str) -> str:
    """The number as it is kept; raises DocumentInvalid."""
    problem = problem_of(kind, typed)
    if problem is not None:
        raise DocumentInvalid(kind.value, problem.value)
    return normalised(kind, typed)


def problem_of(kind: DocumentKind, typed: str) -> DocumentProblem | None:
    """What is wrong with a number as somebody typed it; None when it can be right."""
    if len(typed) > _LONGEST_TYPED:
        return DocumentProblem.LENGTH
    number = normalised(kind, typed)
    if kind is DocumentKind.BIRTH_CERTIFICATE:
        return None if _is_certificate(number) else DocumentProblem.FORM
    if not re.fullmatch(r"[0-9]*", number):
        return DocumentProblem.DIGITS
    if len(number) != _DIGITS[kind]:
        return DocumentProblem.LENGTH
    return None if _CHECKS[kind](number) else DocumentProblem.CHECKSUM


def normalised(kind: DocumentKind, typed: str) -> str:
    """Without what stands between its groups; a birth certificate as «II-АН 123456»."""
    bare = _BETWEEN.sub("", typed).upper()
    if kind is not DocumentKind.BIRTH_CERTIFICATE:
        return bare
    found = _CERTIFICATE.match(bare)
    if found is None:
        return bare
    roman, letters, digits = found.groups()
    return f"{roman.translate(_TO_ROMAN)}-{letters} {digits}"


def written(kind: DocumentKind, number: str) -> str:
    """A kept number as people write it: «112-233-445 95», «45 11 123456», «7700 0012 3456 7890»."""
    match kind:
        case DocumentKind.SNILS:
            return f"{number[:3]}-{number[3:6]}-{number[6:9]} {number[9:]}"
        case DocumentKind.ENP:
            return " ".join(number[at : at + 4] for at in range(0, 16, 4))
        case DocumentKind.PASSPORT:
            return f"{number[:2]} {number[2:4]} {number[4:]}"
        case DocumentKind.BIRTH_CERTIFICATE:
            return number


def _is_certificate(number: str) -> bool:
    roman, dash, rest = number.partition("-")
    return bool(dash) and _ROMAN.match(roman) is not None and re.fullmatch(r"[А-ЯЁ]{2} [0-9]{6}", rest) is not None


def _is_snils(number: str) -> bool:
    if int(number[:9]) <= _UNCHECKED_SNILS:
        return True
    total = sum(weight * int(digit) for weight, digit in zip(range(9, 0, -1), number[:9], strict=True))
    return total % 101 % 100 == int(number[9:])


def _is_enp(number: str) -> bool:
    """Luhn, as the rules of the health insurance fund have it."""
    doubled = (int(digit) * (2 if place % 2 else 1) for place, digit in enumerate(reversed(number)))
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0


def _is_passport(number: str) -> bool:
    """No sum is kept in it; a series or a number of zeros alone was never given out."""
    return number[:4] != "0000" and number[4:] != "000000"


_CHECKS = {DocumentKind.SNILS: _is_snils, DocumentKind.ENP: _is_enp, DocumentKind.PASSPORT: _is_passport}
