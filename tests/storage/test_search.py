"""Finding doctors, clinics and specialties."""

from datetime import timedelta

import pytest

from booking.ports import ClinicKind
from storage.models import Clinic, Doctor, Region
from storage.queries.by_id import (
    clinics_by_id,
    departments_of_clinics,
    districts_of_regions,
    doctors_by_id,
    specialties_of_clinics,
)
from storage.queries.clinics import ClinicSearch, count_clinics, find_clinics
from storage.queries.doctors import (
    DoctorFound,
    DoctorOrder,
    DoctorSearch,
    DoctorSort,
    count_doctors,
    count_doctors_of_clinics,
    doctors_of_clinics,
    find_doctors,
)
from storage.queries.nearness import Near
from storage.queries.specialties import Suggested, find_specialties, suggestions
from storage.queries.window import Window
from tests.storage.rows import NINE, a_clinic, a_doctor, a_slot

pytestmark = pytest.mark.usefixtures("database")
HOUR = timedelta(hours=1)
WINDOW = Window(after=NINE - HOUR)
NAME = DoctorSort(DoctorOrder.NAME)


async def names(search: DoctorSearch, sort: DoctorSort = NAME) -> list[str]:
    found = await find_doctors(search, sort, 50)
    assert await count_doctors(search) == len(found)
    doctors = await doctors_by_id([one.id for one in found])
    return [doctors[one.id].family_name for one in found]


async def three_doctors() -> list[Doctor]:
    near = await a_clinic("1", latitude=59.95, longitude=30.30, district="Выборгский")
    far = await a_clinic("2", latitude=59.70, longitude=30.40, district="Пушкинский")
    nowhere = await a_clinic("3")
    return [
        await a_doctor(far, family_name="Ёлкина", specialty="Хирург"),
        await a_doctor(near, family_name="Абрамов", specialty="Терапевт"),
        await a_doctor(nowhere, family_name="Яшин", specialty="Врач-терапевт участковый"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ёлк", ["Ёлкина"]),
        ("ЕЛКИНА анна", ["Ёлкина"]),
        ("терапевт", ["Абрамов", "Яшин"]),
        ("абр тер", ["Абрамов"]),
        ("лкина", []),
        ("100%", []),
        ("_", []),
        ("", ["Абрамов", "Ёлкина", "Яшин"]),
        ("'; --", []),
    ],
)
async def test_every_word_must_begin_a_word_of_the_doctor(text: str, expected: list[str]) -> None:
    await three_doctors()
    assert await names(DoctorSearch(WINDOW, text=text)) == expected


async def test_a_search_narrows_by_specialty_clinic_district_and_region() -> None:
    surgeon, _, _ = await three_doctors()
    clinic = await Clinic.get(id=surgeon.clinic_id)
    for search in (
        DoctorSearch(WINDOW, specialty_id=surgeon.specialty_id),
        DoctorSearch(WINDOW, clinic_id=clinic.id),
        DoctorSearch(WINDOW, district="Пушкинский"),
    ):
        assert await names(search) == ["Ёлкина"]
    assert await names(DoctorSearch(WINDOW, region_id=clinic.region_id + 1)) == []
    await Doctor.filter(id=surgeon.id).update(active=False)
    assert await names(DoctorSearch(WINDOW, clinic_id=clinic.id)) == []


async def test_by_next_free_slot_those_without_one_come_last() -> None:
    surgeon, therapist, idle = await three_doctors()
    await a_slot(therapist, NINE + HOUR)
    await a_slot(surgeon, NINE, foreign_taken=1, state="TAKEN")
    await a_slot(surgeon, NINE + 5 * HOUR)
    found = await find_doctors(DoctorSearch(WINDOW), DoctorSort(), 10)
    assert [(one.id, one.next_free) for one in found] == [
        (therapist.id, NINE + HOUR),
        (surgeon.id, NINE + 5 * HOUR),
        (idle.id, None),
    ]


async def test_by_next_free_slot_those_whose_schedule_is_too_old_come_after_those_who_can_be_booked() -> None:
    limit = WINDOW.after - WINDOW.policy.stale
    confirmed = {"just": limit, "late": limit - timedelta(microseconds=1), "never": None, "ahead": NINE}
    doctors = {key: await a_doctor(await a_clinic(key, system="far", confirmed_at=at)) for key, at in confirmed.items()}
    doctors |= {key: await a_doctor(await a_clinic(key)) for key in ("own", "idle")}
    doctors["idle and late"] = await a_doctor(await a_clinic("x", system="far", confirmed_at=confirmed["late"]))
    for key, hour in (("late", 0), ("never", 1), ("just", 2), ("ahead", 3), ("own", 4)):
        await a_slot(doctors[key], NINE + hour * HOUR)
    expected = [doctors[key].id for key in ("just", "ahead", "own", "late", "never", "idle", "idle and late")]
    for size in (1, 2, 7):
        found: list[DoctorFound] = []
        while page := await find_doctors(DoctorSearch(WINDOW), DoctorSort(), size, found[-1].place if found else None):
            found += page
        assert [one.id for one in found] == expected
    free = await find_doctors(DoctorSearch(WINDOW, only_free=True), DoctorSort(), 9)
    assert [one.id for one in free] == expected[:5]
    assert await names(DoctorSearch(WINDOW, only_free=True)) == ["Ёлкина"] * 5


async def test_only_free_and_a_narrowing_window_leave_out_those_without_a_free_slot() -> None:
    surgeon, therapist, _ = await three_doctors()
    await a_slot(therapist, NINE + HOUR)
    await a_slot(surgeon, NINE + 5 * HOUR)
    assert await names(DoctorSearch(WINDOW, only_free=True)) == ["Абрамов", "Ёлкина"]
    afternoon = Window(WINDOW.after, from_minute=12 * 60)
    assert await names(DoctorSearch(afternoon)) == ["Ёлкина"]


