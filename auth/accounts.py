"""From a provider's claims to an account and its patient."""

import unicodedata
from datetime import date
from typing import Any

from auth.provider import Provider
from auth.relying_party import SignedIn
from booking.ports import PersonName, Sex
from booking.rules.documents import DocumentKind, normalised, problem_of
from storage.accounts import Identity, Person
from storage.documents import Paper
from storage.models import Role

NAME_LENGTH = 100
PHONE_LENGTH = 32
OLDEST_YEARS = 130
PAPERS = {"snils": DocumentKind.SNILS, "enp": DocumentKind.ENP}
SEXES = {"female": Sex.FEMALE, "male": Sex.MALE}


def identity_of(signed_in: SignedIn, provider: Provider, today: date) -> Identity:
    operator = provider.operator is not None and provider.operator.holds(signed_in.claims)
    return Identity(
        issuer=provider.issuer,
        subject=signed_in.subject,
        role=Role.OPERATOR if operator else Role.PATIENT,
        confirmed=provider.confirmed.holds(signed_in.claims),
        person=person_of(signed_in.claims, today),
        provider=provider.name,
        papers=papers_of(signed_in.claims),
    )


def person_of(claims: dict[str, Any], today: date) -> Person | None:
    """Whom the standard claims describe (OpenID Connect Core 1.0, section 5.1); None without name or birth date."""
    family, given = _text(claims, "family_name", NAME_LENGTH), _text(claims, "given_name", NAME_LENGTH)
    born = _birth_date(claims.get("birthdate"), today)
    if family is None or given is None or born is None:
        return None
    name = PersonName(family, given, _text(claims, "middle_name", NAME_LENGTH))
    return Person(name, born, SEXES.get(str(claims.get("gender"))), _text(claims, "phone_number", PHONE_LENGTH))


def papers_of(claims: dict[str, Any]) -> tuple[Paper, ...]:
    """The documents the claims name, as far as their numbers can be right; no standard claim exists for them."""
    told = ((kind, str(claims.get(name))) for name, kind in PAPERS.items() if claims.get(name) is not None)
    return tuple(Paper(kind, normalised(kind, text)) for kind, text in told if problem_of(kind, text) is None)


def _text(claims: dict[str, Any], name: str, longest: int) -> str | None:
    value = claims.get(name)
    if not isinstance(value, str):
        return None
    tidy = " ".join(unicodedata.normalize("NFC", value).split())
    return tidy if 0 < len(tidy) <= longest and tidy.isprintable() else None


def _birth_date(value: Any, today: date) -> date | None:
    try:
        born = date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
    if born is None or born > today or today.year - born.year > OLDEST_YEARS:
        return None
    return born
