"""Telephone numbers and e-mail addresses: how they are kept, compared and shown."""

import re
from dataclasses import dataclass, field
from enum import StrEnum

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat

from booking.errors import BadInput

HOME_COUNTRY = "RU"
LONGEST_EMAIL = 254  # RFC 5321, section 4.5.3.1.3, without the brackets
LONGEST_LOCAL_PART = 64
_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_LABEL = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")
_HIDDEN = "•••"


class ContactKind(StrEnum):
    PHONE = "PHONE"
    EMAIL = "EMAIL"


@dataclass(frozen=True, slots=True)
class Address:
    """Where a notice goes. `value`: normalised, as `phone_of` and `email_of` give it."""

    kind: ContactKind
    value: str = field(repr=False)


def address_of(kind: ContactKind, typed: str, field: str = "value") -> Address:
    """What a person typed, as it is kept; raises BadInput naming `field`."""
    return Address(kind, phone_of(typed, field) if kind is ContactKind.PHONE else email_of(typed, field))


def phone_of(typed: str, field: str = "phone") -> str:
    """E.164: «8 (900) 123-45-01» is +79001234501. Raises BadInput for what no telephone can have."""
    try:
        number = phonenumbers.parse(typed, HOME_COUNTRY)
    except NumberParseException:
        raise BadInput(field, "This is no telephone number.") from None
    if number.extension or not phonenumbers.is_valid_number(number):
        raise BadInput(field, "There is no such telephone number.")
    return phonenumbers.format_number(number, PhoneNumberFormat.E164)


def email_of(typed: str, field: str = "email") -> str:
    """In small letters: providers that tell capitals apart have died out. A name in Cyrillic becomes punycode."""
    local, _, domain = typed.strip().rpartition("@")
    try:
        # the codec takes its time with long names
        host = domain.lower().encode("idna").decode() if len(domain) <= LONGEST_EMAIL else ""
    except UnicodeError:
        host = ""
    labels = host.split(".")
    fits = len(local) <= LONGEST_LOCAL_PART and len(labels) > 1 and all(map(_LABEL.fullmatch, labels))
    if not fits or not _LOCAL.fullmatch(local) or len(local) + 1 + len(host) > LONGEST_EMAIL:
        raise BadInput(field, "This is no e-mail address.")
    return f"{local.lower()}@{host}"


def login_of(typed: str) -> Address | None:
    """The contact that somebody signs in by; None when it can be none."""
    try:
        return address_of(ContactKind.EMAIL if "@" in typed else ContactKind.PHONE, typed)
    except BadInput:
        return None


def shown(address: Address) -> str:
    """So much that its owner knows it again: «+7 900 •••-••-01», «a•••@example.org»."""
    if address.kind is ContactKind.EMAIL:
        local, _, domain = address.value.partition("@")
        return f"{local[0]}{_HIDDEN}@{domain}"
    number = phonenumbers.parse(address.value)
    national = str(number.national_number)
    area = national[:3] if len(national) > 7 else ""
    return " ".join(filter(None, (f"+{number.country_code}", area, f"{_HIDDEN}-••-{national[-2:]}")))
