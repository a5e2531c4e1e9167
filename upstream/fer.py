"""From the specialties of the older federal register (ferId) to federal codes, as far as both are known."""

import re

# ferId → (NSI 1.2.643.5.1.13.13.11.1066, how it is called): clinics file other things under an id too,
# «Диспансеризация» under 27
_CODES = {"27": ("27", re.compile(r"терап", re.IGNORECASE))}


def federal_code(fer: str | None, name: str) -> str | None:
    code, called = _CODES.get(fer or "", (None, None))
    return code if called and called.search(name) else None
