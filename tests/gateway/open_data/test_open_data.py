"""What we publish, as anybody reads it; and read back by our own reader of such files."""

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import orjson
import pytest

from booking.ports import BookingWay
from storage.models import Clinic, Doctor, Patient, Slot
from tests.gateway.door import ORIGIN, Door
from tests.services.clock import SetClock
from upstream.configured import SystemSettings, SystemTitle
from upstream.standards.smart_links.files import Files
from upstream.standards.smart_links.options import read_options
from upstream.standards.smart_links.published import Published
from upstream.standards.smart_links.schedule import LinksSchedule

MANIFEST = "/open-data/$bulk-publish"


async def fetch(door: Door, path: str, **headers: str) -> httpx.Response:
    return await door.caller(**headers).client.get(path)


async def lines(door: Door, path: str) -> list[dict[str, Any]]:
    answer = await fetch(door, path)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/fhir+ndjson"
    return [orjson.loads(line) for line in answer.text.splitlines()]


async def slots(door: Door) -> list[dict[str, Any]]:
    """Of all the files that the manifest names."""
    manifest = (await fetch(door, MANIFEST)).json()
    paths = [urlsplit(one["url"]).path for one in manifest["output"] if one["type"] == "Slot"]
    return [slot for path in paths for slot in await lines(door, path)]


@pytest.fixture
async def reader(door: Door, clock: SetClock) -> AsyncIterator[LinksSchedule]:
    """Our own reader of such files, over the app."""
    url = f"{ORIGIN}{MANIFEST}"
    options = read_options(SystemSettings("we", "smart_links", url, SystemTitle("Мы", "We"), {}))
    files = Files("we", url, clock, transport=httpx.ASGITransport(door.app))
    yield LinksSchedule(Published(files, url, options), options)
    await files.close()


async def test_what_we_publish_is_what_our_own_reader_reads(door: Door, reader: LinksSchedule) -> None:
    world = door.world
    group = await world.slot(50, capacity=4, booked=1)
    single = await world.slot(51, doctor=world.surgeon, minutes=30)
    near = world.clinic

    (clinic,) = (await reader.clinics()).items
    assert (clinic.native_key, clinic.name, clinic.zone) == (str(near.id), near.name, near.zone)
    assert (clinic.address, clinic.phone, clinic.booking) == (near.address, near.phone, BookingWay.ELSEWHERE)

    staff = await reader.staff(clinic.native_key)
    assert {one.native_key for one in staff.doctors.items} == {
        str(doctor.id) for doctor in (world.doctor, world.colleague, world.surgeon)
    }
    assert {one.name for one in staff.specialties.items} == {"Терапевт", "Хирург"}

    (read,) = (await reader.slots(clinic.native_key, str(world.doctor.id))).items
    row = await Slot.get(id=group)
    assert (read.native_key, read.starts_at, read.ends_at) == (str(group), row.starts_at, row.ends_at)
    assert (read.capacity, read.taken) == (3, 0)
    (other,) = (await reader.slots(clinic.native_key, str(world.surgeon.id))).items
    assert other.native_key == str(single)


async def test_the_link_leads_to_the_doctor_with_the_time_one_press_away(door: Door) -> None:
    slot_id = await door.world.slot(50)
    (slot,) = await slots(door)
    link = next(one["valueUrl"] for one in slot["extension"] if one["url"].endswith("booking-deep-link"))
    assert link.startswith(f"{ORIGIN}/doctor/")
    doctor, taken = urlsplit(link).path.split("/")[-1], parse_qs(urlsplit(link).query)["take"][0]
    query = "query($id: ID!) { node(id: $id) { __typename ... on Slot { startsAt } } }"
    caller = door.caller()
    assert (await caller.ask(query, id=doctor))["node"]["__typename"] == "Doctor"
    node = (await caller.ask(query, id=taken))["node"]
    starts = (await Slot.get(id=slot_id)).starts_at
    assert datetime.fromisoformat(node["startsAt"]) == starts == datetime.fromisoformat(slot["start"])


