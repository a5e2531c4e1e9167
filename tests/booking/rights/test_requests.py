"""What people may ask about their data: by whom, with what effect, and answered when."""

from datetime import date, timedelta

import pytest

from booking.actions.desk.call import open_call
from booking.actions.hold import hold
from booking.actions.rights.answer import Corrected, answer_data_request
from booking.actions.rights.carry_out import carry_out_requests
from booking.actions.rights.make import make_data_request
from booking.actions.rights.withdraw import withdraw_data_request
from booking.errors import (
    AppointmentsAhead,
    BadInput,
    DataRestricted,
    Forbidden,
    NotFound,
    NotYourClinic,
    NotYourPatient,
    RequestClosed,
    SecondFactorNeeded,
)
from booking.events import ReachChanged
from booking.ports import PersonName
from storage.models import (
    DataRequest,
    DataRequestKind,
    DataRequestState,
    Guardianship,
    JournalEntry,
    Notice,
    Patient,
    Relation,
)
from storage.queries.desk import corrections_at, patients_by_name
from storage.queries.patients import onlooker_of, own_patient_ids
from storage.queries.rights import own_data_requests, own_data_requests_by_id
from tests.booking.desk.staff import Desk, without_second_factor
from tests.booking.rights.asking import asked, stepped_up
from tests.booking.world import World
from tests.storage.rows import a_guardianship

ERASE, EXPORT, CORRECT, RESTRICT = (
    DataRequestKind.ERASE,
    DataRequestKind.EXPORT,
    DataRequestKind.CORRECT,
    DataRequestKind.RESTRICT,
)


async def take_back(world: World, request_id: int, by: object = None) -> int:
    who = by or stepped_up(world.anna)
    return await withdraw_data_request(world.engine, who, key=world.key(), request_id=request_id)  # type: ignore[arg-type] # any actor


async def test_an_export_is_ready_at_once_and_every_request_has_thirty_days(world: World) -> None:
    request = await asked(world, EXPORT)
    assert (request.state, request.done_at) == (DataRequestState.DONE, world.clock())
    assert request.due_at == world.clock() + timedelta(days=30)
    entry = await JournalEntry.filter(patient_id=world.anna_self).order_by("-id").first()
    assert entry is not None
    assert (entry.deed.value, entry.what) == ("EXPORTED", "data_request")


async def test_a_request_needs_a_second_factor(world: World) -> None:
    for kind in DataRequestKind:
        with pytest.raises(SecondFactorNeeded):
            await make_data_request(
                world.engine, world.anna, key=world.key(), patient_id=world.anna_self, kind=kind, words="Слова"
            )
    assert not await DataRequest.exists()


async def test_one_asks_for_oneself_and_ones_child_but_not_for_ones_mother_or_a_stranger(world: World) -> None:
    await asked(world, EXPORT, world.child)
    for not_theirs in (world.mother, world.pavel_self, 999_999):
        with pytest.raises(NotYourPatient):
            await asked(world, EXPORT, not_theirs)
    for scope in ("may_see_documents", "may_see_visits"):
        await Guardianship.filter(patient_id=world.child).update(may_see_documents=True, may_see_visits=True)
        await Guardianship.filter(patient_id=world.child).update(**{scope: False})
        with pytest.raises(NotYourPatient):
            await asked(world, EXPORT, world.child)


async def test_to_call_an_adult_ones_ward_is_not_to_speak_for_them(world: World) -> None:
    for relation in ("WARD", "CHILD"):
        await Guardianship.filter(patient_id=world.mother).update(relation=relation, agreed_by="CODE")
        with pytest.raises(NotYourPatient):
            await asked(world, EXPORT, world.mother)
    # a desk has seen that she is
    await Guardianship.filter(patient_id=world.mother).update(relation="WARD", agreed_by="OPERATOR")
    await asked(world, EXPORT, world.mother)


async def test_the_same_asked_twice_is_one_open_request(world: World) -> None:
    first = await asked(world, CORRECT, words="Я Анна, а не Ана", key="pressed-twice")
    assert (await asked(world, CORRECT, words="Я Анна, а не Ана", key="pressed-twice")).id == first.id
    assert (await asked(world, CORRECT, words="Ещё раз")).id == first.id
    with pytest.raises(BadInput):
        await asked(world, CORRECT)


