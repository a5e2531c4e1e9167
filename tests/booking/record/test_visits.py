from collections.abc import Iterable
from datetime import date, datetime, timedelta, timezone

import pytest

from booking.actions.desk.call import end_call, open_call
from booking.actions.record.document import find_document_entry, open_document
from booking.errors import NotFound
from booking.ports import (
    Diagnosis,
    Place,
    PrescriptionStatus,
    RecordedVisit,
    RecordReport,
    ReferralStatus,
    VisitKind,
)
from booking.rules.referral import ReferralState
from storage.models import Appointment, AppointmentStatus, Clinic, Guardianship, Patient, RecordEntry, RecordKind
from storage.queries.patients import Onlooker, onlooker_of
from storage.queries.record import (
    RecordPlace,
    VisitSearch,
    count_visits,
    coverage_of,
    entries_by_id,
    entries_of,
    of_visits,
    prescriptions_of,
    referrals_of,
    visited_clinics,
    visited_doctors,
    visits_of,
    visits_of_appointments,
    visits_page,
)
from storage.queries.record_notes import record_notes
from storage.queries.record_row import RecordRow
from storage.sql import rows
from tests.booking.desk.staff import a_desk
from tests.booking.record.conftest import Archive
from tests.booking.record.entries import (
    AT_FAR,
    THEN,
    a_coverage,
    a_document,
    a_prescription,
    a_referral,
    a_result,
    a_visit,
    one_of_each,
)
from upstream.own_record import publish_record


def keys(found: Iterable[RecordRow]) -> list[str]:
    return [row.native_key for row in found]


async def fulfilled(archive: Archive, hours: float = 48, far: bool = False) -> int:
    """An appointment that has taken place."""
    doctor = archive.world.far_doctor if far else archive.world.doctor
    appointment = await archive.world.book(await archive.world.slot(hours, doctor))
    await Appointment.filter(id=appointment).update(status=AppointmentStatus.FULFILLED)
    return appointment


async def test_visits_of_all_sources_are_one_list_newest_first(archive: Archive) -> None:
    archive.far.items = (a_visit("far-old", days_ago=9), a_visit("far-new", days_ago=1))
    ours = a_visit("own-mid", days_ago=5, place=Place(clinic_key="near", doctor_key="d1"))
    await publish_record(archive.engine, archive.anna_self, RecordReport((ours,)))
    await archive.read()
    visits = await archive.visits()
    assert keys(visits) == ["far-new", "own-mid", "far-old"]
    assert [visit.read_at for visit in visits] == [archive.world.clock(), None, archive.world.clock()]
    assert [visit.age_seconds(archive.world.clock() + timedelta(seconds=9)) for visit in visits] == [9, 0, 9]


