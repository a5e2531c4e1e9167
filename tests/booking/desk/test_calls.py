"""A patient on the telephone: found by what they say in full, seen and booked for while the call lasts, journaled."""

from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from booking.actions.book import book
from booking.actions.desk.call import end_call, open_call
from booking.actions.desk.identity import confirm_identity
from booking.actions.desk.patient import NewPatient, add_patient
from booking.actions.desk.search import DeskSearch, find_patients
from booking.actions.hold import hold
from booking.actor import Operator
from booking.errors import (
    BadInput,
    CallClosed,
    DataRestricted,
    DocumentInvalid,
    DocumentTaken,
    Forbidden,
    NotFound,
    NotYourClinic,
    NotYourPatient,
    SecondFactorNeeded,
    TooManyTries,
)
from booking.events import ReachChanged
from booking.ports import PersonName, Sex
from booking.rules.contacts import Address, ContactKind
from booking.rules.documents import DocumentKind
from storage.contacts import contact_digest
from storage.documents import Paper, insert_document
from storage.models import Account, Call, Contact, JournalEntry, Patient, PatientDocument, Why
from storage.people import person_values
from storage.queries.desk import appointments_of_calls, open_calls, own_calls_by_id
from storage.queries.patients import onlooker_of, own_patients_by_id
from storage.rights import restrict_patient
from tests.booking.desk.staff import Desk, without_second_factor

SNILS = "112-233-445 95"
OTHER_SNILS = "087-654-303 00"
GALINA = NewPatient("Седова", "Галина", "Фёдоровна", date(1948, 2, 29), Sex.FEMALE, "8 900 123-45-67")


async def call(desk: Desk, patient_id: int, by: Operator | None = None, **other: Any) -> int:
    given = {"clinic_id": desk.world.clinic.id, "reason": "Болит ухо, просит к ЛОРу"} | other
    key = given.pop("key", None) or desk.world.key()
    return await open_call(desk.world.engine, by or desk.irina, key=key, patient_id=patient_id, **given)


async def pavel_as(desk: Desk) -> Patient:
    """Pavel with a telephone and a document of his own."""
    pavel = desk.world.pavel_self
    values = person_values(PersonName("Орлов", "Павел", "Андреевич"), date(1978, 11, 5), Sex.MALE, "+79001234502")
    await Patient.filter(id=pavel).update(**values)
    await insert_document(pavel, Paper(DocumentKind.SNILS, "11223344595"), desk.world.clock())
    return await Patient.get(id=pavel)


async def journal(patient_id: int) -> list[tuple[str, str, str, int | None]]:
    found = await JournalEntry.filter(patient_id=patient_id).order_by("id")
    return [(one.deed.value, one.what, one.why.value, one.call_id) for one in found]


async def test_a_search_finds_by_phone_document_or_name_with_birth_date_and_each_look_is_journaled(desk: Desk) -> None:
    pavel, here = await pavel_as(desk), desk.world.clinic.id
    for search in (
        DeskSearch(here, phone="8 (900) 123-45-02"),
        DeskSearch(here, document_kind=DocumentKind.SNILS, document_number=SNILS),
        DeskSearch(
            here, family_name="ОРЛОВ", given_name="павел", middle_name="Андреевич", birth_date=date(1978, 11, 5)
        ),
    ):
        (match,) = await find_patients(desk.world.engine, desk.irina, search)
        assert (match.patient_id, match.name, match.birth_year) == (pavel.id, "Орлов П. А.", 1978)
        assert match.has_account
        assert match.confirmed
    assert await journal(pavel.id) == [("READ", "desk_search", "DESK", None)] * 3


async def test_a_search_by_phone_knows_the_number_an_account_signs_in_by(desk: Desk) -> None:
    to = Address(ContactKind.PHONE, "+79005554433")
    await Contact.create(
        account_id=desk.world.pavel.account_id,
        kind=to.kind,
        value=to.value,
        digest=contact_digest(to),
        verified_at=desk.world.clock(),
        created_at=desk.world.clock(),
    )
    found = await find_patients(desk.world.engine, desk.irina, DeskSearch(desk.world.clinic.id, phone=to.value))
    assert [match.patient_id for match in found] == [desk.world.pavel_self]


