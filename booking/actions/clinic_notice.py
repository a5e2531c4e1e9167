"""A notice to those whom a clinic's change of an appointment concerns: the patient, and who booked it for them."""

from datetime import datetime
from zoneinfo import ZoneInfo

from booking.actions.notify import notify
from booking.engine import Engine
from booking.rules.clinic_words import SUBJECT, Change, told
from booking.rules.code_words import Tongue
from booking.rules.contacts import Address
from storage.appointments import AppointmentRow
from storage.bonds import bonds_over
from storage.persons import address_of, address_of_account, find_person
from storage.work import Work

# nobody has told us yet in which language they want to read
_TONGUE: Tongue = "ru"
_PAGE = "/appointments"


async def notify_of(
    engine: Engine, row: AppointmentRow, change: Change, work: Work, to: datetime | None = None
) -> None:
    """Within the transaction of the change; nothing is sent about what lies in the past."""
    now, zone = engine.clock(), ZoneInfo(row.visit.terms.zone)
    useful_until = max(row.visit.starts_at, to or row.visit.starts_at)
    if useful_until <= now:
        return
    at, moved_to = _local(row.visit.starts_at, zone), _local(to, zone) if to else ""
    text = told(change, _TONGUE, at=at, to=moved_to, link=f"{engine.origin}{_PAGE}")
    for address in await _addresses(row):
        await notify(work, address, SUBJECT[_TONGUE][change], text, useful_until)


async def _addresses(row: AppointmentRow) -> list[Address]:
    """The patient's own, and that of who booked as long as they act for the patient; a desk is not written to."""
    patient_id, booked_by = row.visit.patient_id, row.account_id
    person = await find_person(patient_id)
    found = [] if person is None else [await address_of(person)]
    bonds = await bonds_over(patient_id)
    if booked_by is not None and any(bond.account_id == booked_by and bond.is_active for bond in bonds):
        found.append(await address_of_account(booked_by))
    # a child's own number is often its parent's
    return list(dict.fromkeys(address for address in found if address is not None))


def _local(moment: datetime, zone: ZoneInfo) -> str:
    return f"{moment.astimezone(zone):%d.%m.%Y %H:%M}"