async def test_pages_go_on_where_the_last_one_ended_though_visits_began_at_one_moment(archive: Archive) -> None:
    archive.far.items = tuple(a_visit(f"v{n}", days_ago=n // 3) for n in range(8))
    await archive.read()
    seen: list[str] = []
    after = None
    for _ in range(5):
        page = await visits_page(archive.onlooker(), archive.anna_self, VisitSearch(), 2, after)
        seen += keys(page)
        after = RecordPlace(page[-1].at, page[-1].id) if page else after
    assert sorted(seen) == sorted(item.native_key for item in archive.far.items)
    assert await count_visits(archive.onlooker(), archive.anna_self) == 8


async def test_visits_are_narrowed_by_kind_doctor_clinic_and_days_at_the_clinic(archive: Archive) -> None:
    # half past ten in the evening in London is the next day in Vladivostok
    await Clinic.filter(id=archive.world.far_clinic.id).update(zone="Asia/Vladivostok")
    late = THEN.replace(hour=22, minute=30)
    archive.far.items = (
        a_visit("late", starts_at=late),
        a_visit("home", days_ago=9, kind=VisitKind.HOME, place=Place(clinic_name="Чужая")),
        a_visit("abroad", starts_at=datetime(2031, 1, 1, 1, tzinfo=timezone(timedelta(hours=12))), place=Place()),
    )
    await archive.read()
    world = archive.world
    assert keys(await archive.visits(kind=VisitKind.HOME)) == ["home"]
    assert keys(await archive.visits(doctor_id=world.far_doctor.id)) == ["late"]
    assert keys(await archive.visits(clinic_id=world.far_clinic.id)) == ["late"]
    assert keys(await archive.visits(since=date(2031, 2, 4))) == ["late"]
    assert keys(await archive.visits(since=date(2031, 2, 5))) == []
    assert keys(await archive.visits(until=date(2031, 2, 3))) == ["home", "abroad"]
    assert keys(await archive.visits(until=date(2031, 1, 1), since=date(2031, 1, 1))) == ["abroad"]
    assert await visited_doctors(archive.onlooker(), archive.anna_self) == [world.far_doctor.id]
    assert await visited_clinics(archive.onlooker(), archive.anna_self) == [world.far_clinic.id]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("елк", ["words", "names"]),
        ("АСТМ дых", ["words"]),
        ("дых астм", ["words"]),
        ("j45", ["words"]),
        ("кашел", ["words"]),
        ("терапевт", ["words", "names"]),
        ("стма", []),
        ("…", []),
        ("  ", ["words", "names", "other"]),
    ],
)
async def test_words_are_looked_for_in_what_a_visit_says(archive: Archive, text: str, found: list[str]) -> None:
    archive.far.items = (
        a_visit("words", 1, reason="Кашель", conclusion="Дыхание жёсткое", diagnoses=(Diagnosis("Астма", "J45.9"),)),
        a_visit("names", 2),
        a_visit("other", 3, place=Place(doctor_name="Иванов", clinic_name="Другая"), conclusion=None),
    )
    await archive.read()
    assert keys(await archive.visits(text=text)) == found
    assert await count_visits(archive.onlooker(), archive.anna_self, VisitSearch(text=text)) == len(found)


async def test_an_appointment_that_took_place_is_a_visit_before_anybody_has_written_a_word(archive: Archive) -> None:
    appointment = await fulfilled(archive)
    await archive.read()
    (visit,) = await archive.visits()
    assert isinstance(visit.body, RecordedVisit)
    assert (visit.appointment_id, visit.source, visit.body.conclusion) == (appointment, "own", None)
    assert (visit.doctor_id, visit.body.place.doctor_name) == (archive.world.doctor.id, "Ёлкина Анна")
    before = visit.id
    await archive.read()
    assert [row.id for row in await archive.visits()] == [before]
    await Appointment.filter(id=appointment).update(status=AppointmentStatus.NO_SHOW)
    await archive.read()
    assert await archive.visits() == []


async def test_a_visit_that_was_booked_here_and_told_of_there_is_one_visit(archive: Archive) -> None:
    appointment = await fulfilled(archive, far=True)
    await archive.read()
    bare = (await archive.visits())[0]
    row = await Appointment.get(id=appointment)
    told = a_visit("told", starts_at=row.starts_at, appointment_key=row.native_key)
    archive.far.items = (told, a_prescription(visit="told"))
    archive.world.clock.advance(timedelta(minutes=3))
    await archive.read()
    (visit,) = await archive.visits()
    assert (visit.native_key, visit.appointment_id) == ("told", appointment)
    assert await count_visits(archive.onlooker(), archive.anna_self) == 1
    assert (await visits_of_appointments(archive.onlooker(), [appointment]))[appointment].id == visit.id
    # who kept the old address of the visit finds what belongs to it as well
    belongs = await of_visits(archive.onlooker(), [visit.id, bare.id], RecordKind.PRESCRIPTION)
    assert [keys(belongs[one]) for one in (visit.id, bare.id)] == [["p1"], ["p1"]]


async def test_nothing_is_written_of_who_wants_their_data_only_kept(archive: Archive) -> None:
    await fulfilled(archive)
    await Patient.filter(id=archive.anna_self).update(restricted_at=archive.world.clock())
    await publish_record(archive.engine, archive.anna_self, RecordReport((a_visit(),)))
    await archive.read()
    assert await RecordEntry.all().count() == 0


