"""Both sides end it at once; days, birthdays and the worker do it by themselves."""

from datetime import date, timedelta
from typing import Any

import pytest

from booking.actions.family.ageing import ask_at_age, end_what_is_over
from booking.actions.family.consent import Verdict
from booking.actions.family.guardianship_answer import answer_guardianship
from booking.actions.family.guardianship_end import end_guardianship
from booking.actor import Account as SignedIn
from booking.errors import DocumentTaken, InvitationClosed, NotFound, NotYourPatient
from booking.events import ReachChanged
from booking.rules.scopes import Scopes
from storage.models import Account, Agreement, Appointment, Claim, EndReason, GuardianshipState
from storage.queries.appointments import own_appointments_by_id
from storage.queries.patients import onlooker_of
from tests.booking.family.home import Home

DAY = timedelta(days=1)


async def an_account_of(home: Home, patient_id: int) -> SignedIn:
    """The dependant signs in at last."""
    row = await Account.create(patient_id=patient_id, confirmed=True, created_at=home.world.clock())
    return SignedIn(row.id, patient_id, confirmed=True)


async def end(home: Home, who: SignedIn, guardianship_id: int, key: str | None = None) -> int:
    return await end_guardianship(home.world.engine, who, key=key or home.world.key(), guardianship_id=guardianship_id)


async def answer(home: Home, who: SignedIn, guardianship_id: int, *, agree: bool) -> int:
    return await answer_guardianship(
        home.world.engine, who, key=home.world.key(), guardianship_id=guardianship_id, agree=agree
    )


async def test_a_guardian_ends_it_and_sees_nothing_from_then_on(home: Home) -> None:
    anna = home.world.anna
    made = await home.has(anna)
    child = await home.patient_of(made)
    visit = await home.world.book(await home.world.slot(), child)
    home.world.events.clear()
    key = home.world.key()
    assert await end(home, anna, made, key) == made
    assert await end(home, anna, made, key) == made
    assert await end(home, anna, made) == made
    assert not await home.sees(anna, child)
    looks = onlooker_of(anna, home.world.clock())
    assert await own_appointments_by_id(looks, [visit]) == {}
    assert home.world.events.count(ReachChanged(anna.account_id)) == 1
    row = await home.row(made)
    assert (row.state, row.end_reason) == (GuardianshipState.ENDED, EndReason.GUARDIAN)
    assert [deed for deed, what, _ in await home.journal(child) if what == "guardianship"] == [
        "CHANGED",
        "GRANTED",
        "ENDED",
    ]


async def test_a_grown_dependant_ends_it_and_the_guardian_is_told(home: Home) -> None:
    anna = home.world.anna
    made, token = await home.asks(anna)
    await home.answers(token)
    mother = await an_account_of(home, await home.patient_of(made))
    await end(home, mother, made)
    assert (await home.row(made)).end_reason is EndReason.DEPENDANT
    assert (await home.messages())[-1][0] == "+79001234501"
    assert not await home.sees(anna, mother.patient_id or 0)


async def test_a_stranger_ends_nothing_and_neither_does_a_small_child(home: Home) -> None:
    made = await home.has(home.world.anna)
    child = await an_account_of(home, await home.patient_of(made))
    for who in (home.world.pavel, child):
        with pytest.raises(NotYourPatient):
            await end(home, who, made)
    for nobody in (0, -1, 2**63):
        with pytest.raises(NotFound):
            await end(home, home.world.anna, nobody)
    assert (await home.row(made)).state is GuardianshipState.ACTIVE


async def test_the_eighteenth_birthday_ends_it_before_any_worker_comes(home: Home) -> None:
    anna = home.world.anna
    made = await home.has(anna, birth_date=date(2013, 3, 5))
    child = await home.patient_of(made)
    home.world.clock.advance(DAY)
    assert await home.sees(anna, child)
    assert await end_what_is_over(home.world.engine) == 0
    slot = await home.world.slot()
    home.world.clock.advance(DAY)
    assert not await home.sees(anna, child)
    with pytest.raises(NotYourPatient):
        await home.world.hold(slot, child)
    assert await end_what_is_over(home.world.engine) == 1
    assert (await home.row(made)).end_reason is EndReason.AGE
    assert ReachChanged(anna.account_id) in home.world.events
    assert await end_what_is_over(home.world.engine) == 0


async def test_a_parent_does_not_agree_for_a_child_of_age_at_their_own_telephone(home: Home) -> None:
    anna, paper = home.world.anna, home.paper()
    child: dict[str, Any] = {"birth_date": date(2013, 3, 5), "document_number": paper, "phone": "+79001234501"}
    await home.has(anna, **child)
    home.world.clock.advance(2 * DAY)
    with pytest.raises(DocumentTaken) as taken:
        await home.add(anna, **child)
    assert taken.value.disputable


