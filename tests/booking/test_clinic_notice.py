"""What a clinic changes is told to whom it concerns, by SMS or e-mail, beside the page."""

from datetime import timedelta
from typing import Any

import pytest

from booking.actions.clinic_change import ClinicMove, clinic_cancelled, clinic_moved
from booking.ports import PersonName
from booking.rules.contacts import Address, ContactKind
from storage.contacts import add_contact
from storage.models import Appointment, Channel, Guardianship, Membership, Notice, Patient, StaffRole
from storage.people import person_values
from tests.booking.world import World

ANNA, PAVEL = "+79001234501", "+79001234502"


@pytest.fixture
async def told(world: World) -> World:
    """Anna and Pavel read what is sent to their telephones."""
    for person, phone in ((world.anna, ANNA), (world.pavel, PAVEL)):
        await add_contact(person.account_id, Address(ContactKind.PHONE, phone), world.clock())
    return world


async def sent() -> list[tuple[Any, ...]]:
    return [(one.channel, one.recipient, one.text) for one in await Notice.all().order_by("id")]


async def test_who_booked_for_themself_gets_one_notice_of_a_cancellation_which_names_nobody(told: World) -> None:
    appointment_id = await told.book(await told.slot())
    await clinic_cancelled(told.engine, appointment_id=appointment_id, words="Врач Ёлкина заболела")
    ((channel, recipient, text),) = await sent()
    assert (channel, recipient) == (Channel.SMS, ANNA)
    assert text == (
        "Талон: поликлиника отменила вашу запись на 05.03.2031 07:00. "
        "Причина и другое время: http://127.0.0.1:8000/appointments"
    )
    notice = await Notice.get()
    assert notice.expires_at == told.clock() + timedelta(hours=48)
    assert not await clinic_cancelled(told.engine, appointment_id=appointment_id, words=None)
    assert len(await sent()) == 1


async def test_a_move_tells_the_old_time_and_the_new_one_and_a_room_alone_is_not_worth_it(told: World) -> None:
    appointment_id = await told.book(await told.slot())
    row = await told.appointment(appointment_id)
    same = ClinicMove(row.starts_at, row.ends_at, "214", row.slot_id)
    assert await clinic_moved(told.engine, appointment_id=appointment_id, to=same, words=None)
    assert await sent() == []
    later = row.starts_at + timedelta(days=1)
    to = ClinicMove(later, later + timedelta(minutes=15), None, await told.slot(hours=72))
    assert await clinic_moved(told.engine, appointment_id=appointment_id, to=to, words=None)
    ((_, recipient, text),) = await sent()
    assert recipient == ANNA
    assert "с 05.03.2031 07:00 на 06.03.2031 07:00" in text


async def test_a_childs_visit_is_told_to_the_parent_who_booked_it_and_not_once_the_right_has_ended(told: World) -> None:
    first = await told.book(await told.slot(48), told.child)
    second = await told.book(await told.slot(50), told.child)
    await clinic_cancelled(told.engine, appointment_id=first, words=None)
    assert [recipient for _, recipient, _ in await sent()] == [ANNA]
    await Guardianship.filter(patient_id=told.child).update(ended_at=told.clock())
    await clinic_cancelled(told.engine, appointment_id=second, words=None)
    assert len(await sent()) == 1


async def test_a_mother_reads_of_her_visit_at_her_own_address_and_so_does_the_daughter_who_booked(told: World) -> None:
    row = await Patient.get(id=told.mother)
    name = PersonName(row.family_name, row.given_name, row.middle_name)
    values = person_values(name, row.birth_date, row.sex, None, "mother@example.org")
    await Patient.filter(id=told.mother).update(**values)
    appointment_id = await told.book(await told.slot(), told.mother)
    await clinic_cancelled(told.engine, appointment_id=appointment_id, words=None)
    assert [(channel, recipient) for channel, recipient, _ in await sent()] == [
        (Channel.EMAIL, "mother@example.org"),
        (Channel.SMS, ANNA),
    ]


async def test_a_desk_that_booked_for_somebody_is_not_written_to(told: World) -> None:
    appointment_id = await told.book(await told.slot())
    await Membership.create(
        account_id=told.pavel.account_id,
        clinic_id=told.clinic.id,
        role=StaffRole.OPERATOR,
        name="Орлов П.",
        created_at=told.clock(),
    )
    await Appointment.filter(id=appointment_id).update(account_id=told.pavel.account_id)
    await clinic_cancelled(told.engine, appointment_id=appointment_id, words=None)
    assert [recipient for _, recipient, _ in await sent()] == [ANNA]


async def test_of_what_is_past_nobody_is_told(told: World) -> None:
    appointment_id = await told.book(await told.slot())
    told.clock.advance(timedelta(hours=49))
    await clinic_cancelled(told.engine, appointment_id=appointment_id, words=None)
    assert await sent() == []


async def test_a_change_that_is_not_written_tells_nobody(told: World) -> None:
    assert not await clinic_cancelled(told.engine, appointment_id=10**9, words=None)
    assert await sent() == []
