"""The ticket as PDF and as a calendar file, for its owner."""

from datetime import timedelta
from io import BytesIO
from typing import Any

import pypdf
import pytest
from icalendar import Calendar

from gateway.schema.node import global_id
from storage.models import Clinic
from tests.gateway.door import Caller, Door
from tests.gateway.operations import CANCEL, given

URLS = "query ($id: ID!) { node(id: $id) { ... on Appointment { code pdfUrl calendarUrl } } }"


def the_event(file: Calendar) -> Any:
    (event,) = file.walk("VEVENT")
    return event


async def urls(anna: Caller, appointment: int) -> dict[str, str]:
    told: dict[str, str] = (await anna.ask(URLS, id=global_id("Appointment", appointment)))["node"]
    return told


@pytest.mark.parametrize(("lang", "title"), [("ru", "Талон на приём"), ("en", "Appointment ticket")])
async def test_the_ticket_carries_all_that_one_needs_in_both_languages(door: Door, lang: str, title: str) -> None:
    anna = await door.signed_in(door.world.anna)
    told = await urls(anna, await door.world.book(await door.world.slot(48, room="214"), door.world.child))
    answer = await anna.client.get(told["pdfUrl"], params={"lang": lang})
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["cache-control"] == "no-store"
    (page,) = pypdf.PdfReader(BytesIO(answer.content)).pages
    text = page.extract_text()
    for part in (
        title,
        "07:00",
        "2031",
        told["code"],
        "214",
        "Ёлкина Анна",
        "Ковалёв Анна",
        "ул. Мира, 1",
        "UTC+0",
        "/ticket/",
    ):
        assert part in text, part


async def test_the_calendar_file_is_the_same_entry_for_good_and_takes_itself_away(door: Door) -> None:
    world, anna = door.world, await door.signed_in(door.world.anna)
    appointment = await world.book(await world.slot(48))
    told = await urls(anna, appointment)
    first = Calendar.from_ical((await anna.client.get(told["calendarUrl"])).content)
    world.clock.advance(timedelta(minutes=1))
    await anna.ask(CANCEL, input=given("c-key-00001", appointment_id=global_id("Appointment", appointment)))
    answer = await anna.client.get(told["calendarUrl"])
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    second = Calendar.from_ical(answer.content)
    booked, cancelled = the_event(first), the_event(second)
    assert (first["METHOD"], booked["STATUS"]) == ("PUBLISH", "CONFIRMED")
    assert (second["METHOD"], cancelled["STATUS"]) == ("CANCEL", "CANCELLED")
    assert booked["UID"] == cancelled["UID"]
    assert booked["SEQUENCE"] < cancelled["SEQUENCE"]
    assert booked["DTSTAMP"].dt < cancelled["DTSTAMP"].dt
    assert booked.start.isoformat() == "2031-03-05T07:00:00+00:00"


async def test_a_clinics_zone_comes_with_the_calendar_file(door: Door) -> None:
    await Clinic.filter(id=door.world.clinic.id).update(zone="Asia/Yekaterinburg")
    anna = await door.signed_in(door.world.anna)
    told = await urls(anna, await door.world.book(await door.world.slot(48)))
    content = (await anna.client.get(told["calendarUrl"])).content.decode()
    assert "BEGIN:VTIMEZONE" in content
    assert "DTSTART;TZID=Asia/Yekaterinburg:20310305T120000" in content


async def test_a_file_is_its_owners_only(door: Door) -> None:
    anna, pavel = await door.signed_in(door.world.anna), await door.signed_in(door.world.pavel)
    told = await urls(anna, await door.world.book(await door.world.slot(48)))
    for caller in (pavel, door.caller()):
        for url in (
            told["pdfUrl"],
            told["calendarUrl"],
            "/files/appointments/nothing.pdf",
            "/files/appointments/%00.ics",
        ):
            assert (await caller.client.get(url)).status_code == 404