async def test_a_right_over_an_adult_has_no_birthday(home: Home) -> None:
    made, token = await home.asks(home.world.anna)
    await home.answers(token)
    home.world.clock.advance(400 * DAY)
    assert await end_what_is_over(home.world.engine) == 0
    assert await home.sees(home.world.anna, await home.patient_of(made))


async def test_a_last_day_is_the_last_day(home: Home) -> None:
    anna, last = home.world.anna, home.world.clock().date() + DAY
    made = await home.has(anna, until=last)
    child = await home.patient_of(made)
    home.world.clock.advance(DAY)
    assert await home.sees(anna, child)
    assert await end_what_is_over(home.world.engine) == 0
    home.world.clock.advance(DAY)
    assert not await home.sees(anna, child)
    assert await end_what_is_over(home.world.engine) == 1
    assert (await home.row(made)).end_reason is EndReason.PERIOD


async def test_a_proposal_nobody_answers_ends_after_a_week_and_frees_its_document(home: Home) -> None:
    paper = home.paper()
    await home.add(home.world.anna, document_number=paper)
    home.world.clock.advance(6 * DAY)
    assert await end_what_is_over(home.world.engine) == 0
    home.world.clock.advance(DAY)
    assert await end_what_is_over(home.world.engine) == 1
    await home.has(home.world.pavel, document_number=paper)


async def test_at_fifteen_a_child_is_asked_and_the_right_goes_on_until_they_say_no(home: Home) -> None:
    anna = home.world.anna
    made = await home.has(anna, birth_date=date(2016, 3, 4), phone="+79005550122")
    assert await ask_at_age(home.world.engine) == 0
    home.world.clock.advance(DAY)
    assert await ask_at_age(home.world.engine) == 1
    assert await ask_at_age(home.world.engine) == 0
    to, text = (await home.messages())[-1]
    assert to == "+79005550122"
    assert "/consent/" in text
    child = await an_account_of(home, await home.patient_of(made))
    assert await home.sees(anna, child.patient_id or 0)
    await answer(home, child, made, agree=True)
    assert (await home.row(made)).agreed_by is Agreement.OWN_LOGIN
    assert await home.sees(anna, child.patient_id or 0)
    await answer(home, child, made, agree=False)
    assert not await home.sees(anna, child.patient_id or 0)
    assert (await home.row(made)).end_reason is EndReason.DECLINED


async def test_a_child_of_fifteen_without_an_account_answers_by_the_link(home: Home) -> None:
    made = await home.has(home.world.anna, birth_date=date(2016, 3, 4), phone="+79005550122")
    home.world.clock.advance(DAY)
    await ask_at_age(home.world.engine)
    token = await home.token()
    await home.answers(token)
    assert (await home.row(made)).agreed_by is Agreement.CODE
    await home.answers(token, Verdict.END)
    assert not await home.sees(home.world.anna, await home.patient_of(made))
    with pytest.raises(InvitationClosed):
        await home.answers(token)


async def test_without_the_scope_of_visits_one_sees_only_what_one_has_booked_oneself(home: Home) -> None:
    anna, world = home.world.anna, home.world
    made = await home.has(anna, scopes=Scopes(book=True, visits=False, documents=False))
    child = await home.patient_of(made)
    mine = await world.book(await world.slot(), child)
    theirs = await world.book(await world.slot(72), world.pavel_self, by=world.pavel)
    await _give_to(theirs, child)
    looks = onlooker_of(anna, world.clock())
    assert set(await own_appointments_by_id(looks, [mine, theirs])) == {mine}


async def test_without_the_scope_of_booking_one_sees_and_does_nothing(home: Home) -> None:
    world = home.world
    made = await home.has(world.anna, scopes=Scopes(book=False, visits=True, documents=False))
    child, slot = await home.patient_of(made), await world.slot()
    assert await home.sees(world.anna, child)
    with pytest.raises(NotYourPatient):
        await world.hold(slot, child)


async def test_an_answer_needs_a_question(home: Home) -> None:
    made = await home.has(home.world.anna)
    with pytest.raises(NotYourPatient):
        await answer(home, home.world.pavel, made, agree=True)
    with pytest.raises(NotYourPatient):
        await answer(home, home.world.anna, made, agree=True)


async def _give_to(appointment_id: int, patient_id: int) -> None:
    """As if it had been the child's, made by somebody else."""
    claim_id = (await Appointment.get(id=appointment_id)).claim_id
    await Claim.filter(id=claim_id).update(patient_id=patient_id)
    await Appointment.filter(id=appointment_id).update(patient_id=patient_id)