async def test_an_operator_cannot_go_through_a_list_of_numbers(desk: Desk) -> None:
    engine = replace(desk.world.engine, policy=replace(desk.world.engine.policy, desk_searches_a_day=3))
    for number in range(3):
        await find_patients(engine, desk.irina, DeskSearch(desk.world.clinic.id, phone=f"+7900123450{number}"))
    with pytest.raises(TooManyTries):
        await find_patients(engine, desk.irina, DeskSearch(desk.world.clinic.id, phone="+79001234504"))
    desk.world.clock.advance(timedelta(days=1))
    await find_patients(engine, desk.irina, DeskSearch(desk.world.clinic.id, phone="+79001234504"))


async def test_nor_through_the_numbers_of_patients(desk: Desk) -> None:
    engine = replace(desk.world.engine, policy=replace(desk.world.engine.policy, desk_searches_a_day=2))
    given: dict[str, Any] = {"clinic_id": desk.world.clinic.id, "reason": "Звонит"}
    for patient_id in (desk.world.pavel_self, 999_999):
        with suppress(NotFound):
            await open_call(engine, desk.irina, key=desk.world.key(), patient_id=patient_id, **given)
    with pytest.raises(BadInput):
        await open_call(engine, desk.irina, key=desk.world.key(), patient_id=desk.world.anna_self, **given)


async def test_part_of_a_name_finds_nobody(desk: Desk) -> None:
    await pavel_as(desk)
    here, engine = desk.world.clinic.id, desk.world.engine
    for search in (
        DeskSearch(here, family_name="Орлов", given_name="Павел", birth_date=date(1978, 11, 5)),
        DeskSearch(here, family_name="Орл", given_name="Павел", middle_name="Андреевич", birth_date=date(1978, 11, 5)),
        DeskSearch(here, document_kind=DocumentKind.SNILS, document_number=OTHER_SNILS),
    ):
        assert await find_patients(engine, desk.irina, search) == []
    for useless in (DeskSearch(here), DeskSearch(here, family_name="Орлов"), DeskSearch(here, phone="112")):
        with pytest.raises(BadInput):
            await find_patients(engine, desk.irina, useless)
    with pytest.raises(DocumentInvalid):
        await find_patients(
            engine, desk.irina, DeskSearch(here, document_kind=DocumentKind.SNILS, document_number="112-233-445 96")
        )


async def test_only_an_operator_with_a_second_factor_looks_and_only_from_their_own_clinic(desk: Desk) -> None:
    pavel, engine = await pavel_as(desk), desk.world.engine
    search = DeskSearch(desk.world.clinic.id, phone="+79001234502")
    with pytest.raises(SecondFactorNeeded):
        await find_patients(engine, without_second_factor(desk.irina), search)
    with pytest.raises(Forbidden):
        await find_patients(engine, desk.world.anna, search)
    with pytest.raises(NotYourClinic):
        await find_patients(engine, desk.irina, replace(search, clinic_id=desk.world.far_clinic.id))
    with pytest.raises(SecondFactorNeeded):
        await call(desk, pavel.id, without_second_factor(desk.irina))
    with pytest.raises(NotYourClinic):
        await call(desk, pavel.id, clinic_id=desk.world.far_clinic.id)
    assert await journal(pavel.id) == []


