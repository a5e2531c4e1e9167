"""The standard's own examples, served by a real server and read by us."""

import logging
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import orjson
import pytest

from booking.ports import AnswerLost, BookingWay, PersonName, SpecialtyReport
from tests.services.clock import SetClock
from tests.services.publisher import Publisher
from tests.upstream.standards.smart_links.examples import FIRST, MANIFEST, WEEK, weeks_to
from upstream.source import Connected

LOCATIONS, SCHEDULES = "/data/locations.ndjson", "/data/schedules.ndjson"


async def test_every_location_is_a_clinic_that_is_booked_elsewhere(links: Connected) -> None:
    clinics = await links.schedule.clinics()
    assert clinics.rejected == ()
    assert len(clinics.items) == 10
    boston = clinics.items[0]
    assert (boston.native_key, boston.name, boston.phone) == ("0", "SMART Vaccine Clinic Boston", "000-000-0000")
    assert boston.address == "123 Summer St, Boston, MA, 02114"
    assert {clinic.booking for clinic in clinics.items} == {BookingWay.ELSEWHERE}
    assert links.system is None


async def test_a_schedule_stands_where_a_doctor_does(links: Connected) -> None:
    staff = await links.schedule.staff("0")
    (doctor,) = staff.doctors.items
    assert (doctor.native_key, doctor.name, doctor.note) == (
        "10",
        PersonName("Moderna COVID-19 Vaccine", "", None),
        "Доза 1",
    )
    assert staff.specialties.items == (
        SpecialtyReport("covid19-immunization", "Вакцинация от COVID-19", None, None, "COVID-19 vaccination"),
    )
    assert set(staff.told_free) == {"10"}


async def test_slots_have_their_seats_and_a_link_that_says_where_the_patient_comes_from(
    links: Connected, clock: SetClock
) -> None:
    slots = await links.schedule.slots("0", "10")
    assert slots.rejected == ()
    assert len(slots.items) == 7
    first = min(slots.items, key=lambda slot: slot.starts_at)
    assert first.starts_at == FIRST + timedelta(weeks=weeks_to(clock()))
    assert first.ends_at - first.starts_at == timedelta(hours=9)
    assert (first.capacity, first.taken, first.booking_phone) == (100, 0, "000-000-0000")
    assert first.booking_url is not None
    query = parse_qs(urlsplit(first.booking_url).query)
    assert query["slot"] == ["1000000"]
    assert query["source"] == ["talon"]
    assert len(query["booking-referral"][0]) == 16


async def test_the_last_line_needs_no_end(links: Connected, publisher: Publisher) -> None:
    assert not publisher.files[WEEK].endswith(b"\n")
    slots = [slot for table in range(10, 20) for slot in (await links.schedule.slots("0", str(table))).items]
    assert len(slots) == 70


async def test_a_file_is_asked_for_once_a_minute_and_then_only_whether_it_changed(
    links: Connected, publisher: Publisher, clock: SetClock
) -> None:
    for _ in range(3):
        for clinic in (await links.schedule.clinics()).items:
            await links.schedule.staff(clinic.native_key)
            await links.schedule.slots(clinic.native_key, f"1{clinic.native_key}")
    assert all(publisher.statuses(path) == [200] for path in (MANIFEST, LOCATIONS, SCHEDULES, WEEK))
    clock.advance(timedelta(seconds=61))
    await links.schedule.slots("0", "10")
    await links.schedule.slots("1", "11")
    assert all(publisher.statuses(path) == [200, 304] for path in (MANIFEST, LOCATIONS, SCHEDULES, WEEK))


async def test_a_file_that_says_how_long_it_is_good_is_left_alone_so_long(
    links: Connected, publisher: Publisher, clock: SetClock
) -> None:
    publisher.max_age = 150
    await links.schedule.slots("0", "10")
    clock.advance(timedelta(seconds=149))
    await links.schedule.slots("0", "10")
    assert publisher.statuses(WEEK) == [200]
    clock.advance(timedelta(seconds=2))
    await links.schedule.slots("0", "10")
    assert publisher.statuses(WEEK) == [200, 304]


async def test_a_file_that_calls_itself_good_for_longer_than_we_show_it_is_asked_for_all_the_same(
    links: Connected, publisher: Publisher, clock: SetClock
) -> None:
    publisher.max_age = 3600
    await links.schedule.slots("0", "10")
    clock.advance(timedelta(minutes=3))
    await links.schedule.slots("0", "10")
    assert publisher.statuses(WEEK) == [200, 304]


async def test_what_a_schedule_tells_of_its_free_slots_changes_with_them_alone(
    links: Connected, publisher: Publisher, clock: SetClock
) -> None:
    before = [(await links.schedule.staff(key)).told_free for key in ("0", "1")]
    publisher.files[WEEK] = publisher.files[WEEK].replace(b'"status":"free"', b'"status":"busy"', 1)
    clock.advance(timedelta(minutes=2))
    after = [(await links.schedule.staff(key)).told_free for key in ("0", "1")]
    assert before[0] != after[0]
    assert before[1] == after[1]
    first = min((await links.schedule.slots("0", "10")).items, key=lambda slot: slot.starts_at)
    assert first.taken == first.capacity == 100