async def test_restricted_data_are_only_kept_until_the_person_lifts_it(desk: Desk) -> None:
    world = desk.world
    request = await asked(world, RESTRICT, world.child)
    assert (await Patient.get(id=world.child)).restricted_at == world.clock()
    with pytest.raises(DataRestricted):
        await hold(world.engine, world.anna, key=world.key(), slot_id=await world.slot(), patient_id=world.child)
    with pytest.raises(DataRestricted):
        await open_call(
            world.engine,
            desk.irina,
            key=world.key(),
            clinic_id=world.clinic.id,
            patient_id=world.child,
            reason="Записать",
        )
    await take_back(world, request.id)
    assert (await Patient.get(id=world.child)).restricted_at is None
    await hold(world.engine, world.anna, key=world.key(), slot_id=await world.slot(72), patient_id=world.child)
    with pytest.raises(RequestClosed):
        await take_back(world, request.id)


async def test_a_restriction_ends_open_calls_and_tells_everybody_who_acts(desk: Desk) -> None:
    world = desk.world
    await open_call(
        world.engine, desk.irina, key=world.key(), clinic_id=world.clinic.id, patient_id=world.child, reason="Записать"
    )
    world.events.clear()
    await asked(world, RESTRICT, world.child)
    told = {event.account_id for event in world.events if isinstance(event, ReachChanged)}
    assert told == {world.anna.account_id, desk.irina.account_id}
    sight = onlooker_of(desk.irina, world.clock())
    assert await own_patient_ids(sight) == set()


async def test_nothing_is_erased_while_appointments_lie_ahead(world: World) -> None:
    await world.book(await world.slot(48))
    with pytest.raises(AppointmentsAhead) as refused:
        await asked(world, ERASE)
    assert refused.value.count == 1
    world.clock.advance(timedelta(hours=49))
    assert (await asked(world, ERASE)).state is DataRequestState.OPEN


async def test_an_erasure_waits_seven_days_tells_the_person_and_can_be_taken_back(world: World) -> None:
    await Patient.filter(id=world.anna_self).update(phone="+79001234501")
    request = await asked(world, ERASE)
    assert request.act_at == world.clock() + timedelta(days=7)
    notice = await Notice.all().order_by("-id").first()
    assert notice is not None
    assert notice.recipient == "+79001234501"
    world.clock.advance(timedelta(days=6, hours=23))
    assert await carry_out_requests(world.engine) == 0
    await take_back(world, request.id)
    world.clock.advance(timedelta(days=2))
    assert await carry_out_requests(world.engine) == 0
    assert (await Patient.get(id=world.anna_self)).erased_at is None


async def test_who_books_meanwhile_is_erased_after_the_visit(world: World) -> None:
    request = await asked(world, ERASE)
    await world.book(await world.slot(8 * 24))
    world.clock.advance(timedelta(days=7))
    assert await carry_out_requests(world.engine) == 0
    await request.refresh_from_db()
    assert request.act_at == world.clock() + timedelta(days=1, minutes=15)
    world.clock.advance(timedelta(days=1, minutes=15))
    assert await carry_out_requests(world.engine) == 1
    await request.refresh_from_db()
    assert request.state is DataRequestState.DONE


async def test_who_books_beyond_what_the_law_lets_us_wait_is_told_why_nothing_was_erased(world: World) -> None:
    request = await asked(world, ERASE)
    world.clock.advance(timedelta(days=7))
    await world.book(await world.slot(25 * 24))
    assert await carry_out_requests(world.engine) == 0
    await request.refresh_from_db()
    assert request.state is DataRequestState.REFUSED
    assert "Отмените" in (request.answer or "")


async def test_another_parent_takes_an_erasure_back_and_a_stranger_does_not_learn_of_it(world: World) -> None:
    await a_guardianship(world.pavel.account_id, world.child, Relation.CHILD)
    request = await asked(world, ERASE, world.child)
    with pytest.raises(NotFound):
        await withdraw_data_request(world.engine, world.pavel, key=world.key(), request_id=999_999)
    await take_back(world, request.id, world.pavel)
    own = await asked(world, ERASE)
    with pytest.raises(NotFound):
        await take_back(world, own.id, world.pavel)