async def test_while_a_call_lasts_the_operator_books_for_the_caller_and_not_a_minute_longer(desk: Desk) -> None:
    world, pavel = desk.world, desk.world.pavel_self
    with pytest.raises(NotYourPatient):
        await hold(world.engine, desk.irina, key=world.key(), slot_id=await world.slot(), patient_id=pavel)
    call_id = await call(desk, pavel)
    slot_id = await world.slot(72)
    claim_id = await hold(world.engine, desk.irina, key=world.key(), slot_id=slot_id, patient_id=pavel)
    appointment_id = await book(world.engine, desk.irina, key=world.key(), claim_id=claim_id)
    coming = await appointments_of_calls(desk.irina.account_id, [call_id], world.clock())
    assert [one.id for one in coming[call_id]] == [appointment_id]
    entries = await journal(pavel)
    assert entries[0] == ("GRANTED", "call", "DESK", call_id)
    assert ("BOOKED", "appointments", "DESK", call_id) in entries
    world.clock.advance(timedelta(minutes=30))
    with pytest.raises(NotYourPatient):
        await hold(world.engine, desk.irina, key=world.key(), slot_id=await world.slot(96), patient_id=pavel)
    assert await open_calls(desk.irina.account_id, world.clock()) == []
    assert await appointments_of_calls(desk.irina.account_id, [call_id], world.clock()) == {call_id: []}


async def test_a_call_that_is_ended_ends_the_sight_at_once_and_cannot_be_ended_again(desk: Desk) -> None:
    world, pavel = desk.world, desk.world.pavel_self
    call_id = await call(desk, pavel)
    looks = onlooker_of(desk.irina, world.clock())
    assert pavel in await own_patients_by_id(looks, [pavel])
    world.events.clear()
    await end_call(world.engine, desk.irina, key=world.key(), call_id=call_id)
    assert await own_patients_by_id(looks, [pavel]) == {}
    assert ReachChanged(desk.irina.account_id) in world.events
    assert (await journal(pavel))[-1] == ("ENDED", "call", "DESK", call_id)
    with pytest.raises(CallClosed):
        await end_call(world.engine, desk.irina, key=world.key(), call_id=call_id)
    with pytest.raises(NotFound):
        await end_call(world.engine, desk.olga, key=world.key(), call_id=call_id)
    assert await own_calls_by_id(desk.olga.account_id, [call_id]) == {}


async def test_a_call_needs_a_reason_a_patient_and_data_that_are_not_restricted(desk: Desk) -> None:
    with pytest.raises(BadInput):
        await call(desk, desk.world.pavel_self, reason="   ")
    with pytest.raises(NotFound):
        await call(desk, 999_999)
    await restrict_patient(desk.world.pavel_self, desk.world.clock())
    with pytest.raises(DataRestricted):
        await call(desk, desk.world.pavel_self)
    assert await Call.all().count() == 0


async def test_one_key_opens_one_call(desk: Desk) -> None:
    first = await call(desk, desk.world.pavel_self, key="the-same-key")
    assert await call(desk, desk.world.pavel_self, key="the-same-key") == first
    assert await Call.all().count() == 1


async def test_somebody_nobody_knows_is_added_with_the_call(desk: Desk) -> None:
    world = desk.world
    wish = replace(GALINA, document_kind=DocumentKind.SNILS, document_number=SNILS)
    call_id = await add_patient(
        world.engine, desk.irina, key=world.key(), clinic_id=world.clinic.id, reason="Впервые", patient=wish
    )
    opened = (await own_calls_by_id(desk.irina.account_id, [call_id]))[call_id]
    added = await Patient.get(id=opened.patient_id)
    assert (added.family_name, added.phone, added.birth_date) == ("Седова", "+79001234567", date(1948, 2, 29))
    paper = await PatientDocument.get(patient_id=added.id)
    assert (paper.number, paper.verified_at) == ("11223344595", None)
    assert ("CHANGED", "patient", "DESK", call_id) in await journal(added.id)
    (match,) = await find_patients(world.engine, desk.irina, DeskSearch(world.clinic.id, phone=GALINA.phone))
    assert (match.patient_id, match.has_account) == (added.id, False)


