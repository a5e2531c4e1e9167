"""Whose rows an account may see, and that there is no other way to them."""

from datetime import date, timedelta
from typing import Any

import pytest

from storage.models import Account, Appointment, ClaimState, Doctor, Guardianship, Patient, Relation, TimelineKind
from storage.queries.appointments import (
    AppointmentPlace,
    AppointmentSearch,
    Period,
    count_own_appointments,
    moved_to,
    own_appointment_by_code,
    own_appointments,
    own_appointments_by_id,
    timelines,
)
from storage.queries.claims import live_claims, own_claims_by_id
from storage.queries.patients import Onlooker, own_patients, own_patients_by_id
from storage.timeline import Entry, append_entries
from tests.storage.rows import (
    NINE,
    a_claim,
    a_clinic,
    a_doctor,
    a_guardianship,
    a_patient,
    a_slot,
    an_account,
    an_appointment,
)

pytestmark = pytest.mark.usefixtures("database")
TODAY = NINE.date()
DAY = timedelta(days=1)


async def tied(account: Account, patient: Patient, **values: Any) -> Guardianship:
    return await a_guardianship(account.id, patient.id, **({"since": TODAY - DAY} | values))


async def at(doctor: Doctor, days: int, patient: Patient, code: str, **values: Any) -> Appointment:
    return await an_appointment(await a_slot(doctor, NINE + days * DAY), patient, code, **values)


async def test_one_sees_oneself_first_and_then_those_one_acts_for() -> None:
    anna = await a_patient()
    account = await an_account(anna)
    child = await a_patient("Ковалёв")
    await tied(account, child)
    found = await own_patients(Onlooker(account.id, NINE))
    assert [(one.patient.id, one.relation) for one in found] == [(anna.id, None), (child.id, Relation.CHILD)]


@pytest.mark.parametrize(
    ("values", "visible"),
    [
        ({"until": TODAY}, True),
        ({"until": TODAY - DAY}, False),
        ({"since": TODAY}, True),
        ({"since": TODAY + DAY}, False),
        ({"ended_at": NINE}, False),
    ],
)
async def test_a_guardianship_counts_from_its_first_to_its_last_day(values: dict[str, date], visible: bool) -> None:
    account, child = await an_account(await a_patient()), await a_patient("Ковалёв")
    await tied(account, child, **values)
    appointment = await at(await a_doctor(await a_clinic()), 1, child, "AAAA0001")
    onlooker = Onlooker(account.id, NINE)
    assert (child.id in await own_patients_by_id(onlooker, [child.id])) is visible
    assert (appointment.id in await own_appointments_by_id(onlooker, [appointment.id])) is visible
    assert (await own_appointment_by_code(onlooker, "AAAA0001") is not None) is visible


async def test_nobody_sees_the_rows_of_a_stranger() -> None:
    anna, pavel = await an_account(await a_patient()), await an_account(await a_patient("Орлов"), "pavel")
    doctor = await a_doctor(await a_clinic())
    mine = await at(doctor, 1, await Patient.get(id=anna.patient_id), "AAAA0001")
    claim = await a_claim(await a_slot(doctor, NINE), anna, doctor.specialty_id)
    await append_entries([Entry(mine.id, NINE, TimelineKind.BOOKED)])
    stranger = Onlooker(pavel.id, NINE)
    assert await own_patients_by_id(stranger, [anna.patient_id or 0]) == {}
    assert await own_appointments(stranger, AppointmentSearch(NINE), 10) == []
    assert await own_appointments(stranger, AppointmentSearch(NINE, anna.patient_id), 10) == []
    assert await own_appointments_by_id(stranger, [mine.id]) == {}
    assert await own_appointment_by_code(stranger, "AAAA0001") is None
    assert await timelines(stranger, [mine.id]) == {}
    assert await own_claims_by_id(Onlooker(pavel.id, NINE), [claim.id]) == {}
    assert await live_claims(stranger) == []


async def test_upcoming_appointments_come_soonest_first_and_the_rest_newest_first() -> None:
    patient = await a_patient()
    account = await an_account(patient)
    doctor = await a_doctor(await a_clinic())
    for days, code, values in (
        (2, "LATER", {}),
        (1, "SOON", {}),
        (3, "CANCELLED", {"active": False}),
        (-1, "OVER", {}),
        (0, "RUNNING", {}),
    ):
        await at(doctor, days, patient, code[:8], **values)
    onlooker, now = Onlooker(account.id, NINE), NINE + timedelta(minutes=5)

    async def codes(period: Period | None) -> list[str]:
        search = AppointmentSearch(now, patient.id, period)
        found: list[Appointment] = []
        while page := await own_appointments(onlooker, search, 2, place(found)):
            found += page
        assert len(found) == await count_own_appointments(onlooker, search)
        return [one.code for one in found]

    assert await codes(Period.UPCOMING) == ["RUNNING", "SOON", "LATER"]
    assert await codes(Period.PAST) == ["CANCELLE", "OVER"]
    assert await codes(None) == ["CANCELLE", "LATER", "SOON", "RUNNING", "OVER"]


def place(found: list[Appointment]) -> AppointmentPlace | None:
    return AppointmentPlace(found[-1].starts_at, found[-1].id) if found else None


async def test_a_moved_appointment_leads_to_the_new_one_and_not_to_a_refused_try() -> None:
    patient = await a_patient()
    account, doctor = await an_account(patient), await a_doctor(await a_clinic())
    old = await at(doctor, 1, patient, "OLD", active=False)
    new = await at(doctor, 2, patient, "NEW", moved_from_id=old.id)
    await at(doctor, 3, patient, "NO", moved_from_id=old.id, active=False, status="REFUSED")
    found = await moved_to(Onlooker(account.id, NINE), [old.id, new.id])
    assert {before: after.code for before, after in found.items()} == {old.id: "NEW"}


async def test_a_timeline_is_told_in_order() -> None:
    patient = await a_patient()
    account = await an_account(patient)
    appointment = await at(await a_doctor(await a_clinic()), 1, patient, "AAAA0001")
    for kind in (TimelineKind.HELD, TimelineKind.BOOKED, TimelineKind.CONFIRMED):
        await append_entries([Entry(appointment.id, NINE, kind, details={"a": 1})])
    told = (await timelines(Onlooker(account.id, NINE), [appointment.id]))[appointment.id]
    assert [entry.kind for entry in told] == ["HELD", "BOOKED", "CONFIRMED"]
    assert told[0].details == {"a": 1}


async def test_live_holds_are_those_that_have_not_run_out() -> None:
    account = await an_account(await a_patient())
    clinic = await a_clinic()
    first, second = await a_doctor(clinic, "1", "Терапевт"), await a_doctor(clinic, "2", "Хирург")
    claim = await a_claim(await a_slot(first), account, first.specialty_id)
    kept = await a_claim(await a_slot(second), account, second.specialty_id, state=ClaimState.KEPT)
    assert [one.id for one in await live_claims(Onlooker(account.id, NINE))] == [claim.id]
    assert await live_claims(Onlooker(account.id, claim.expires_at)) == []
    assert set(await own_claims_by_id(Onlooker(account.id, NINE), [claim.id, kept.id])) == {claim.id, kept.id}
