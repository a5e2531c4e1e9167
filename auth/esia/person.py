"""What ESIA's register tells of a person, in the words of OpenID Connect's standard claims."""

import re
from datetime import datetime
from typing import Any

GENDERS = {"M": "male", "F": "female"}
DIGITS = re.compile(r"\D")


def claims_of(person: dict[str, Any], elements: list[dict[str, Any]]) -> dict[str, Any]:
    """`person`: GET /rs/prns/{oid}; `elements`: its contacts and documents, each with a `type`."""
    told = {
        "family_name": person.get("lastName"),
        "given_name": person.get("firstName"),
        "middle_name": person.get("middleName"),
        "birthdate": _birth_date(person.get("birthDate")),
        "gender": GENDERS.get(str(person.get("gender"))),
        "phone_number": _phone(_verified(elements, "MBT")),
        "snils": person.get("snils"),
        "enp": (_verified(elements, "MDCL_PLCY") or {}).get("number"),
        # the register's word beside the token's
        "trusted": person.get("trusted") is True,
    }
    return {name: value for name, value in told.items() if value is not None}


def _birth_date(text: Any) -> str | None:
    try:
        return datetime.strptime(text, "%d.%m.%Y").date().isoformat()  # noqa: DTZ007 - a day has no zone
    except (ValueError, TypeError):
        return None


def _verified(elements: list[dict[str, Any]], kind: str) -> dict[str, Any] | None:
    return next((one for one in elements if one.get("type") == kind and one.get("vrfStu") == "VERIFIED"), None)


def _phone(contact: dict[str, Any] | None) -> str | None:
    """ESIA writes +7(921)0000000."""
    digits = DIGITS.sub("", str((contact or {}).get("value") or ""))
    return f"+{digits}" if digits else None
