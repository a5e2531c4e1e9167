"""Telephone numbers and e-mail addresses: however they are typed, they are kept and compared in one form."""

import pytest

from booking.errors import BadInput
from booking.rules.contacts import Address, ContactKind, address_of, email_of, login_of, phone_of, shown


@pytest.mark.parametrize(
    "typed", ["+79001234501", "8 900 123 45 01", "8 (900) 123-45-01", "9001234501", "+7 900 123-45-01 "]
)
def test_a_russian_number_is_kept_one_way(typed: str) -> None:
    assert phone_of(typed) == "+79001234501"


def test_a_number_of_another_country_keeps_its_code() -> None:
    assert phone_of("+375 29 123-45-67") == "+375291234567"


@pytest.mark.parametrize(
    "typed", ["", "+7", "12", "nobody", "+7 900 123-45-01 доб. 5", "9" * 300, "+7000000000", "\x00"]
)
def test_what_is_no_number_is_refused(typed: str) -> None:
    with pytest.raises(BadInput) as refusal:
        phone_of(typed)
    assert refusal.value.field == "phone"


def test_an_address_is_kept_in_small_letters_and_its_name_in_ascii() -> None:
    assert email_of(" Anna.K+talon@Example.ORG ") == "anna.k+talon@example.org"
    assert email_of("anna@почта.рф") == "anna@xn--80a1acny.xn--p1ai"


@pytest.mark.parametrize(
    "typed",
    [
        "", "@", "anna", "anna@", "@example.org", "anna@example", "a..b@example.org", "a b@example.org",
        "anna@-example.org", "anna@exa_mple.org", "anna@example..org", f"{'a' * 65}@example.org", f"a@{'b' * 300}.org",
        "anna@example.org\r\nBcc: x@y.ru", "анна@example.org", "a@\ud800.ru", "anna@" + "é" * 300 + ".org",
    ],
)  # fmt: skip
def test_what_is_no_address_is_refused(typed: str) -> None:
    with pytest.raises(BadInput):
        email_of(typed)


def test_a_login_is_told_by_its_sign() -> None:
    assert login_of("8 900 123-45-01") == Address(ContactKind.PHONE, "+79001234501")
    assert login_of("Anna@example.org") == Address(ContactKind.EMAIL, "anna@example.org")
    assert login_of("anna") is None


@pytest.mark.parametrize(
    ("kind", "typed", "seen"),
    [
        (ContactKind.PHONE, "+79001234501", "+7 900 •••-••-01"),
        (ContactKind.PHONE, "+375291234567", "+375 291 •••-••-67"),
        (ContactKind.EMAIL, "anna@example.org", "a•••@example.org"),
        (ContactKind.EMAIL, "a@example.org", "a•••@example.org"),
    ],
)
def test_its_owner_knows_it_again_and_nobody_else(kind: ContactKind, typed: str, seen: str) -> None:
    assert shown(address_of(kind, typed)) == seen
    assert typed not in repr(address_of(kind, typed))
