"""The visit as a calendar file, RFC 5545: importing it again updates the same entry, a cancelled one takes it away."""

from datetime import UTC

from icalendar import Calendar, Event

from gateway.files import words
from gateway.files.visit import Visit
from gateway.words import Tongue
from storage.models import AppointmentStatus


def calendar(visit: Visit, address: str, host: str, tongue: Tongue) -> bytes:
    """`host` makes the UID ours for good."""
    file = Calendar()
    file.add("prodid", "-//Talon//Appointments//RU")
    file.add("version", "2.0")
    file.add("method", "PUBLISH" if visit.stands else "CANCEL")
    file.add_component(_event(visit, address, host, tongue))
    file.add_missing_timezones()
    return bytes(file.to_ical())


def _event(visit: Visit, address: str, host: str, tongue: Tongue) -> Event:
    event = Event()
    event.add("uid", f"appointment-{visit.code}@{host}")
    event.add("sequence", visit.changes)
    event.add("dtstamp", visit.changed.astimezone(UTC))
    event.add("dtstart", visit.starts)
    event.add("dtend", visit.ends)
    event.add("summary", words.VISIT.say(tongue, specialty=visit.specialty))
    event.add("location", f"{visit.clinic}, {visit.address}")
    event.add("description", _description(visit, address, tongue))
    event.add("status", _status(visit))
    event.add("url", address)
    if visit.latitude is not None and visit.longitude is not None:
        event.add("geo", (visit.latitude, visit.longitude))
    return event


def _description(visit: Visit, address: str, tongue: Tongue) -> str:
    facts = [
        (words.DOCTOR, visit.doctor),
        (words.ROOM, visit.room),
        (words.PATIENT, visit.patient),
        (words.CODE, visit.shown_code),
        (words.PHONE, visit.phone),
    ]
    told = [f"{label.say(tongue)}: {value}" for label, value in facts if value]
    return "\n".join([*told, words.MANAGE.say(tongue, address=address)])


def _status(visit: Visit) -> str:
    if not visit.stands:
        return "CANCELLED"
    return "TENTATIVE" if visit.status is AppointmentStatus.PENDING else "CONFIRMED"
