"""Free text from outside, bounded and storable."""

from booking.errors import BadInput

LONGEST = 200


def read_text(text: str | None, field: str) -> str | None:
    """Trimmed; None when nothing is left. Raises BadInput for what no database can hold or nobody would type."""
    kept = (text or "").strip()
    if len(kept) > LONGEST:
        raise BadInput(field, f"At most {LONGEST} characters.")
    if "\x00" in kept:
        raise BadInput(field, "Only text can be looked for.")
    return kept or None
