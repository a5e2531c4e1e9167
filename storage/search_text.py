"""How names are made comparable for searching: SQLite's LIKE and lower() fold ASCII only, so text is folded here."""

import re
from unicodedata import normalize

_BREAKS = re.compile(r"[^\w]+|_+")


def folded(*parts: str | None) -> str:
    """The words of the parts in lower case, ё as е, single spaces between; None is left out.

    «ГП №100 "Невская"» becomes «гп 100 невская». Search words must be folded by it as well.
    """
    text = " ".join(part for part in parts if part).replace("№", " ")
    return " ".join(_BREAKS.split(normalize("NFKC", text).lower().replace("ё", "е"))).strip()
