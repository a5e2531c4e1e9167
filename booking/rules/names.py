"""People's names as they are given: what can be kept of them, and how they are shown in short."""

import unicodedata
from itertools import pairwise

from booking.errors import BadInput
from booking.ports import PersonName

LONGEST_NAME = 100
# between and inside the parts of a name: «Салтыков-Щедрин», «д'Артаньян», «Ким Чен», «В.»
_MARKS = frozenset(" -'’.‑")


def checked_name(family: str, given: str, middle: str | None) -> PersonName:
    """Trimmed, single spaces between; raises BadInput for what is no name."""
    kept_middle = middle if middle and middle.strip() else None
    return PersonName(
        _part("familyName", family),
        _part("givenName", given),
        None if kept_middle is None else _part("middleName", kept_middle),
    )


def checked_part(field: str, text: str | None) -> str | None:
    """One part of a name that is to change; None stays None. Raises BadInput."""
    return None if text is None else _part(field, text)


def short_name(name: PersonName) -> str:
    """«Ковалёва А. С.»"""
    initials = [f"{part[0].upper()}." for part in (name.given, name.middle) if part]
    return " ".join([name.family, *initials])


def _part(field: str, text: str) -> str:
    kept = " ".join(unicodedata.normalize("NFC", text).split())
    if not kept or len(kept) > LONGEST_NAME:
        raise BadInput(field, f"A name has 1 to {LONGEST_NAME} letters.")
    if not kept[0].isalpha() or not all(sign.isalpha() or sign in _MARKS for sign in kept):
        raise BadInput(field, "A name is written in letters.")
    # names stand in messages that we send: nobody's name is to become a link there
    if any(dot == "." and after != " " for dot, after in pairwise(kept)):
        raise BadInput(field, "After a dot comes a space.")
    return kept
