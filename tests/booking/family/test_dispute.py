"""Two people claim one dependant: a desk decides, and both are told."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from booking.actions.family.dispute import dispute_patient, withdraw_dispute
from booking.actions.family.dispute_decide import decide_dispute
from booking.actor import Account as SignedIn
from booking.actor import Operator
from booking.errors import (
    AlreadyInFamily,
    BadInput,
    DocumentInvalid,
    FamilyFull,
    Forbidden,
    NotFound,
    NotYourClinic,
    RequestClosed,
    SecondFactorNeeded,
)
from booking.rules.documents import DocumentKind
from storage.models import Account, Agreement, Dispute, DisputeState, EndReason, Guardianship, Relation, Role
from tests.booking.family.home import Home

BORN = date(2027, 2, 3)


async def an_operator(home: Home, *clinics: int) -> Operator:
    row = await Account.create(role=Role.OPERATOR, confirmed=True, created_at=home.world.clock())
    return Operator(row.id, confirmed=True, second_factor=True, clinic_ids=frozenset(clinics or {home.world.clinic.id}))


async def dispute(home: Home, by: SignedIn, paper: str, born: date = BORN, **values: Any) -> int:
    fixed = {"document_kind": DocumentKind.ENP, "relation": Relation.CHILD, "clinic_id": home.world.clinic.id}
    return await dispute_patient(
        home.world.engine,
        by,
        key=home.world.key(),
        document_number=paper,
        birth_date=born,
        **(fixed | values),
    )


async def decide(home: Home, by: Operator, dispute_id: int, *, grant: bool, end_others: bool = False) -> int:
    return await decide_dispute(
        home.world.engine,
        by,
        key=home.world.key(),
        dispute_id=dispute_id,
        grant=grant,
        words="Видела свидетельство.",
        end_others=end_others,
    )


async def test_a_desk_grants_what_another_guardian_claims_and_both_are_told(home: Home) -> None:
    anna, pavel, paper = home.world.anna, home.world.pavel, home.paper()
    made = await home.has(anna, document_number=paper)
    child = await home.patient_of(made)
    asked = await dispute(home, pavel, paper)
    assert (await home.messages())[-1][0] == "+79001234501"
    before = len(await home.messages())
    assert await dispute(home, pavel, paper) == asked
    assert len(await home.messages()) == before
    assert not await home.sees(pavel, child)
    operator = await an_operator(home)
    before = len(await home.messages())
    await decide(home, operator, asked, grant=True, end_others=True)
    assert await home.sees(pavel, child)
    assert not await home.sees(anna, child)
    assert (await home.row(made)).end_reason is EndReason.OPERATOR
    told = {to: text for to, text in (await home.messages())[before:] if "Видела" in text}
    assert set(told) == {"+79001234501", "+79001234502"}
    row = await Dispute.get(id=asked)
    assert (row.state, row.words, row.decided_by_id) == (
        DisputeState.GRANTED,
        "Видела свидетельство.",
        operator.account_id,
    )
    assert ("GRANTED", "guardianship", "DESK") in await home.journal(child)
    with pytest.raises(RequestClosed):
        await decide(home, operator, asked, grant=False)


async def test_a_desk_refuses_and_nothing_changes(home: Home) -> None:
    anna, pavel, paper = home.world.anna, home.world.pavel, home.paper()
    child = await home.patient_of(await home.has(anna, document_number=paper))
    asked = await dispute(home, pavel, paper)
    await decide(home, await an_operator(home), asked, grant=False)
    assert (await home.sees(anna, child), await home.sees(pavel, child)) == (True, False)
    assert await dispute(home, pavel, paper) != asked


async def test_a_granted_claim_is_the_desks_agreement(home: Home) -> None:
    anna, pavel, paper = home.world.anna, home.world.pavel, home.paper()
    child = await home.patient_of(await home.has(anna, document_number=paper))
    await decide(home, await an_operator(home), await dispute(home, pavel, paper), grant=True)
    assert await home.sees(anna, child)
    mine = [row for row in await _rows(pavel) if row.patient_id == child]
    assert [row.agreed_by for row in mine] == [Agreement.OPERATOR]


async def test_who_withdraws_asks_no_longer(home: Home) -> None:
    paper = home.paper()
    await home.has(home.world.anna, document_number=paper)
    asked = await dispute(home, home.world.pavel, paper)
    with pytest.raises(NotFound):
        await withdraw_dispute(home.world.engine, home.world.anna, key=home.world.key(), dispute_id=asked)
    await withdraw_dispute(home.world.engine, home.world.pavel, key=home.world.key(), dispute_id=asked)
    with pytest.raises(RequestClosed):
        await decide(home, await an_operator(home), asked, grant=True)


async def test_only_an_operator_of_that_clinic_with_a_second_factor_decides(home: Home) -> None:
    paper = home.paper()
    await home.has(home.world.anna, document_number=paper)
    asked = await dispute(home, home.world.pavel, paper)
    operator = await an_operator(home)
    with pytest.raises(SecondFactorNeeded):
        await decide(home, replace(operator, second_factor=False), asked, grant=True)
    with pytest.raises(NotYourClinic):
        await decide(home, await an_operator(home, home.world.far_clinic.id), asked, grant=True)
    with pytest.raises(Forbidden):
        await decide(home, home.world.pavel, asked, grant=True)  # type: ignore[arg-type] # no operator
    with pytest.raises(NotFound):
        await decide(home, operator, 10**9, grant=True)


async def test_one_claims_only_whom_one_can_name_by_document_and_birthday(home: Home) -> None:
    anna, pavel, paper = home.world.anna, home.world.pavel, home.paper()
    made = await home.has(anna, document_number=paper)
    with pytest.raises(NotFound):
        await dispute(home, pavel, paper, date(2027, 2, 4))
    with pytest.raises(NotFound):
        await dispute(home, pavel, home.paper())
    with pytest.raises(NotFound):
        await dispute(home, pavel, paper, clinic_id=10**9)
    with pytest.raises(DocumentInvalid):
        await dispute(home, pavel, "1" * 16)
    with pytest.raises(BadInput):
        await dispute(home, pavel, paper, relation=Relation.CALLER)
    with pytest.raises(AlreadyInFamily) as own:
        await dispute(home, anna, paper)
    assert own.value.guardianship_id == made


async def test_an_open_claim_takes_a_place_in_the_family(home: Home) -> None:
    anna, pavel, paper = home.world.anna, home.world.pavel, home.paper()
    await home.has(anna, document_number=paper)
    for _ in range(4):
        await home.has(pavel)
    await dispute(home, pavel, paper)
    with pytest.raises(FamilyFull):
        await home.add(pavel)


async def _rows(who: SignedIn) -> list[Guardianship]:
    return await Guardianship.filter(account_id=who.account_id)
