"""A minor is added by a code to the guardian, an adult by their own agreement."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from booking.actions.family.consent import Verdict
from booking.actions.family.dependant_code import send_code_again
from booking.actions.family.guardianship_answer import answer_guardianship
from booking.actions.family.guardianship_end import end_guardianship
from booking.actions.family.room import PROPOSALS_A_DAY
from booking.actor import Anonymous, Operator
from booking.errors import (
    AccountNotConfirmed,
    AlreadyInFamily,
    BadInput,
    CodeExpired,
    CodeWrong,
    ConsentMissing,
    DocumentInvalid,
    DocumentTaken,
    FamilyFull,
    Forbidden,
    InvitationClosed,
    KeyReused,
    NotYourPatient,
    RelationUnfit,
    SignInRequired,
    TooManyTries,
)
from booking.events import ReachChanged
from booking.rules.documents import DocumentKind
from storage.documents import Paper, insert_document
from storage.models import (
    Agreement,
    Consent,
    EndReason,
    Guardianship,
    GuardianshipState,
    GuessBudget,
    Patient,
    Relation,
)
from tests.booking.family.home import Home


async def test_a_child_is_in_the_family_once_the_code_is_typed(home: Home) -> None:
    anna = home.world.anna
    awaited = await home.add(anna, middle_name="Петровна")
    assert awaited.code is not None
    assert awaited.code.shown_to == "+7 900 •••-••-01"
    child = await home.patient_of(awaited.guardianship_id)
    assert not await home.sees(anna, child)
    slot = await home.world.slot()
    with pytest.raises(NotYourPatient):
        await home.world.hold(slot, child)
    assert await home.confirm(anna, awaited.code.handle) == awaited.guardianship_id
    row = await home.row(awaited.guardianship_id)
    assert (row.state, row.agreed_by) == (GuardianshipState.ACTIVE, Agreement.GUARDIAN)
    assert await home.sees(anna, child)
    await home.world.book(slot, child)
    assert ReachChanged(anna.account_id) in home.world.events
    assert (await home.journal(child))[:2] == [
        ("CHANGED", "guardianship", "GUARDIAN"),
        ("GRANTED", "guardianship", "GUARDIAN"),
    ]


async def test_a_wrong_code_costs_a_guess_and_a_used_one_is_void(home: Home) -> None:
    anna = home.world.anna
    awaited = await home.add(anna)
    assert awaited.code is not None
    right = await home.code()
    wrong = f"{(int(right) + 1) % 1000000:06}"
    with pytest.raises(CodeWrong) as refused:
        await home.confirm(anna, awaited.code.handle, wrong)
    assert refused.value.guesses_left == 4
    await home.confirm(anna, awaited.code.handle, right)
    with pytest.raises(CodeExpired):
        await home.confirm(anna, awaited.code.handle, right)


async def test_a_code_is_good_for_five_minutes_and_for_its_own_account(home: Home) -> None:
    awaited = await home.add(home.world.anna)
    assert awaited.code is not None
    right = await home.code()
    with pytest.raises(CodeExpired):
        await home.confirm(home.world.pavel, awaited.code.handle, right)
    home.world.clock.advance(timedelta(minutes=5))
    with pytest.raises(CodeExpired):
        await home.confirm(home.world.anna, awaited.code.handle, right)


async def test_pressing_twice_confirms_once_and_adding_again_sends_a_fresh_code(home: Home) -> None:
    anna, key, paper = home.world.anna, home.world.key(), home.paper()
    first = await home.add(anna, key, document_number=paper)
    again = await home.add(anna, key, document_number=paper)
    assert again.guardianship_id == first.guardianship_id
    assert again.code is not None
    assert first.code is not None
    assert again.code.handle != first.code.handle
    code, pressed = await home.code(), home.world.key()
    assert await home.confirm(anna, again.code.handle, code, pressed) == first.guardianship_id
    assert await home.confirm(anna, again.code.handle, code, pressed) == first.guardianship_id
    with pytest.raises(KeyReused):
        await home.add(anna, key, document_number=paper, given_name="Надежда")


async def test_a_sixth_dependant_finds_no_room_though_some_wait_for_their_code(home: Home) -> None:
    pavel = home.world.pavel
    for _ in range(4):
        await home.has(pavel)
    await home.add(pavel)
    with pytest.raises(FamilyFull) as refused:
        await home.add(pavel)
    assert refused.value.limit == 5


async def test_who_is_ended_makes_room(home: Home) -> None:
    pavel = home.world.pavel
    many = [await home.has(pavel) for _ in range(5)]
    await end_guardianship(home.world.engine, pavel, key=home.world.key(), guardianship_id=many[0])
    await home.has(pavel)


@pytest.mark.parametrize(
    ("values", "refusal"),
    [
        ({"document_number": "7700001234567890"}, DocumentInvalid),
        ({"birth_date": date(1980, 1, 1)}, RelationUnfit),
        ({"relation": Relation.PARENT}, RelationUnfit),
        ({"relation": Relation.CALLER}, RelationUnfit),
        ({"family_name": "1"}, BadInput),
        ({"until": date(2031, 3, 2)}, BadInput),
        ({"phone": "12"}, BadInput),
        ({"birth_date": date(2032, 1, 1)}, BadInput),
    ],
)
async def test_what_cannot_be_is_refused_before_anybody_is_asked(
    home: Home, values: dict[str, Any], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        await home.add(home.world.anna, **values)
    assert await home.messages() == []
    assert await Patient.all().count() == 4


async def test_only_a_confirmed_person_at_home_who_has_agreed_to_processing_has_a_family(home: Home) -> None:
    anna = home.world.anna
    with pytest.raises(AccountNotConfirmed):
        await home.add(replace(anna, confirmed=False))
    with pytest.raises(SignInRequired):
        await home.add(Anonymous())  # type: ignore[arg-type] # nobody is no account
    with pytest.raises(Forbidden):
        await home.add(Operator(anna.account_id, confirmed=True, second_factor=True))  # type: ignore[arg-type] # neither
    await Consent.all().update(withdrawn_at=home.world.clock())
    with pytest.raises(ConsentMissing):
        await home.add(anna)


async def test_a_document_belongs_to_one_person(home: Home) -> None:
    paper = home.paper()
    first = await home.has(home.world.anna, document_number=paper)
    with pytest.raises(AlreadyInFamily) as twice:
        await home.add(home.world.anna, document_number=paper)
    assert twice.value.guardianship_id == first
    with pytest.raises(DocumentTaken) as taken:
        await home.add(home.world.pavel, document_number=paper)
    assert taken.value.disputable
    with pytest.raises(DocumentTaken):
        await home.add(home.world.pavel, document_number=paper, given_name="Надежда")


async def test_a_proposal_given_up_leaves_its_document_to_its_owner(home: Home) -> None:
    anna, paper = home.world.anna, home.paper()
    awaited = await home.add(anna, document_number=paper)
    await end_guardianship(home.world.engine, anna, key=home.world.key(), guardianship_id=awaited.guardianship_id)
    await home.has(home.world.pavel, document_number=paper)


async def test_who_gave_a_child_up_may_take_it_back_and_nobody_else_may(home: Home) -> None:
    anna, paper = home.world.anna, home.paper()
    first = await home.has(anna, document_number=paper)
    await end_guardianship(home.world.engine, anna, key=home.world.key(), guardianship_id=first)
    with pytest.raises(DocumentTaken):
        await home.add(home.world.pavel, document_number=paper)
    again = await home.has(anna, document_number=paper)
    assert await home.patient_of(again) == await home.patient_of(first)


async def test_a_mother_agrees_by_a_code_to_her_telephone(home: Home) -> None:
    anna = home.world.anna
    asked, token = await home.asks(anna)
    mother = await home.patient_of(asked)
    assert (await home.messages())[-1][0] == "+79005550101"
    assert not await home.sees(anna, mother)
    assert await home.answers(token) == asked
    row = await home.row(asked)
    assert (row.state, row.agreed_by) == (GuardianshipState.ACTIVE, Agreement.CODE)
    assert await home.sees(anna, mother)
    assert ("GRANTED", "guardianship", "SELF") in await home.journal(mother)
    to, text = (await home.messages())[-1]
    assert to == "+79001234501"
    assert "согласие" in text


async def test_a_mother_says_no_or_ends_it_later_by_the_same_link(home: Home) -> None:
    anna = home.world.anna
    asked, token = await home.asks(anna)
    await home.answers(token, Verdict.DECLINE)
    assert (await home.row(asked)).end_reason is EndReason.DECLINED
    with pytest.raises(InvitationClosed):
        await home.answers(token)
    later, token = await home.asks(anna, given_name="Зоя")
    await home.answers(token)
    mother = await home.patient_of(later)
    home.world.events.clear()
    await home.answers(token, Verdict.END)
    assert (await home.row(later)).end_reason is EndReason.DEPENDANT
    assert not await home.sees(anna, mother)
    assert ReachChanged(anna.account_id) in home.world.events


async def test_an_adult_is_never_asked_at_the_guardians_own_telephone(home: Home) -> None:
    adult: dict[str, Any] = {"relation": Relation.PARENT, "birth_date": date(1955, 6, 1)}
    own: dict[str, Any] = {"phone": "8 900 123-45-01"}
    for values in (own, {}):
        with pytest.raises(BadInput) as refused:
            await home.add(home.world.anna, **adult, **values)
        assert refused.value.field == "phone"


async def test_who_is_known_by_their_document_is_asked_where_they_read_and_not_where_the_guardian_says(
    home: Home,
) -> None:
    zoya = await home.comes("Зоина", "+79007770101", born=date(1950, 1, 2))
    paper = home.paper()
    assert zoya.patient_id is not None
    await insert_document(zoya.patient_id, Paper(DocumentKind.ENP, paper), home.world.clock())
    mine: dict[str, Any] = {"relation": Relation.PARENT, "family_name": "Зоина", "given_name": "Мария"}
    mine |= {"birth_date": date(1950, 1, 2)}
    awaited = await home.add(home.world.anna, **mine, document_number=paper, phone="+79005550199")
    assert awaited.code is None
    assert {to for to, _ in await home.messages()} == {"+79007770101"}
    with pytest.raises(NotYourPatient):
        await _answer(home, home.world.pavel, awaited.guardianship_id)
    assert await _answer(home, zoya, awaited.guardianship_id) == awaited.guardianship_id
    assert (await home.row(awaited.guardianship_id)).agreed_by is Agreement.OWN_LOGIN
    assert await home.sees(home.world.anna, zoya.patient_id)
    with pytest.raises(DocumentTaken) as other_name:
        await home.add(home.world.pavel, **(mine | {"given_name": "Ольга"}), document_number=paper)
    assert other_name.value.disputable


async def test_a_stranger_on_file_without_any_contact_cannot_be_taken(home: Home) -> None:
    paper = home.paper()
    await insert_document(home.world.mother, Paper(DocumentKind.ENP, paper), home.world.clock())
    with pytest.raises(DocumentTaken):
        await home.add(
            home.world.pavel,
            relation=Relation.SPOUSE,
            family_name="Иванова",
            given_name="Анна",
            birth_date=date(1989, 4, 12),
            document_number=paper,
            phone="+79005550111",
        )


async def test_a_code_can_be_sent_again_to_who_is_asked_and_not_for_ever(home: Home) -> None:
    anna = home.world.anna
    awaited = await home.add(anna)

    async def again() -> str:
        sent = await send_code_again(
            home.world.engine, anna, key=home.world.key(), guardianship_id=awaited.guardianship_id
        )
        assert sent.code is not None
        return sent.code.handle

    handle = await again()
    for _ in range(8):
        handle = await again()
    with pytest.raises(TooManyTries):
        await again()
    await home.confirm(anna, handle)
    with pytest.raises(NotYourPatient):
        await again()


async def test_a_second_link_makes_the_first_one_void(home: Home) -> None:
    asked, first = await home.asks(home.world.anna)
    await send_code_again(home.world.engine, home.world.anna, key=home.world.key(), guardianship_id=asked)
    with pytest.raises(InvitationClosed):
        await home.answers(first)
    assert await home.answers(await home.token()) == asked


async def test_nobody_is_asked_by_one_account_without_end(home: Home) -> None:
    pavel = home.world.pavel
    for number in range(PROPOSALS_A_DAY):
        made = await home.add(pavel)
        await end_guardianship(home.world.engine, pavel, key=home.world.key(), guardianship_id=made.guardianship_id)
        if number % 9 == 8:
            # the codes of a contact are counted too: that is not what this test is about
            await GuessBudget.all().delete()
    with pytest.raises(TooManyTries):
        await home.add(pavel)
    assert await Guardianship.filter(account_id=pavel.account_id).count() == PROPOSALS_A_DAY


async def _answer(home: Home, who: object, guardianship_id: int, *, agree: bool = True) -> int:
    return await answer_guardianship(
        home.world.engine,
        who,  # type: ignore[arg-type] # any actor
        key=home.world.key(),
        guardianship_id=guardianship_id,
        agree=agree,
    )
