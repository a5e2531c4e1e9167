"""What the database refuses by itself, on both kinds."""

from datetime import timedelta
from typing import Any

import pytest
from tortoise.exceptions import IntegrityError

from booking.rules.documents import DocumentKind
from storage.guards import Guard, broken_guard
from storage.models import (
    Appointment,
    ClaimState,
    Contact,
    ContactKind,
    Dispute,
    DisputeState,
    Guardianship,
    Membership,
    Origin,
    PatientDocument,
    Relation,
    Slot,
    StaffRole,
    TimelineEntry,
    TimelineKind,
)
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


async def test_a_seat_of_a_slot_has_one_active_appointment() -> None:
    slot = await a_slot(await a_doctor(await a_clinic()))
    await an_appointment(slot, await a_patient(), "AAAA0001")
    with pytest.raises(IntegrityError) as refused:
        await an_appointment(slot, await a_patient(), "AAAA0002")
    assert broken_guard(refused.value) is Guard.APPOINTMENT_SEAT
    await an_appointment(slot, await a_patient(), "AAAA0003", active=False)
    await an_appointment(slot, await a_patient(), "AAAA0004", seat=2)


async def test_a_seat_that_is_occupied_again_by_a_change_is_refused_too() -> None:
    slot = await a_slot(await a_doctor(await a_clinic()))
    await an_appointment(slot, await a_patient(), "AAAA0001")
    over = await an_appointment(slot, await a_patient(), "AAAA0002", active=False)
    with pytest.raises(IntegrityError):
        await Appointment.filter(id=over.id).update(active=True)


@pytest.mark.parametrize("minutes", [-14, -1, 0, 1, 14])
async def test_one_patient_is_never_at_two_places_at_once(minutes: int) -> None:
    clinic, patient = await a_clinic(), await a_patient()
    await an_appointment(await a_slot(await a_doctor(clinic, "1")), patient, "AAAA0001")
    beside = await a_slot(await a_doctor(clinic, "2"), NINE + timedelta(minutes=minutes))
    with pytest.raises(IntegrityError) as refused:
        await an_appointment(beside, patient, "AAAA0002")
    assert broken_guard(refused.value) is Guard.PATIENT_OVERLAP


@pytest.mark.parametrize("minutes", [-15, 15])
async def test_visits_that_follow_each_other_do_not_overlap(minutes: int) -> None:
    clinic, patient = await a_clinic(), await a_patient()
    await an_appointment(await a_slot(await a_doctor(clinic, "1")), patient, "AAAA0001")
    beside = await a_slot(await a_doctor(clinic, "2"), NINE + timedelta(minutes=minutes))
    await an_appointment(beside, patient, "AAAA0002")


async def test_an_overlap_that_comes_by_a_change_is_refused_too() -> None:
    clinic, patient = await a_clinic(), await a_patient()
    await an_appointment(await a_slot(await a_doctor(clinic, "1")), patient, "AAAA0001")
    later = await a_slot(await a_doctor(clinic, "2"), NINE + timedelta(hours=1))
    second = await an_appointment(later, patient, "AAAA0002")
    with pytest.raises(IntegrityError) as refused:
        await Appointment.filter(id=second.id).update(starts_at=NINE + timedelta(minutes=5))
    assert broken_guard(refused.value) is Guard.PATIENT_OVERLAP


@pytest.mark.parametrize("exempt", [{"origin": Origin.CLINIC}, {"leaving": True}, {"active": False}])
async def test_what_the_clinic_reports_or_the_patient_leaves_may_overlap(exempt: dict[str, Any]) -> None:
    clinic, patient = await a_clinic(), await a_patient()
    await an_appointment(await a_slot(await a_doctor(clinic, "1")), patient, "AAAA0001", **exempt)
    await an_appointment(await a_slot(await a_doctor(clinic, "2")), patient, "AAAA0002")


async def test_a_seat_has_one_claim_that_counts() -> None:
    doctor = await a_doctor(await a_clinic())
    slot = await a_slot(doctor)
    first, second = await an_account(await a_patient()), await an_account(await a_patient(), "pavel")
    claim = await a_claim(slot, first, doctor.specialty_id)
    with pytest.raises(IntegrityError) as refused:
        await a_claim(slot, second, doctor.specialty_id)
    assert broken_guard(refused.value) is Guard.CLAIM_SEAT
    claim.state = ClaimState.EXPIRED
    await claim.save()
    await a_claim(slot, second, doctor.specialty_id)


async def test_a_patient_holds_one_slot_of_a_specialty() -> None:
    doctor = await a_doctor(await a_clinic())
    account = await an_account(await a_patient())
    claim = await a_claim(await a_slot(doctor), account, doctor.specialty_id)
    other = await a_slot(doctor, NINE + timedelta(hours=1))
    with pytest.raises(IntegrityError) as refused:
        await a_claim(other, account, doctor.specialty_id)
    assert broken_guard(refused.value) is Guard.CLAIM_SPECIALTY
    claim.state = ClaimState.KEPT
    await claim.save()
    await a_claim(other, account, doctor.specialty_id)


