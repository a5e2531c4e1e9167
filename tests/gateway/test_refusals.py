"""Every refusal of the closed list happens, through GraphQL, with words and a way on."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import pytest

from booking.errors import REFUSALS
from booking.ports import RecordReport, ServiceKind
from gateway.people_words import REFUSALS as PEOPLE_WORDS
from gateway.schema.node import global_id
from gateway.words import REFUSALS as WORDS
from storage.models import Account, Clinic, Doctor, RecordEntry, Service
from tests.booking.far_clinic import WORDS as CLINIC_WORDS
from tests.booking.far_clinic import Mood
from tests.booking.record.entries import a_referral
from tests.gateway.door import Caller, Door
from tests.gateway.operations import BOOK, CANCEL, HOLD, given
from upstream.own_record import publish_record

Scenario = Callable[[Door, Caller], Awaitable[dict[str, Any]]]


async def hold(anna: Caller, slot: int, key: str = "a-key-00001", **more: Any) -> dict[str, Any]:
    answer: dict[str, Any] = (await anna.ask(HOLD, input=given(key, slot_id=global_id("Slot", slot), **more)))[
        "slotHold"
    ]
    return answer


async def book(anna: Caller, hold_id: str, key: str = "b-key-00001", **more: Any) -> dict[str, Any]:
    answer: dict[str, Any] = (await anna.ask(BOOK, input=given(key, hold_id=hold_id, **more)))["appointmentBook"]
    return answer


async def cancel(anna: Caller, appointment: int, key: str = "c-key-00001") -> dict[str, Any]:
    cancelling = given(key, appointment_id=global_id("Appointment", appointment))
    answer: dict[str, Any] = (await anna.ask(CANCEL, input=cancelling))["appointmentCancel"]
    return answer


async def slot_taken(door: Door, anna: Caller) -> dict[str, Any]:
    slot = await door.world.slot(48)
    await door.world.slot(50)
    await door.world.slot(49, door.world.colleague)
    await door.world.book(slot, door.world.pavel_self, door.world.pavel)
    refused = await hold(anna, slot)
    kinds = [alternative["kind"] for alternative in refused["alternatives"]]
    assert kinds == ["SAME_DOCTOR", "SAME_SPECIALTY"]
    return refused


async def slot_held_by_another(door: Door, anna: Caller) -> dict[str, Any]:
    slot = await door.world.slot(48)
    await door.world.hold(slot, by=door.world.pavel)
    refused = await hold(anna, slot)
    assert refused["until"] == (door.world.clock() + timedelta(minutes=5)).isoformat()
    assert "07:05" in refused["ru"]
    return refused


async def hold_expired(door: Door, anna: Caller) -> dict[str, Any]:
    held = await hold(anna, await door.world.slot(48))
    door.world.clock.advance(timedelta(minutes=6))
    return await book(anna, held["hold"]["id"])


async def slot_in_past(door: Door, anna: Caller) -> dict[str, Any]:
    return await hold(anna, await door.world.slot(-1))


async def beyond_horizon(door: Door, anna: Caller) -> dict[str, Any]:
    refused = await hold(anna, await door.world.slot(24 * 40))
    assert refused["days"] == 30
    assert "30 дней" in refused["ru"]
    return refused


async def outside_hours(door: Door, anna: Caller) -> dict[str, Any]:
    slot = await door.world.slot(48)
    day = (door.world.clock() + timedelta(hours=48)).date()
    await Doctor.filter(id=door.world.doctor.id).update(absent_since=day, absent_until=day)
    return await hold(anna, slot)


async def slot_gone(door: Door, anna: Caller) -> dict[str, Any]:
    return await hold(anna, await door.world.slot(48, state="GONE"))


async def own_overlap(door: Door, anna: Caller) -> dict[str, Any]:
    appointment = await door.world.book(await door.world.slot(48))
    refused = await hold(anna, await door.world.slot(48, door.world.surgeon))
    assert refused["appointment"]["id"] == global_id("Appointment", appointment)
    return refused


async def one_hold_per_specialty(door: Door, anna: Caller) -> dict[str, Any]:
    first = await door.world.hold(await door.world.slot(48))
    refused = await hold(anna, await door.world.slot(72))
    assert refused["hold"]["id"] == global_id("Hold", first)
    return refused


async def late_cancel_needs_confirmation(door: Door, anna: Caller) -> dict[str, Any]:
    refused = await cancel(anna, await door.world.book(await door.world.slot(5)))
    assert refused["hours"] == 24
    assert "24 часов" in refused["ru"]
    return refused


async def not_your_patient(door: Door, anna: Caller) -> dict[str, Any]:
    return await hold(anna, await door.world.slot(48), patient_id=global_id("Patient", door.world.pavel_self))


async def account_not_confirmed(door: Door, anna: Caller) -> dict[str, Any]:
    await Account.filter(id=door.world.anna.account_id).update(confirmed=False)
    return await hold(anna, await door.world.slot(48))


async def schedule_too_old(door: Door, anna: Caller) -> dict[str, Any]:
    door.world.clock.advance(timedelta(minutes=10))
    refused = await hold(anna, await door.world.slot(48, door.world.far_doctor))
    assert refused["ageSeconds"] == 600
    assert "10 минут" in refused["ru"]
    return refused


async def clinic_refused(door: Door, anna: Caller) -> dict[str, Any]:
    door.world.far.book_mood = Mood.REFUSES
    held = await hold(anna, await door.world.slot(48, door.world.far_doctor))
    refused = await book(anna, held["hold"]["id"])
    assert refused["words"] == CLINIC_WORDS
    assert CLINIC_WORDS in refused["ru"]
    return refused


async def clinic_silent(door: Door, anna: Caller) -> dict[str, Any]:
    door.world.far.book_mood = Mood.UNREACHABLE
    held = await hold(anna, await door.world.slot(48, door.world.far_doctor))
    return await book(anna, held["hold"]["id"])


async def appointment_closed(door: Door, anna: Caller) -> dict[str, Any]:
    appointment = await door.world.book(await door.world.slot(48))
    await cancel(anna, appointment)
    refused = await cancel(anna, appointment, "c-key-00002")
    assert refused["appointment"]["status"] == "CANCELLED"
    return refused


async def key_reused(door: Door, anna: Caller) -> dict[str, Any]:
    await hold(anna, await door.world.slot(48))
    return await hold(anna, await door.world.slot(72))


async def booked_elsewhere(door: Door, anna: Caller) -> dict[str, Any]:
    await Clinic.filter(id=door.world.clinic.id).update(booking="ELSEWHERE")
    url = "https://clinic.example/book?slot=1"
    slot = await door.world.slot(48, booking_url=url, booking_phone="+78125550100")
    refused = await hold(anna, slot)
    assert (refused["url"], refused["phone"]) == (url, "+78125550100")
    return refused


async def referral_needed(door: Door, anna: Caller) -> dict[str, Any]:
    free = await door.world.slot(50, door.world.surgeon)
    held = await hold(anna, await slot_by_referral(door))
    refused = await book(anna, held["hold"]["id"])
    assert [one["slot"]["id"] for one in refused["alternatives"]] == [global_id("Slot", free)]
    return refused


async def referral_unfit(door: Door, anna: Caller) -> dict[str, Any]:
    await publish_record(door.world.engine, door.world.anna_self, RecordReport((a_referral(specialty="Терапевт"),)))
    referral = await RecordEntry.get(kind="REFERRAL")
    held = await hold(anna, await slot_by_referral(door))
    refused = await book(anna, held["hold"]["id"], referral_id=global_id("Referral", referral.id))
    assert refused["problem"] == "OTHER_SPECIALTY"
    return refused


async def slot_by_referral(door: Door) -> int:
    by_referral: dict[str, Any] = {"kind": ServiceKind.CONSULTATION, "minutes": 15, "needs_referral": True}
    service = await Service.create(code="by-referral", name="По направлению", **by_referral)
    return await door.world.slot(48, door.world.surgeon, service_id=service.id)


SCENARIOS: dict[str, Scenario] = {
    scenario.__name__.upper(): scenario
    for scenario in (
        slot_taken,
        slot_held_by_another,
        hold_expired,
        slot_in_past,
        beyond_horizon,
        outside_hours,
        slot_gone,
        own_overlap,
        one_hold_per_specialty,
        late_cancel_needs_confirmation,
        not_your_patient,
        account_not_confirmed,
        schedule_too_old,
        clinic_refused,
        clinic_silent,
        appointment_closed,
        key_reused,
        booked_elsewhere,
        referral_needed,
        referral_unfit,
    )
}


def test_every_refusal_of_the_closed_list_has_a_scenario_and_words() -> None:
    assert SCENARIOS.keys() == WORDS.keys()
    assert REFUSALS.keys() == WORDS.keys() | PEOPLE_WORDS.keys()


@pytest.mark.parametrize("code", WORDS)
async def test_the_refusal_happens_with_its_words_and_its_remedy(door: Door, code: str) -> None:
    refused = await SCENARIOS[code](door, await door.signed_in(door.world.anna))
    assert refused["code"] == code
    assert refused["__typename"] == REFUSALS[code].__name__
    assert refused["message"] == refused["ru"] != refused["en"]
    assert "{" not in refused["ru"] + refused["en"]
    assert refused["remedy"]["action"] == WORDS[code].action
    assert refused["remedy"]["ru"] != refused["remedy"]["en"]


async def test_words_are_english_for_who_asks_in_english(door: Door) -> None:
    anna = await door.signed_in(door.world.anna, accept_language="de, en-GB;q=0.8, ru;q=0.2")
    refused = await slot_in_past(door, anna)
    assert refused["message"] == refused["en"]


async def test_an_overlap_with_a_hold_is_told_as_one(door: Door) -> None:
    anna = await door.signed_in(door.world.anna)
    await door.world.hold(await door.world.slot(48))
    refused = await hold(anna, await door.world.slot(48, door.world.surgeon))
    assert (refused["code"], refused["appointment"]) == ("OWN_OVERLAP", None)
    assert "держится" in refused["ru"]
    assert refused["remedy"]["action"] == "CHOOSE_ANOTHER_TIME"
