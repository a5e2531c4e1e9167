"""Rows the storage tests begin with."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from booking.ports import ClinicKind, PersonName
from storage.models import (
    Account,
    Appointment,
    AppointmentStatus,
    Claim,
    ClaimReason,
    Clinic,
    Consent,
    ConsentKind,
    Doctor,
    Guardianship,
    Login,
    Patient,
    Region,
    Relation,
    Slot,
    Specialty,
)
from storage.people import person_values
from storage.search_text import folded

NINE = datetime(2031, 3, 3, 9, tzinfo=UTC)


async def a_clinic(key: str = "1", **values: Any) -> Clinic:
    region, _ = await Region.get_or_create(code="test", defaults={"name": "Область"})
    fixed: dict[str, Any] = {"name": f"Поликлиника {key}", "short_name": f"П{key}", "kind": ClinicKind.ADULT}
    fixed |= {"address": "ул. Мира, 1", "zone": "UTC", "system": "own", "native_key": key, "region_id": region.id}
    return await Clinic.create(**(fixed | {"search_text": folded(f"Поликлиника {key}")} | values))


async def a_doctor(clinic: Clinic, key: str = "1", specialty: str = "Терапевт", **values: Any) -> Doctor:
    of, _ = await Specialty.get_or_create(search_text=folded(specialty), defaults={"name": specialty})
    family = values.pop("family_name", "Ёлкина")
    return await Doctor.create(
        clinic_id=clinic.id,
        native_key=key,
        specialty_id=of.id,
        family_name=family,
        given_name="Анна",
        search_text=folded(family, "Анна", specialty, clinic.name),
        **values,
    )


async def a_slot(doctor: Doctor, starts: datetime = NINE, minutes: int = 15, **values: Any) -> Slot:
    """`values` give the day and the minute where the clinic's differ from those of `starts`."""
    fixed: dict[str, Any] = {"clinic_id": doctor.clinic_id, "doctor_id": doctor.id, "starts_at": starts}
    fixed |= {"native_key": starts.isoformat() + str(minutes), "ends_at": starts + timedelta(minutes=minutes)}
    fixed |= {"day": starts.date(), "minute": starts.hour * 60 + starts.minute}
    return await Slot.create(**(fixed | values))


async def a_patient(family: str = "Ковалёва") -> Patient:
    return await Patient.create(**person_values(PersonName(family, "Анна", None), date(1989, 4, 12), None, None))


async def an_account(patient: Patient, subject: str = "anna") -> Account:
    """Confirmed, and agreed that we process its data."""
    account = await Account.create(patient_id=patient.id, confirmed=True, created_at=NINE)
    await Login.create(
        account_id=account.id,
        provider="main",
        issuer="https://id.example",
        subject=subject,
        confirmed=True,
        created_at=NINE,
        used_at=NINE,
    )
    await Consent.create(account_id=account.id, kind=ConsentKind.PROCESSING, version="2031-01-01", given_at=NINE)
    return account


async def a_guardianship(
    account_id: int, patient_id: int, relation: Relation = Relation.CHILD, since: date = date(2020, 1, 1), **more: Any
) -> Guardianship:
    """In force, with all scopes."""
    fixed: dict[str, Any] = {"relation": relation, "since": since, "created_at": NINE}
    return await Guardianship.create(account_id=account_id, patient_id=patient_id, **(fixed | more))


async def a_claim(slot: Slot, account: Account, specialty_id: int, seat: int = 1, **values: Any) -> Claim:
    fixed: dict[str, Any] = {"patient_id": account.patient_id, "reason": ClaimReason.HOLD, "created_at": NINE}
    fixed |= {"slot_id": slot.id, "seat": seat, "account_id": account.id, "specialty_id": specialty_id}
    fixed |= {"starts_at": slot.starts_at}
    return await Claim.create(**(fixed | {"expires_at": NINE + timedelta(minutes=5)} | values))


async def an_appointment(slot: Slot, patient: Patient, code: str, seat: int = 1, **values: Any) -> Appointment:
    fixed: dict[str, Any] = {"code": code, "slot_id": slot.id, "seat": seat, "clinic_id": slot.clinic_id}
    fixed |= {"doctor_id": slot.doctor_id, "patient_id": patient.id, "starts_at": slot.starts_at}
    fixed |= {"ends_at": slot.ends_at, "status": AppointmentStatus.CONFIRMED, "created_at": NINE}
    return await Appointment.create(**(fixed | values))
