"""What is contested: slots of a few doctors at the same hours, and people fewer than their contenders."""

from datetime import UTC, date, datetime, timedelta

from booking.ports import PersonName
from storage.models import Account, Clinic, ConsentKind, Doctor, Patient, Slot
from storage.people import person_values
from storage.rights import record_consent
from tests.race.plan import Ground, Person
from tests.storage.rows import a_clinic, a_doctor, a_guardianship

DOCTORS = 25
SPECIALTIES = ("Терапевт", "Хирург", "Окулист", "Невролог", "Кардиолог")
ACCOUNTS = 60
# every tenth slot has two seats, every fourth overlaps the one after it
TWO_SEATS, LONG = 10, 4


async def lay_out(slots: int) -> Ground:
    """Makes the clinic, its slots and the people."""
    clinic = await a_clinic("race")
    doctors = [
        await a_doctor(clinic, f"d{number}", specialty=SPECIALTIES[number % len(SPECIALTIES)])
        for number in range(min(DOCTORS, slots))
    ]
    tomorrow = datetime.now(UTC).replace(hour=9, minute=0, second=0, microsecond=0) + timedelta(days=2)
    await Slot.bulk_create([_slot(clinic, doctors, number, tomorrow) for number in range(slots)])
    slot_ids = await Slot.filter(clinic_id=clinic.id).order_by("id").values_list("id", flat=True)
    return Ground(
        tuple(int(str(one)) for one in slot_ids), tuple([await _person(number) for number in range(ACCOUNTS)])
    )


def _slot(clinic: Clinic, doctors: list[Doctor], number: int, first: datetime) -> Slot:
    place = number // len(doctors)
    starts = first + timedelta(minutes=15 * place)
    return Slot(
        clinic_id=clinic.id,
        doctor_id=doctors[number % len(doctors)].id,
        native_key=f"s{number}",
        starts_at=starts,
        ends_at=starts + timedelta(minutes=30 if number % LONG == 0 else 15),
        day=starts.date(),
        minute=starts.hour * 60 + starts.minute,
        capacity=2 if number % TWO_SEATS == 0 else 1,
    )


async def _person(number: int) -> Person:
    patients = [await _patient(number, which) for which in range(3)]
    account = await Account.create(
        patient_id=patients[0].id,
        confirmed=True,
        created_at=datetime.now(UTC),
    )
    await record_consent(account.id, ConsentKind.PROCESSING, "2031-01-01", datetime.now(UTC))
    for child in patients[1:]:
        await a_guardianship(account.id, child.id)
    return Person(account.id, tuple(patient.id for patient in patients))


async def _patient(number: int, which: int) -> Patient:
    return await Patient.create(
        **person_values(PersonName(f"Гонщик {number}", f"{which}", None), date(1990 + which, 1, 1), None, None)
    )
