"""Somebody who books."""

from datetime import date
from itertools import count

from booking.actor import Account
from booking.ports import PersonName
from storage.models import Account as AccountRow
from storage.models import ConsentKind, Patient
from storage.people import person_values
from storage.rights import record_consent
from tests.services.clock import START

_KEYS = count(1)


def a_key() -> str:
    return f"upstream-{next(_KEYS):06}"


async def a_person(family: str = "Ковалёва", phone: str | None = "+7 911 170-06-47") -> Account:
    name = PersonName(family, "Анна", "Сергеевна")
    patient = await Patient.create(**person_values(name, date(1989, 4, 12), None, phone))
    row = await AccountRow.create(confirmed=True, patient_id=patient.id, created_at=START)
    await record_consent(row.id, ConsentKind.PROCESSING, "2031-01-01", START)
    return Account(row.id, patient.id, confirmed=True)