async def test_only_what_is_free_here_and_can_be_booked_is_published(door: Door, clock: SetClock) -> None:
    world = door.world
    free = await world.slot(50)
    await world.slot(51, booked=1, state="TAKEN")
    await world.slot(52, held=1, state="HELD")
    await world.slot(53, state="GONE")
    await world.slot(-1)
    await world.slot(24 * 40)
    await world.slot(54, doctor=world.far_doctor)
    await world.slot(55, doctor=world.colleague)
    await Doctor.filter(id=world.colleague.id).update(
        absent_since=clock().date(), absent_until=clock().date() + timedelta(9)
    )
    assert [slot["id"] for slot in await slots(door)] == [str(free)]
    await Clinic.filter(id=world.clinic.id).update(booking=BookingWay.BY_PHONE)
    clock.advance(timedelta(seconds=60))
    assert await slots(door) == []
    assert await lines(door, "/open-data/locations.ndjson") == []


async def test_nothing_of_a_person_is_published(door: Door) -> None:
    world = door.world
    slot = await world.slot(50, capacity=3)
    await world.book(slot)
    paths = [urlsplit(one["url"]).path for one in (await fetch(door, MANIFEST)).json()["output"]]
    told = "".join([(await fetch(door, path)).text for path in paths])
    people = [name for row in await Patient.all() for name in (row.family_name, row.given_name)]
    people += [name for row in await Doctor.all() for name in (row.family_name, row.given_name) if name]
    assert people
    assert [name for name in people if name in told] == []


async def test_a_file_is_the_same_for_a_minute_and_then_asked_for_by_its_etag(door: Door, clock: SetClock) -> None:
    await door.world.slot(50)
    path = urlsplit((await fetch(door, MANIFEST)).json()["output"][2]["url"]).path
    first = await fetch(door, path)
    assert first.headers["cache-control"] == "public, max-age=60"
    assert int(first.headers["content-length"]) == len(first.content)
    await door.world.slot(50.25)
    clock.advance(timedelta(seconds=59))
    again = await fetch(door, path, If_None_Match=first.headers["etag"])
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["cache-control"] == "public, max-age=1"
    clock.advance(timedelta(seconds=1))
    changed = await fetch(door, path, If_None_Match=first.headers["etag"])
    assert changed.status_code == 200
    assert len(changed.text.splitlines()) == 2
    clock.advance(timedelta(seconds=60))
    weak = f'"other", W/{changed.headers["etag"]}'
    assert (await fetch(door, path, If_None_Match=weak)).status_code == 304


async def test_a_day_is_the_clinics_own(door: Door, clock: SetClock) -> None:
    await Clinic.filter(id=door.world.clinic.id).update(zone="Asia/Kamchatka")
    starts = datetime(2031, 3, 5, 22, tzinfo=UTC)
    slot = await door.world.slot((starts - clock()) / timedelta(hours=1))
    await Slot.filter(id=slot).update(day=date(2031, 3, 6), minute=600)
    manifest = (await fetch(door, MANIFEST)).json()
    assert manifest["output"][2:] == [{"type": "Slot", "url": f"{ORIGIN}/open-data/slots-2031-03-06.ndjson"}]
    (told,) = await lines(door, "/open-data/slots-2031-03-06.ndjson")
    assert (told["start"], told["end"]) == ("2031-03-06T10:00:00.000+12:00", "2031-03-06T10:15:00.000+12:00")


async def test_more_than_one_page_of_a_day_comes_whole(sqlite_door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gateway.open_data.files._PAGE", 2)
    ids = [await sqlite_door.world.slot(50 + n / 4) for n in range(5)]
    assert [slot["id"] for slot in await slots(sqlite_door)] == [str(one) for one in ids]


@pytest.mark.parametrize(
    "day", ["2031-3-5", "20310305", "2031-02-31", "1999-01-01", "2099-01-01", "x", "2031-03-05T10"]
)
async def test_there_are_no_files_of_other_days(sqlite_door: Door, day: str) -> None:
    assert (await fetch(sqlite_door, f"/open-data/slots-{day}.ndjson")).status_code == 404


async def test_pages_of_others_may_read_it_but_never_as_somebody(sqlite_door: Door) -> None:
    answer = await fetch(sqlite_door, MANIFEST, Origin="https://map.example")
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-credentials" not in answer.headers
    assert answer.headers["cross-origin-resource-policy"] == "cross-origin"
    assert "set-cookie" not in answer.headers
    other = await fetch(sqlite_door, "/health/live", Origin="https://map.example")
    assert "access-control-allow-origin" not in other.headers


async def test_nothing_can_be_written_there(sqlite_door: Door) -> None:
    assert (await sqlite_door.caller().client.post(MANIFEST)).status_code == 405
