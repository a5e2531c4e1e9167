"""Guardianships, written where one is granted."""

from datetime import date, datetime

from storage.accounts import Person
from storage.models import Agreement, Guardianship, Patient, Relation
from storage.people import person_values
from storage.sql import execute
from storage.transaction import carry_out


async def bring_dependant(account_id: int, person: Person, relation: Relation, since: date, now: datetime) -> int:
    """The id of the patient this account acts for; made, with the guardianship, when it acts for no such person yet."""

    async def deed() -> int:
        # a write first, which also queues two starts that would each make the same dependant
        await execute("UPDATE account SET role = role WHERE id = $1", account_id)
        ties = await Guardianship.filter(account_id=account_id, ended_at__isnull=True).prefetch_related("patient")
        for tie in ties:
            if _is(tie.patient, person):
                return tie.patient_id
        patient = await Patient.create(**person_values(person.name, person.birth_date, person.sex, person.phone))
        await Guardianship.create(
            account_id=account_id,
            patient_id=patient.id,
            relation=relation,
            since=since,
            agreed_by=Agreement.GUARDIAN,
            agreed_at=now,
            created_at=now,
        )
        return int(patient.id)

    return await carry_out(deed)


def _is(patient: Patient, person: Person) -> bool:
    known = (patient.family_name, patient.given_name, patient.middle_name, patient.birth_date)
    return known == (person.name.family, person.name.given, person.name.middle, person.birth_date)
