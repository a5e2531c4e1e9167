"""Passwords: argon2id, at least twelve characters, nothing that stands on the lists of common ones.

There are no rules about capitals or digits: they make people choose "Password1!" (NIST SP 800-63B, section 5.1.1.2).
"""

import asyncio
import unicodedata
from collections.abc import Sequence

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from zxcvbn import zxcvbn

from auth.refusals import No, Refusal

SHORTEST, LONGEST = 12, 256
# zxcvbn's second lowest step of five: found within a million guesses
TOO_COMMON = 1
# it takes its time with long ones, and what is common is short
LOOKED_AT = 64
# what is typed on a Russian keyboard by who thinks of "qwerty"
_KEYS = str.maketrans("йцукенгшщзхъфывапролджэячсмитьбю", "qwertyuiop[]asdfghjkl;'zxcvbnm,.")
AT_ONCE = 2


class Passwords:
    """Hashing takes memory and time on purpose: it runs in threads, `AT_ONCE` at a time."""

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        # RFC 9106 wants 64 MiB where memory is short
        self._hasher = hasher or PasswordHasher(time_cost=3, memory_cost=65_536, parallelism=1)
        self._nobody = self._hasher.hash("a password that nobody has")
        self._free = asyncio.Semaphore(AT_ONCE)

    async def hash(self, password: str) -> str:
        async with self._free:
            return await asyncio.to_thread(self._hasher.hash, _normal(password))

    async def verify(self, kept: str | None, password: str) -> bool:
        """Takes as long where nothing is kept: nobody learns from the time whether there is an account."""
        usable = kept is not None and len(password) <= LONGEST
        async with self._free:
            right = await asyncio.to_thread(self._verify, kept if usable else None, password[:LONGEST])
        return right and usable

    async def check(self, password: str, about: Sequence[str | None] = (), field: str = "password") -> None:
        """Raises Refusal for a password that should not be used; `about`: what others know of the person."""
        if len(_normal(password)) < SHORTEST:
            raise Refusal(No.PASSWORD_SHORT, field)
        if len(_normal(password)) > LONGEST:
            raise Refusal(No.PASSWORD_LONG, field)
        if await asyncio.to_thread(_is_common, _normal(password)[:LOOKED_AT], [word for word in about if word]):
            raise Refusal(No.PASSWORD_COMMON, field)

    def is_outdated(self, kept: str) -> bool:
        """Made with weaker parameters than today's."""
        return self._hasher.check_needs_rehash(kept)

    def _verify(self, kept: str | None, password: str) -> bool:
        try:
            return self._hasher.verify(kept or self._nobody, _normal(password))
        except (VerificationError, InvalidHashError):
            return False


def _normal(password: str) -> str:
    # the same letters may be typed as other code points on another keyboard
    return unicodedata.normalize("NFKC", password)


def _is_common(password: str, about: list[str]) -> bool:
    as_typed = password.lower().translate(_KEYS)
    words = [*about, "talon", "талон", "пароль", "gfhjkm", "поликлиника"]
    return any(zxcvbn(one, user_inputs=words)["score"] <= TOO_COMMON for one in {password, as_typed})
