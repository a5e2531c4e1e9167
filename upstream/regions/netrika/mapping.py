"""From HubService's contracts to reports. Pure: any members in, a report or a coded rejection out, never an exception.

`item`: texts by member, as `envelope.members` reads them.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from booking.ports import ClinicKind, ClinicReport, DoctorReport, PersonName, SlotReport, SpecialtyReport
from upstream.fer import federal_code
from upstream.listing import Rejection
from upstream.written_names import read_name, read_section

Members = Mapping[str, str]
USUAL_LENGTH = timedelta(minutes=15)
_COUNTS = ("CountFreeTicket", "CountFreeParticipantIE")
_TOLD = (*_COUNTS, "NearestDate", "LastDate")
# what a clinic's type or name says of whom it is for; the first that is found counts
_KINDS = (
    ("стомат", ClinicKind.DENTAL),
    ("детск", ClinicKind.CHILDREN),
    ("женск", ClinicKind.WOMEN),
    ("больниц", ClinicKind.HOSPITAL),
    ("госпитал", ClinicKind.HOSPITAL),
    ("поликлиник", ClinicKind.ADULT),
    ("амбулатор", ClinicKind.ADULT),
)


def read_clinic(item: Members, more: Members, districts: Mapping[str, str], zone: str) -> ClinicReport | Rejection:
    """`item`: of the list, `more`: the clinic's own answer, `districts`: names by key."""
    key = _key(item, "IdLPU")
    if isinstance(key, Rejection):
        return key
    told = {**item, **{name: text for name, text in more.items() if text}}
    name = _text(told, "LPUFullName", 300) or _text(told, "LPUShortName", 200)
    if name is None:
        return Rejection("no_name", key)
    district = districts.get(item.get("District", ""))
    return ClinicReport(
        native_key=key,
        name=name,
        short_name=_text(told, "LPUShortName", 200) or name[:200],
        kind=_kind(told.get("LPUType", ""), name),
        district=district[:100] if district else None,
        address=_text(told, "Address", 300) or "",
        latitude=None,
        longitude=None,
        phone=_text(told, "Phone", 200),
        email=_text(told, "Email", 200),
        zone=zone,
    )


def is_open(item: Members) -> bool:
    """Closed clinics stay in the list with `IsActive` false."""
    return item.get("IsActive") != "false"


def read_specialty(item: Members) -> SpecialtyReport | Rejection:
    key = _key(item, "IdSpesiality")
    if isinstance(key, Rejection):
        return key
    name = _text(item, "NameSpesiality", 200)
    if name is None:
        return Rejection("no_name", key)
    fer = _text(item, "FerIdSpesiality", 32)
    fer = None if fer == "0" else fer
    return SpecialtyReport(key, name, federal_code(fer, name), fer)


def read_doctor(item: Members, specialty_key: str, today: date) -> DoctorReport | Rejection:
    key = _key(item, "IdDoc")
    if isinstance(key, Rejection):
        return key
    name = _text(item, "Name", 1000)
    if name is None:
        return Rejection("no_name", key)
    written, comment = read_name(name, today), _text(item, "Comment", 300)
    return DoctorReport(
        native_key=key,
        specialty_key=specialty_key,
        name=_cut(written.person),
        department=written.department,
        section=_text(item, "AriaNumber", 100) or written.section or (read_section(comment) if comment else None),
        absence=written.absence,
        note="; ".join(part for part in (written.rest, comment) if part)[:300] or None,
    )


def told_free(item: Members) -> str:
    """What is said of how much is free, of a specialty or a doctor; empty where nothing is."""
    return " ".join(item[name] for name in _TOLD if name in item)[:200]


def says_nothing_free(item: Members) -> bool:
    """False when nothing is said."""
    told = [item[name] for name in _COUNTS if name in item]
    return bool(told) and all(count == "0" for count in told)


def read_slot(item: Members, doctor_key: str, zone: ZoneInfo) -> SlotReport | Rejection:
    key = _key(item, "IdAppointment", 200)
    if isinstance(key, Rejection):
        return key
    starts = _moment(item.get("VisitStart"), zone)
    if starts is None:
        return Rejection("bad_time", key)
    ends = _moment(item["VisitEnd"], zone) if "VisitEnd" in item else starts + USUAL_LENGTH
    if ends is None:
        return Rejection("bad_time", key)
    return SlotReport(key, doctor_key, starts, ends, room=_text(item, "Room", 50))


def visits_of(visits: Iterable[tuple[Members, Members]], refusals: Iterable[Members]) -> list[tuple[str, str, str]]:
    """Key, local start and the doctor's key of what a patient is booked for; empty texts where it does not say.

    `visits`: with their doctors. A visit that was refused after it had been made may still stand in the list.
    """
    refused: dict[str, str] = {}
    for item in refusals:
        key = item.get("IdAppointment", "")
        refused[key] = max(refused.get(key, ""), _created(item))
    return [
        (visit["IdAppointment"], visit.get("VisitStart", "")[:19], doctor.get("IdDoc", ""))
        for visit, doctor in visits
        if "IdAppointment" in visit and not _is_over(visit, refused.get(visit["IdAppointment"], ""))
    ]


def _is_over(visit: Members, refused_at: str) -> bool:
    made_at = _created(visit)
    return bool(made_at) and refused_at > made_at


def _created(item: Members) -> str:
    """When the entry of a history was made, as text that sorts by time; empty when it is not told."""
    return next((text[:26] for name, text in item.items() if name.startswith("Date")), "")


def _key(item: Members, name: str, limit: int = 100) -> str | Rejection:
    key = item.get(name)
    if key is None:
        return Rejection("no_key", None)
    if len(key) > limit or not key.isprintable():
        return Rejection("bad_key", key[:100])
    return key


def _text(item: Members, name: str, limit: int) -> str | None:
    """With single spaces, cut at the limit."""
    printable = "".join(sign if sign.isprintable() else " " for sign in item.get(name, ""))
    return " ".join(printable.split())[:limit].strip() or None


def _kind(told: str, name: str) -> ClinicKind:
    for text in (told.casefold(), name.casefold()):
        found = [kind for word, kind in _KINDS if word in text]
        if found:
            return found[0]
    return ClinicKind.SPECIALISED


def _moment(text: str | None, zone: ZoneInfo) -> datetime | None:
    """Times have no offset: they are the clinic's own."""
    try:
        moment = datetime.fromisoformat(text or "")
    except ValueError:
        return None
    if not 2000 <= moment.year <= 2100:
        return None
    return moment.replace(tzinfo=zone) if moment.tzinfo is None else moment


def _cut(name: PersonName) -> PersonName:
    return PersonName(name.family[:100], name.given[:100], name.middle[:100] if name.middle else None)