@pytest.mark.parametrize(
    "counts",
    [
        {"held": -1},
        {"booked": -1},
        {"foreign_taken": -1},
        {"held": 1, "booked": 1, "state": "TAKEN"},
        {"held": 1},
        {"booked": 1, "state": "HELD"},
        {"state": "TAKEN"},
        {"ends_at": NINE},
    ],
)
async def test_the_counts_of_a_slot_add_up_and_its_state_follows_them(counts: dict[str, object]) -> None:
    slot = await a_slot(await a_doctor(await a_clinic()))
    with pytest.raises(IntegrityError) as refused:
        await Slot.filter(id=slot.id).update(**counts)
    assert broken_guard(refused.value) is Guard.SLOT_COUNTS


async def test_a_slot_with_wrong_counts_is_not_even_inserted() -> None:
    with pytest.raises(IntegrityError) as refused:
        await a_slot(await a_doctor(await a_clinic()), booked=1)
    assert broken_guard(refused.value) is Guard.SLOT_COUNTS


@pytest.mark.parametrize(
    "counts",
    [
        {"held": 1, "state": "HELD"},
        {"booked": 1, "state": "TAKEN"},
        {"foreign_taken": 3, "state": "TAKEN"},
        {"held": 1, "state": "GONE"},
        {"capacity": 2, "held": 1},
        {"capacity": 2, "held": 1, "booked": 1, "state": "HELD"},
        {"capacity": 0, "state": "TAKEN"},
    ],
)
async def test_every_true_state_of_a_slot_is_accepted(counts: dict[str, object]) -> None:
    slot = await a_slot(await a_doctor(await a_clinic()))
    assert await Slot.filter(id=slot.id).update(**counts) == 1


async def test_the_timeline_only_grows() -> None:
    slot = await a_slot(await a_doctor(await a_clinic()))
    appointment = await an_appointment(slot, await a_patient(), "AAAA0001")
    await append_entries([Entry(appointment.id, NINE, TimelineKind.BOOKED)])
    entry = await TimelineEntry.get(appointment_id=appointment.id)
    for forbidden in (TimelineEntry.filter(id=entry.id).update(at=NINE), TimelineEntry.filter(id=entry.id).delete()):
        with pytest.raises(IntegrityError) as refused:
            await forbidden
        assert broken_guard(refused.value) is Guard.TIMELINE_KEPT


async def test_a_verified_contact_belongs_to_one_account() -> None:
    anna, pavel = await an_account(await a_patient()), await an_account(await a_patient("Орлов"), "pavel")
    fixed: dict[str, Any] = {"kind": ContactKind.PHONE, "value": "+79210000000", "digest": "d" * 64, "created_at": NINE}
    await Contact.create(account_id=pavel.id, **fixed)
    await Contact.create(account_id=anna.id, verified_at=NINE, dropped_at=NINE, **fixed)
    first = await Contact.create(account_id=anna.id, verified_at=NINE, **fixed)
    with pytest.raises(IntegrityError) as refused:
        await Contact.filter(account_id=pavel.id).update(verified_at=NINE)
    assert broken_guard(refused.value) is Guard.CONTACT
    await Contact.filter(id=first.id).update(dropped_at=NINE)
    assert await Contact.filter(account_id=pavel.id).update(verified_at=NINE) == 1


async def test_a_document_belongs_to_one_patient() -> None:
    fixed: dict[str, Any] = {"kind": DocumentKind.SNILS, "number": "11223344595", "digest": "d" * 64}
    fixed |= {"created_at": NINE}
    first = await PatientDocument.create(patient_id=(await a_patient()).id, **fixed)
    other = await a_patient("Орлов")
    with pytest.raises(IntegrityError) as refused:
        await PatientDocument.create(patient_id=other.id, **fixed)
    assert broken_guard(refused.value) is Guard.DOCUMENT
    await PatientDocument.filter(id=first.id).update(dropped_at=NINE)
    await PatientDocument.create(patient_id=other.id, **fixed)


async def test_an_account_acts_for_a_patient_by_one_guardianship_at_a_time() -> None:
    account, child = await an_account(await a_patient()), await a_patient("Ковалёв")
    first = await a_guardianship(account.id, child.id)
    with pytest.raises(IntegrityError) as refused:
        await a_guardianship(account.id, child.id)
    assert broken_guard(refused.value) is Guard.GUARDIANSHIP
    await Guardianship.filter(id=first.id).update(ended_at=NINE, state="ENDED")
    await a_guardianship(account.id, child.id)


async def test_an_account_has_one_open_dispute_about_a_patient() -> None:
    account, child = await an_account(await a_patient()), await a_patient("Ковалёв")
    fixed: dict[str, Any] = {"account_id": account.id, "patient_id": child.id, "relation": Relation.CHILD}
    fixed |= {"created_at": NINE}
    first = await Dispute.create(**fixed)
    with pytest.raises(IntegrityError) as refused:
        await Dispute.create(**fixed)
    assert broken_guard(refused.value) is Guard.DISPUTE
    await Dispute.filter(id=first.id).update(state=DisputeState.REFUSED)
    await Dispute.create(**fixed)


async def test_somebody_works_at_a_desk_once() -> None:
    account, clinic = await an_account(await a_patient()), await a_clinic()
    fixed: dict[str, Any] = {"account_id": account.id, "clinic_id": clinic.id, "role": StaffRole.OPERATOR}
    fixed |= {"name": "Белова И. О.", "created_at": NINE}
    first = await Membership.create(**fixed)
    with pytest.raises(IntegrityError) as refused:
        await Membership.create(**fixed)
    assert broken_guard(refused.value) is Guard.MEMBERSHIP
    await Membership.filter(id=first.id).update(ended_at=NINE)
    await Membership.create(**fixed)
