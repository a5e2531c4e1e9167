"""A patient's name and contacts as the table keeps them: sealed, with digests by which they are found again."""

import unicodedata
from datetime import date
from typing import Any

from booking.ports import PersonName, Sex
from storage.keyring import keyring


def name_digest(name: PersonName, birth_date: date) -> str:
    """Of the full name and the birth date; case, ё and е, and spaces make no difference."""
    parts = (name.family, name.given, name.middle or "")
    return keyring().digest("person", "\0".join((*(_plain(part) for part in parts), birth_date.isoformat())))


def phone_digest(phone: str | None) -> str | None:
    """Of a number in E.164, such as «+79210000000»."""
    return None if phone is None else keyring().digest("PHONE", "".join(sign for sign in phone if sign in _DIALLED))


def person_values(
    name: PersonName, birth_date: date, sex: Sex | None, phone: str | None, email: str | None = None
) -> dict[str, Any]:
    """The columns of `Patient` that say who it is, digests with them."""
    return {
        "family_name": name.family,
        "given_name": name.given,
        "middle_name": name.middle,
        "birth_date": birth_date,
        "sex": sex,
        "phone": phone,
        "email": email,
        "name_digest": name_digest(name, birth_date),
        "phone_digest": phone_digest(phone),
    }


_DIALLED = frozenset("+0123456789")


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().replace("ё", "е").replace("-", " ").split())
