"""What a client gave, made usable or refused as BadInput."""

from booking.errors import BadInput, NotFound

LONGEST_REASON = 500
_LARGEST_ID = 2**63 - 1


def checked_id(number: int) -> int:
    """A number that can be a row's; raises NotFound, because nothing can be there."""
    if not 0 < number <= _LARGEST_ID:
        raise NotFound
    return number


def checked_words(field: str, words: str | None) -> str | None:
    """Trimmed; None when nothing is left. Raises BadInput for what is too long or no text."""
    if words is None or not words.strip():
        return None
    kept = words.strip()
    if len(kept) > LONGEST_REASON:
        raise BadInput(field, f"At most {LONGEST_REASON} characters.")
    if "\x00" in kept or any("\ud800" <= sign <= "\udfff" for sign in kept):
        raise BadInput(field, "Only text can be kept.")
    return kept


def checked_line(field: str, words: str, longest: int) -> str:
    """One line of text that says something, its spaces single; raises BadInput."""
    kept = " ".join(words.split())
    if not kept:
        raise BadInput(field, "This can not be left out.")
    if len(kept) > longest:
        raise BadInput(field, f"At most {longest} characters.")
    if not kept.isprintable():
        raise BadInput(field, "Only text can be kept.")
    return kept