async def test_files_of_weeks_that_are_not_there_hold_no_slots(links: Connected, publisher: Publisher) -> None:
    await links.schedule.slots("0", "10")
    assert publisher.statuses("/data/slots-2021-W13.ndjson") == [404]


async def test_without_its_clinics_a_publisher_is_not_believed_to_have_none(
    links: Connected, publisher: Publisher
) -> None:
    del publisher.files[LOCATIONS]
    with pytest.raises(AnswerLost):
        await links.schedule.clinics()


@pytest.mark.parametrize("manifest", [b"", b"[]", b"{", b'{"output": 1}', b"\xff\xfe"])
async def test_a_manifest_that_is_none_is_a_fault_and_is_not_asked_for_again_at_once(
    links: Connected, publisher: Publisher, clock: SetClock, manifest: bytes
) -> None:
    good = publisher.files[MANIFEST]
    publisher.files[MANIFEST] = manifest
    for _ in range(3):
        with pytest.raises(AnswerLost):
            await links.schedule.clinics()
    assert len(publisher.statuses(MANIFEST)) == 1
    publisher.files[MANIFEST] = good
    clock.advance(timedelta(minutes=1))
    assert len((await links.schedule.clinics()).items) == 10


async def test_a_publisher_that_fails_is_told_and_recovers(
    links: Connected, publisher: Publisher, clock: SetClock
) -> None:
    await links.schedule.slots("0", "10")
    publisher.failing.add(WEEK)
    clock.advance(timedelta(minutes=1))
    with pytest.raises(AnswerLost):
        await links.schedule.slots("0", "10")
    publisher.failing.clear()
    clock.advance(timedelta(minutes=1))
    assert len((await links.schedule.slots("0", "10")).items) == 7
    assert publisher.statuses(WEEK) == [200, 500, 304]


async def test_bad_lines_are_skipped_one_by_one(
    links: Connected, publisher: Publisher, caplog: pytest.LogCaptureFixture
) -> None:
    lines = publisher.files[WEEK].split(b"\n")
    bad = [
        b"no json",
        b"[]",
        b'{"resourceType":"Slot"}',
        b'{"resourceType":"Slot","id":"x1","schedule":{"reference":"Schedule/10"},"status":"free"}',
        b'{"resourceType":"Slot","id":"x2","schedule":{"reference":"Schedule/10"},"start":"2031-03-10T10:00:00"}',
        b'{"resourceType":"Unheard","id":"x3"}',
        b"\xff\xfe\xfd",
        b'{"resourceType":"Slot","id":"' + b"y" * 300_000 + b'"}',
    ]
    publisher.files[WEEK] = b"\r\n".join([b"\xef\xbb\xbf" + lines[0], *bad, *lines[1:]])
    with caplog.at_level(logging.WARNING):
        slots = await links.schedule.slots("0", "10")
    assert len(slots.items) == 7
    assert [(one.key, one.code) for one in slots.rejected] == [("x1", "bad_time"), ("x2", "bad_time")]
    assert "5 lines of a file of Slots skipped" in caplog.text
    assert "1 slots of nobody's schedule skipped" in caplog.text


async def test_an_offset_without_minutes_is_understood(links: Connected, publisher: Publisher) -> None:
    slot = {
        "resourceType": "Slot",
        "id": "short",
        "schedule": {"reference": "Schedule/10"},
        "status": "free",
        "start": "2031-03-10T10:00:00-05",
        "end": "2031-03-10T11:00:00-05",
    }
    publisher.files[WEEK] = orjson.dumps(slot)
    (read,) = (await links.schedule.slots("0", "10")).items
    assert read.starts_at == datetime(2031, 3, 10, 15, tzinfo=UTC)
    # it says neither a link nor a telephone of its own: the clinic's page
    assert read.booking_url is not None
    assert read.booking_url.startswith("https://pharmacy.example.com/location/00?source=talon&")
    assert read.capacity == 1


async def test_files_on_another_host_are_not_fetched_unless_it_is_named(links: Connected, publisher: Publisher) -> None:
    manifest = publisher.files[MANIFEST].replace(
        publisher.url.encode(), publisher.url.replace("127.0.0.1", "[::1]").encode()
    )
    publisher.files[MANIFEST] = manifest
    with pytest.raises(AnswerLost, match="not its own"):
        await links.schedule.clinics()


async def test_relative_addresses_and_unknown_kinds_of_files(links: Connected, publisher: Publisher) -> None:
    output = [
        {"type": "Location", "url": "locations.ndjson"},
        {"type": "Schedule", "url": "/data/schedules.ndjson"},
        {"type": "Slot", "url": "slots-2021-W09.ndjson"},
        {"type": "Weather", "url": "weather.ndjson"},
        {"type": "Slot"},
        None,
    ]
    publisher.files[MANIFEST] = orjson.dumps({"output": output})
    assert len((await links.schedule.clinics()).items) == 10
    assert len((await links.schedule.slots("3", "13")).items) == 7
    assert publisher.statuses("/data/weather.ndjson") == []