async def test_by_distance_clinics_without_coordinates_come_last() -> None:
    await three_doctors()
    centre = DoctorSort(DoctorOrder.DISTANCE, Near(59.94, 30.31))
    assert await names(DoctorSearch(WINDOW), centre) == ["Абрамов", "Ёлкина", "Яшин"]
    pushkin = DoctorSort(DoctorOrder.DISTANCE, Near(59.72, 30.41))
    assert await names(DoctorSearch(WINDOW), pushkin) == ["Ёлкина", "Абрамов", "Яшин"]


@pytest.mark.parametrize("sort", [DoctorSort(), NAME, DoctorSort(DoctorOrder.DISTANCE, Near(59.94, 30.31))])
async def test_pages_of_doctors_follow_each_other_without_gap_or_repetition(sort: DoctorSort) -> None:
    surgeon, therapist, _ = await three_doctors()
    for number in range(3):
        await a_doctor(await Clinic.get(id=surgeon.clinic_id), f"same{number}", family_name="Ёлкина")
    await a_slot(therapist)
    whole = await find_doctors(DoctorSearch(WINDOW), sort, 50)
    pages: list[DoctorFound] = []
    while page := await find_doctors(DoctorSearch(WINDOW), sort, 2, pages[-1].place if pages else None):
        pages += page
    assert pages == whole
    assert len(whole) == 6


async def test_clinics_are_found_by_words_place_kind_and_specialty() -> None:
    surgeon, _, _ = await three_doctors()
    await Clinic.filter(native_key="3").update(kind=ClinicKind.CHILDREN)

    async def keys(search: ClinicSearch, near: Near | None = None) -> list[str]:
        found = await find_clinics(search, near, 10)
        assert await count_clinics(search) == len(found)
        clinics = await clinics_by_id([one.id for one in found])
        return [clinics[one.id].native_key for one in found]

    assert await keys(ClinicSearch(text="поликл")) == ["1", "2", "3"]
    assert await keys(ClinicSearch(text="поликлиника 2")) == ["2"]
    assert await keys(ClinicSearch(district="Выборгский")) == ["1"]
    assert await keys(ClinicSearch(kind=ClinicKind.CHILDREN)) == ["3"]
    assert await keys(ClinicSearch(specialty_id=surgeon.specialty_id)) == ["2"]
    assert await keys(ClinicSearch(), Near(59.70, 30.41)) == ["2", "1", "3"]


async def test_pages_of_clinics_follow_each_other() -> None:
    await three_doctors()
    for near in (None, Near(59.9, 30.3)):
        whole = await find_clinics(ClinicSearch(), near, 10)
        second = await find_clinics(ClinicSearch(), near, 10, whole[0].place)
        assert second == whole[1:]
        assert len(whole) == 3


async def test_only_specialties_that_somebody_practises_are_listed() -> None:
    _, therapist, _ = await three_doctors()
    assert [one.name for one in await find_specialties()] == ["Врач-терапевт участковый", "Терапевт", "Хирург"]
    assert [one.name for one in await find_specialties("хир")] == ["Хирург"]
    region = (await Clinic.get(id=therapist.clinic_id)).region_id
    assert len(await find_specialties(region_id=region)) == 3
    assert await find_specialties(region_id=region + 1) == []
    await Doctor.filter(id=therapist.id).update(active=False)
    assert "Терапевт" not in [one.name for one in await find_specialties()]


async def test_suggestions_mix_the_kinds_and_keep_to_the_number() -> None:
    await three_doctors()
    kinds = [one.kind for one in await suggestions("терапевт", 8)]
    assert kinds == [Suggested.SPECIALTY] * 2 + [Suggested.DOCTOR] * 2
    assert [one.kind for one in await suggestions("поликлиника", 3)] == [Suggested.DOCTOR] * 2 + [Suggested.CLINIC]
    assert await suggestions("  ", 8) == []


async def test_districts_departments_and_specialties_come_for_many_at_once() -> None:
    surgeon, therapist, _ = await three_doctors()
    region = await Region.get()
    assert await districts_of_regions([region.id, 0]) == {region.id: ["Выборгский", "Пушкинский"], 0: []}
    found = await specialties_of_clinics([surgeon.clinic_id, therapist.clinic_id])
    assert [one.name for one in found[surgeon.clinic_id]] == ["Хирург"]
    assert await departments_of_clinics([surgeon.clinic_id]) == {surgeon.clinic_id: []}


async def test_doctors_of_many_clinics_come_page_by_page_in_one_go() -> None:
    surgeon, therapist, idle = await three_doctors()
    colleague = await a_doctor(await Clinic.get(id=surgeon.clinic_id), "2")
    await a_slot(colleague)
    clinics = [surgeon.clinic_id, therapist.clinic_id]
    search = DoctorSearch(WINDOW)
    first = await doctors_of_clinics(clinics, search, 1)
    assert {clinic: [one.id for one in found] for clinic, found in first.items()} == {
        surgeon.clinic_id: [colleague.id],
        therapist.clinic_id: [therapist.id],
    }
    rest = await doctors_of_clinics([surgeon.clinic_id], search, 9, first[surgeon.clinic_id][0].place)
    assert [one.id for one in rest[surgeon.clinic_id]] == [surgeon.id]
    assert await count_doctors_of_clinics([*clinics, 0], search) == {surgeon.clinic_id: 2, therapist.clinic_id: 1, 0: 0}
    free = DoctorSearch(WINDOW, only_free=True)
    assert await count_doctors_of_clinics([idle.clinic_id, surgeon.clinic_id], free) == {
        idle.clinic_id: 0,
        surgeon.clinic_id: 1,
    }