async def test_a_whole_report_of_our_own_takes_away_what_it_leaves_out(archive: Archive) -> None:
    appointment = await fulfilled(archive)
    for key in ("v1", "v2"):
        await publish_record(archive.engine, archive.anna_self, RecordReport((a_visit(key),)))
    assert (await archive.entries("own")).keys() == {"v1", "v2", f"appointment/{appointment}"}
    await publish_record(archive.engine, archive.anna_self, RecordReport((a_visit("v2"),)), whole=True)
    assert (await archive.entries("own")).keys() == {"v2", f"appointment/{appointment}"}


async def test_two_sources_that_tell_of_one_appointment_tell_of_one_visit(archive: Archive) -> None:
    appointment = await fulfilled(archive)
    code = (await Appointment.get(id=appointment)).code
    ours = a_visit("ours", appointment_key=code, place=Place(clinic_key="near"))
    await publish_record(archive.engine, archive.anna_self, RecordReport((ours, a_result(visit="ours"))))
    assert keys(await archive.visits()) == ["ours"]


async def test_what_belongs_to_a_visit_is_found_from_it_and_leads_back(archive: Archive) -> None:
    archive.far.items = (*one_of_each(), a_result("loose", visit=None), a_visit("v2", 1))
    # the same keys in another source are other things
    await publish_record(archive.engine, archive.anna_self, RecordReport((a_prescription("own-p", "v1"),)))
    await archive.read()
    ids = await archive.entries()
    found = await of_visits(archive.onlooker(), [ids["v1"], ids["v2"]], RecordKind.RESULT)
    assert (keys(found[ids["v1"]]), keys(found[ids["v2"]])) == (["r1"], [])
    assert keys((await of_visits(archive.onlooker(), [ids["v1"]], RecordKind.PRESCRIPTION))[ids["v1"]]) == ["p1"]
    back = await visits_of(archive.onlooker(), ids.values())
    assert {entry: row.native_key for entry, row in back.items()} == {ids[key]: "v1" for key in ("r1", "p1", "d1")}


async def test_lists_put_what_counts_first(archive: Archive) -> None:
    archive.far.items = (
        a_prescription("ended", status=PrescriptionStatus.ENDED),
        a_prescription("taken"),
        a_coverage("void", active=False),
        a_coverage("good"),
        a_referral("done", status=ReferralStatus.COMPLETED),
        a_referral("past", until=date(2031, 3, 2)),
        a_referral("today", until=date(2031, 3, 3)),
        a_referral("to-gp", specialty="терапевт"),
    )
    await archive.read()
    onlooker, anna = archive.onlooker(), archive.anna_self
    assert keys((await prescriptions_of(onlooker, [anna]))[anna]) == ["taken", "ended"]
    assert keys((await coverage_of(onlooker, [anna]))[anna]) == ["good", "void"]
    referrals = (await referrals_of(onlooker, [anna]))[anna]
    assert [row.referral_state(onlooker.now) for row in referrals] == [
        ReferralState.USABLE,
        ReferralState.USABLE,
        ReferralState.EXPIRED,
        ReferralState.COMPLETED,
    ]
    gp = archive.world.doctor.specialty_id
    assert keys((await referrals_of(onlooker, [anna], specialty_id=gp))[anna]) == ["to-gp"]
    assert set(keys((await referrals_of(onlooker, [anna], usable=True))[anna])) == {"today", "to-gp"}
    assert set(keys((await referrals_of(onlooker, [anna], usable=False))[anna])) == {"past", "done"}