async def test_a_document_that_somebody_has_makes_no_second_patient(desk: Desk) -> None:
    world, before = desk.world, await pavel_as(desk)
    wish = replace(GALINA, document_kind=DocumentKind.SNILS, document_number=SNILS)
    patients = await Patient.all().count()
    with pytest.raises(DocumentTaken) as refused:
        await add_patient(
            world.engine, desk.irina, key=world.key(), clinic_id=world.clinic.id, reason="Впервые", patient=wish
        )
    assert not refused.value.disputable
    assert await Patient.all().count() == patients
    assert await journal(before.id) == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"document_kind": DocumentKind.SNILS},
        {"family_name": "<b>"},
        {"birth_date": date(2099, 1, 1)},
        {"phone": "12"},
    ],
)
async def test_what_no_patient_can_be_is_refused(desk: Desk, wrong: dict[str, Any]) -> None:
    world = desk.world
    with pytest.raises(BadInput):
        await add_patient(
            world.engine,
            desk.irina,
            key=world.key(),
            clinic_id=world.clinic.id,
            reason="Впервые",
            patient=replace(GALINA, **wrong),
        )


async def confirm(desk: Desk, call_id: int, number: str = SNILS, by: Operator | None = None) -> int:
    world = desk.world
    who = by or desk.irina
    return await confirm_identity(
        world.engine, who, key=world.key(), call_id=call_id, kind=DocumentKind.SNILS, number=number
    )


async def test_an_operator_who_has_seen_the_document_vouches_for_the_account(desk: Desk) -> None:
    world, pavel = desk.world, await pavel_as(desk)
    await Account.filter(id=world.pavel.account_id).update(confirmed=False)
    call_id = await call(desk, pavel.id)
    world.events.clear()
    assert await confirm(desk, call_id) == call_id
    assert (await Account.get(id=world.pavel.account_id)).confirmed
    assert (await PatientDocument.get(patient_id=pavel.id)).verified_at == world.clock()
    assert ReachChanged(world.pavel.account_id) in world.events
    assert ("CHANGED", "identity", "DESK", call_id) in await journal(pavel.id)


async def test_a_document_that_was_not_known_is_added_as_seen(desk: Desk) -> None:
    call_id = await call(desk, desk.world.pavel_self)
    await confirm(desk, call_id)
    paper = await PatientDocument.get(patient_id=desk.world.pavel_self)
    assert (paper.number, paper.verified_at) == ("11223344595", desk.world.clock())


async def test_somebody_elses_document_or_a_second_of_the_kind_vouches_for_nobody(desk: Desk) -> None:
    world, pavel = desk.world, await pavel_as(desk)
    await Account.filter(id=world.anna.account_id).update(confirmed=False)
    with pytest.raises(DocumentTaken):
        await confirm(desk, await call(desk, world.anna_self))
    with pytest.raises(DocumentTaken):
        await confirm(desk, await call(desk, pavel.id), OTHER_SNILS)
    assert not (await Account.get(id=world.anna.account_id)).confirmed
    assert await PatientDocument.all().count() == 1


async def test_a_number_that_nobody_vouches_for_gives_way_to_the_document_seen(desk: Desk) -> None:
    world, pavel = desk.world, await pavel_as(desk)
    await Account.filter(patient_id=pavel.id).update(confirmed=False)
    await confirm(desk, await call(desk, world.anna_self))
    (paper,) = await PatientDocument.filter(dropped_at__isnull=True)
    assert (paper.patient_id, paper.verified_at) == (world.anna_self, world.clock())
    told = await JournalEntry.get(patient_id=world.pavel_self, what="documents")
    assert (told.why, told.details) == (Why.SERVICE, {"document": "SNILS", "displaced": True})


async def test_identity_is_confirmed_within_ones_own_open_call_alone(desk: Desk) -> None:
    call_id = await call(desk, desk.world.pavel_self)
    with pytest.raises(NotFound):
        await confirm(desk, call_id, by=desk.olga)
    with pytest.raises(SecondFactorNeeded):
        await confirm(desk, call_id, by=without_second_factor(desk.irina))
    desk.world.clock.advance(timedelta(minutes=31))
    with pytest.raises(CallClosed):
        await confirm(desk, call_id)
