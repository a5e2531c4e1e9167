"""Somebody who books."""

from datetime import date
from itertools import count

from booking.actor import Account
from storage.models import Account as AccountRow
from storage.models import Patient
from tests.services.clock import START

_KEYS = count(1)


def a_key() -> str:
    return f"upstream-{next(_KEYS):06}"


async def a_person(family: str = "Ковалёва", phone: str | None = "+7 911 170-06-47") -> Account:
    patient = await Patient.create(
        family_name=family, given_name="Анна", middle_name="Сергеевна", birth_date=date(1989, 4, 12), phone=phone
    )
    row = await AccountRow.create(
        issuer="https://provider.test", subject=family, confirmed=True, patient_id=patient.id, created_at=START
    )
    return Account(row.id, patient.id, confirmed=True)
