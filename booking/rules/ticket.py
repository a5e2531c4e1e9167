"""The code on a ticket: six characters that a person can read aloud and type on any keyboard.

Its letters look alike in Cyrillic and Latin; 0 and 1 are left out with the letters that resemble them.
"""

import secrets
from collections.abc import Callable, Sequence

LETTERS = "АВЕКМНРСТУХ"
ALPHABET = LETTERS + "23456789"
LENGTH = 6
_LATIN = str.maketrans("ABEKMHPCTYX", LETTERS)
_TO_LATIN = str.maketrans(LETTERS, "ABEKMHPCTYX")


def new_code(choose: Callable[[Sequence[str]], str] = secrets.choice) -> str:
    return "".join(choose(ALPHABET) for _ in range(LENGTH))


def shown_code(code: str) -> str:
    """«К74ТМ2» → «К74-ТМ2»"""
    return f"{code[:3]}-{code[3:]}"


def latin_code(code: str) -> str:
    """The same code in Latin look-alikes, for addresses: they stay short and plain."""
    return code.translate(_TO_LATIN)


def read_code(typed: str) -> str | None:
    """The code a person meant: look-alikes, lower case, spaces and dashes do not matter. None when it is no code."""
    if len(typed) > 40:
        return None
    code = "".join(sign for sign in typed.upper().translate(_LATIN) if not sign.isspace() and sign not in "-–—‑")
    return code if len(code) == LENGTH and all(sign in ALPHABET for sign in code) else None