async def everything(onlooker: Onlooker, archive: Archive) -> set[str]:
    """Kinds of entries of Anna's that the onlooker gets to see in any way."""
    anna, ids = archive.anna_self, [row.id for row in await RecordEntry.all()]
    shown = set((await entries_by_id(onlooker, ids)).values())
    for kind in RecordKind:
        shown |= set((await entries_of(onlooker, [anna], kind))[anna])
        for found in (await of_visits(onlooker, ids, kind)).values():
            shown |= set(found)
    shown |= set((await visits_of(onlooker, ids)).values())
    shown |= set(await visits_page(onlooker, anna, VisitSearch(), 100))
    shown |= set(await visits_page(onlooker, anna, VisitSearch(text="ёлкина"), 100))
    for listed in (await referrals_of(onlooker, [anna]), await prescriptions_of(onlooker, [anna])):
        shown |= set(listed[anna])
    return {row.kind.value for row in shown}


ALL_KINDS = {kind.value for kind in RecordKind}
PAPERS = {"COVERAGE", "DOCUMENT"}


async def test_a_guardian_sees_as_far_as_the_scopes_go(archive: Archive) -> None:
    world = archive.world
    archive.far.items = one_of_each()
    await archive.read()
    assert await everything(archive.onlooker(), archive) == ALL_KINDS
    assert await everything(archive.onlooker(world.pavel), archive) == set()
    tie = await Guardianship.create(
        account_id=world.pavel.account_id,
        patient_id=archive.anna_self,
        relation="PARENT",
        since=date(2030, 1, 1),
        created_at=world.clock(),
    )
    assert await everything(archive.onlooker(world.pavel), archive) == ALL_KINDS
    await Guardianship.filter(id=tie.id).update(may_see_documents=False)
    assert await everything(archive.onlooker(world.pavel), archive) == ALL_KINDS - PAPERS
    await Guardianship.filter(id=tie.id).update(may_see_documents=True, may_see_visits=False)
    assert await everything(archive.onlooker(world.pavel), archive) == set()
    assert await record_notes(archive.onlooker(world.pavel), [archive.anna_self], ["far"]) == {}
    await Guardianship.filter(id=tie.id).update(may_see_visits=True, until=date(2031, 3, 1))
    assert await everything(archive.onlooker(world.pavel), archive) == set()


async def test_a_desk_sees_the_referrals_of_who_calls_that_can_be_used_at_its_clinic(archive: Archive) -> None:
    world, desk = archive.world, await a_desk(archive.world)
    archive.far.items = (
        *one_of_each(),
        a_referral("unknown", specialty="Знахарь"),
        a_referral("elsewhere", to_clinic_key="far"),
    )
    await archive.read()
    assert await everything(onlooker_of(desk.irina, world.clock()), archive) == set()
    call = await open_call(
        world.engine, desk.irina, key=world.key(), clinic_id=world.clinic.id, patient_id=archive.anna_self, reason="?"
    )
    onlooker = onlooker_of(desk.irina, world.clock())
    assert await everything(onlooker, archive) == {"REFERRAL"}
    assert keys((await referrals_of(onlooker, [archive.anna_self]))[archive.anna_self]) == ["n1"]
    await end_call(world.engine, desk.irina, key=world.key(), call_id=call)
    assert await everything(onlooker_of(desk.irina, world.clock()), archive) == set()


async def test_a_document_is_fetched_from_its_source_for_who_may_see_it(archive: Archive) -> None:
    archive.far.items = (a_document(), a_visit())
    await archive.read()
    ids = await archive.entries()
    opened = await open_document(archive.engine, archive.anna, ids["d1"])
    assert [chunk async for chunk in opened.content.chunks] == [b"%PDF"]
    assert opened.entry.native_key == "d1"
    for person, entry in ((archive.world.pavel, ids["d1"]), (archive.anna, ids["v1"]), (archive.anna, 10**9)):
        with pytest.raises(NotFound):
            await find_document_entry(archive.engine, person, entry)
        with pytest.raises(NotFound):
            await open_document(archive.engine, person, entry)


async def test_bodies_are_sealed_in_the_table(archive: Archive) -> None:
    archive.far.items = (a_visit(conclusion="Здоровёхонька"),)
    await archive.read()
    assert AT_FAR.clinic_name is not None
    kept = str(await rows("SELECT * FROM record_entry"))
    assert "Здоровёхонька" not in kept
    assert AT_FAR.clinic_name not in kept
