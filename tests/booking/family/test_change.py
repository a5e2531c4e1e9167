"""What a guardian changes becomes true with the code; documents need a second factor."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from booking.actions.family.dependant_add import Awaited
from booking.actions.family.dependant_change import change_dependant
from booking.actions.family.document import add_document, drop_patient_document
from booking.actions.family.guardianship_end import end_guardianship
from booking.actor import Account as SignedIn
from booking.errors import (
    BadInput,
    CodeExpired,
    DocumentInvalid,
    DocumentTaken,
    NotYourPatient,
    RelationUnfit,
    SecondFactorNeeded,
)
from booking.rules.documents import DocumentKind
from booking.rules.scopes import ALL, Scopes
from storage.models import Patient, PatientDocument, Relation
from tests.booking.family.home import Home
from tests.booking.family.test_invite import answer, invite

BOOK = Scopes(book=True, visits=True, documents=False)
SNILS = "112-233-445 95"


async def change(home: Home, by: SignedIn, guardianship_id: int, key: str | None = None, **values: Any) -> Awaited:
    return await change_dependant(
        home.world.engine, by, key=key or home.world.key(), guardianship_id=guardianship_id, **values
    )


async def confirmed(home: Home, by: SignedIn, awaited: Awaited) -> int:
    assert awaited.code is not None
    return await home.confirm(by, awaited.code.handle)


async def test_a_change_is_true_once_the_code_is_typed(home: Home) -> None:
    anna = home.world.anna
    made = await home.has(anna)
    child = await home.patient_of(made)
    values = {"family_name": "Орлова", "birth_date": date(2027, 2, 4), "phone": "8 900 555-01-33", "scopes": BOOK}
    key = home.world.key()
    first = await change(home, anna, made, key, **values)
    again = await change(home, anna, made, key, **values)
    assert first.code is not None
    assert again.code is not None
    assert (await Patient.get(id=child)).family_name == "Ковалёва"
    await confirmed(home, anna, again)
    row, patient = await home.row(made), await Patient.get(id=child)
    assert (patient.family_name, patient.given_name, patient.birth_date) == ("Орлова", "Вера", date(2027, 2, 4))
    assert (patient.phone, row.may_see_documents) == ("+79005550133", False)
    assert ("CHANGED", "guardianship", "GUARDIAN") in await home.journal(child)


async def test_the_other_parent_is_told_and_neither_widens_what_was_given(home: Home) -> None:
    anna, pavel = home.world.anna, home.world.pavel
    child = await home.patient_of(await home.has(anna))
    joined = await answer(home, pavel, await invite(home, anna, child, BOOK, until=date(2031, 9, 1)))
    assert joined is not None
    for more in ({"scopes": ALL}, {"until": date(2032, 1, 1)}):
        with pytest.raises(BadInput):
            await change(home, pavel, joined, **more)
    await confirmed(home, pavel, await change(home, pavel, joined, given_name="Надежда"))
    assert (await home.messages())[-1][0] == "+79001234501"
    narrow = Scopes(book=True, visits=False, documents=False)
    await confirmed(home, pavel, await change(home, pavel, joined, scopes=narrow))
    await confirmed(home, pavel, await change(home, pavel, joined, scopes=BOOK))


async def test_nobody_changes_an_adult_but_they_themself(home: Home) -> None:
    anna = home.world.anna
    made, token = await home.asks(anna, scopes=BOOK)
    await home.answers(token)
    for values in (
        {"family_name": "Другова"},
        {"phone": "+79005550199"},
        {"email": "a@example.org"},
        {"birth_date": date(1956, 6, 1)},
        {"scopes": ALL},
    ):
        with pytest.raises(BadInput):
            await change(home, anna, made, **values)
    await confirmed(home, anna, await change(home, anna, made, scopes=BOOK, until=date(2031, 12, 31)))
    with pytest.raises(BadInput):
        await change(home, anna, made, until=date(2032, 12, 31))


async def test_nobody_makes_a_ward_of_an_adult(home: Home) -> None:
    made, token = await home.asks(home.world.anna)
    await home.answers(token)
    with pytest.raises(BadInput) as refused:
        await change(home, home.world.anna, made, relation=Relation.WARD)
    assert refused.value.field == "relation"


@pytest.mark.parametrize(
    ("values", "refusal"),
    [
        ({}, BadInput),
        ({"birth_date": date(2013, 1, 1)}, BadInput),
        ({"relation": Relation.SPOUSE}, RelationUnfit),
        ({"given_name": "1"}, BadInput),
        ({"until": date(2031, 3, 1)}, BadInput),
    ],
)
async def test_what_cannot_be_is_not_changed(home: Home, values: dict[str, Any], refusal: type[Exception]) -> None:
    made = await home.has(home.world.anna)
    with pytest.raises(refusal):
        await change(home, home.world.anna, made, **values)


async def test_a_stranger_changes_nothing_and_neither_does_a_code_sent_before_the_end(home: Home) -> None:
    anna = home.world.anna
    made = await home.has(anna)
    with pytest.raises(NotYourPatient):
        await change(home, home.world.pavel, made, given_name="Надежда")
    awaited = await change(home, anna, made, given_name="Надежда")
    code = await home.code()
    await end_guardianship(home.world.engine, anna, key=home.world.key(), guardianship_id=made)
    assert awaited.code is not None
    with pytest.raises(CodeExpired):
        await home.confirm(anna, awaited.code.handle, code)
    assert (await Patient.get(id=await home.patient_of(made))).given_name == "Вера"


async def add(home: Home, by: SignedIn, patient_id: int, number: str = SNILS, key: str | None = None) -> int:
    return await add_document(
        home.world.engine,
        by,
        key=key or home.world.key(),
        patient_id=patient_id,
        kind=DocumentKind.SNILS,
        number=number,
    )


async def test_a_document_of_ones_own_is_added_and_dropped_with_a_second_factor(home: Home) -> None:
    anna = replace(home.world.anna, second_factor=True)
    with pytest.raises(SecondFactorNeeded):
        await add(home, home.world.anna, home.world.anna_self)
    with pytest.raises(DocumentInvalid):
        await add(home, anna, home.world.anna_self, "112-233-445 96")
    key = home.world.key()
    made = await add(home, anna, home.world.anna_self, key=key)
    assert await add(home, anna, home.world.anna_self, key=key) == made
    assert (await PatientDocument.get(id=made)).number == "11223344595"
    with pytest.raises(DocumentTaken) as second:
        await add(home, anna, home.world.anna_self, "087-654-303 00")
    assert not second.value.disputable
    with pytest.raises(SecondFactorNeeded):
        await drop(home, home.world.anna, made)
    assert await drop(home, anna, made) == home.world.anna_self
    with pytest.raises(NotYourPatient):
        await drop(home, anna, made)
    await add(home, anna, home.world.anna_self)
    assert [what for _, what, _ in await home.journal(home.world.anna_self)] == ["documents"] * 3


async def drop(home: Home, by: SignedIn, document_id: int) -> int:
    return await drop_patient_document(home.world.engine, by, key=home.world.key(), document_id=document_id)


async def test_a_guardian_needs_the_scope_of_documents(home: Home) -> None:
    anna = replace(home.world.anna, second_factor=True)
    seen = await home.patient_of(await home.has(home.world.anna))
    unseen = await home.patient_of(await home.has(home.world.anna, scopes=BOOK))
    made = await add(home, anna, seen)
    for whom in (unseen, home.world.pavel_self, 10**9, -1, 2**70):
        with pytest.raises(NotYourPatient):
            await add(home, anna, whom, "087-654-303 00")
    with pytest.raises(NotYourPatient):
        await drop(home, replace(home.world.pavel, second_factor=True), made)


async def test_a_document_is_one_persons(home: Home) -> None:
    await add(home, replace(home.world.anna, second_factor=True), home.world.anna_self)
    pavel = replace(home.world.pavel, second_factor=True)
    with pytest.raises(DocumentTaken):
        await add(home, pavel, home.world.pavel_self)
