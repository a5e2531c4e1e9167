"""How names are made comparable for searching: SQLite's LIKE and lower() fold ASCII only, so text is folded here."""

from unicodedata import normalize


def folded(*parts: str | None) -> str:
    """The parts in lower case, ё as е, single spaces; None is left out. Search words must be folded by it as well."""
    text = " ".join(part for part in parts if part)
    return " ".join(normalize("NFKC", text).lower().replace("ё", "е").split())