async def test_whose_right_has_ended_meanwhile_erases_nobody(world: World) -> None:
    request = await asked(world, ERASE, world.child)
    await Guardianship.filter(patient_id=world.child).update(state="ENDED", ended_at=world.clock())
    world.clock.advance(timedelta(days=7))
    assert await carry_out_requests(world.engine) == 0
    await request.refresh_from_db()
    assert request.state is DataRequestState.REFUSED
    assert (await Patient.get(id=world.child)).erased_at is None


async def test_requests_are_seen_by_who_made_them_and_by_who_may_see_the_documents(world: World) -> None:
    for_child, own = await asked(world, EXPORT, world.child), await asked(world, EXPORT)
    anna, pavel = (onlooker_of(who, world.clock()) for who in (world.anna, world.pavel))
    assert [one.id for one in await own_data_requests(anna)] == [own.id, for_child.id]
    assert await own_data_requests(pavel) == []
    assert await own_data_requests_by_id(pavel, [own.id, for_child.id]) == {}
    assert set(await own_data_requests_by_id(anna, [own.id, for_child.id])) == {own.id, for_child.id}


async def test_an_operator_answers_a_correction_and_what_was_wrong_is_right_everywhere(desk: Desk) -> None:
    world = desk.world
    await Patient.filter(id=world.anna_self).update(phone="+79001234501")
    request = await asked(world, CORRECT, words="Фамилия теперь Соколова")
    assert [one.id for one in await corrections_at(desk.irina.clinic_ids)] == [request.id]
    await answer_data_request(
        world.engine,
        desk.irina,
        key=world.key(),
        request_id=request.id,
        done=True,
        answer="Исправили по паспорту",
        corrected=Corrected(family_name="Соколова"),
    )
    await request.refresh_from_db()
    assert (request.state, request.answer) == (DataRequestState.DONE, "Исправили по паспорту")
    assert request.answered_by_id == desk.irina.account_id
    found = await patients_by_name(PersonName("Соколова", "Анна", None), date(1989, 4, 12), 10)
    assert [one.patient.id for one in found] == [world.anna_self]
    entry = await JournalEntry.filter(patient_id=world.anna_self).order_by("-id").first()
    assert entry is not None
    assert entry.why.value == "DESK"
    assert entry.details["columns"] == ["family_name"]
    assert await Notice.filter(channel="SMS").count() == 1
    assert await corrections_at(desk.irina.clinic_ids) == []


async def test_a_correction_is_refused_in_words_and_only_once(desk: Desk) -> None:
    world = desk.world
    request = await asked(world, CORRECT, words="Мне 20 лет")

    async def answer(**other: object) -> int:
        given = {"request_id": request.id, "done": False, "answer": "В паспорте другая дата"} | other
        return await answer_data_request(world.engine, desk.irina, key=world.key(), **given)

    with pytest.raises(BadInput):
        await answer(answer=" ")
    with pytest.raises(BadInput):
        await answer(corrected=Corrected(family_name="Соколова"))
    await answer()
    await request.refresh_from_db()
    assert request.state is DataRequestState.REFUSED
    with pytest.raises(RequestClosed):
        await answer()
    with pytest.raises(RequestClosed):
        await take_back(world, request.id)


async def test_corrections_wait_at_the_clinics_that_know_the_patient(desk: Desk) -> None:
    world = desk.world
    await world.book(await world.slot(48, world.far_doctor))
    request = await asked(world, CORRECT, words="Отчество — Сергеевна")
    assert await corrections_at(desk.irina.clinic_ids) == []
    nowhere = await asked(world, CORRECT, by=world.pavel, words="Павел, а не Павл")
    assert [one.id for one in await corrections_at(desk.irina.clinic_ids)] == [nowhere.id]
    assert await corrections_at([]) == []
    await DataRequest.filter(id=nowhere.id).delete()
    assert [one.id for one in await corrections_at([world.far_clinic.id])] == [request.id]
    with pytest.raises(NotYourClinic):
        await answer_data_request(
            world.engine, desk.irina, key=world.key(), request_id=request.id, done=False, answer="Нет"
        )
    with pytest.raises(SecondFactorNeeded):
        await answer_data_request(
            world.engine,
            without_second_factor(desk.irina),
            key=world.key(),
            request_id=request.id,
            done=False,
            answer="Нет",
        )
    with pytest.raises(Forbidden):
        await answer_data_request(
            world.engine, world.anna, key=world.key(), request_id=request.id, done=False, answer="Нет"
        )
