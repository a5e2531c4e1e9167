"""What the desk shows: calls, matches, disputes and corrections to be answered."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from web.client.desk_find import DeskFindViewerDeskFind
from web.client.enums import DocumentKind
from web.client.fragments import Calling, Claimed, Requested
from web.client.input_types import DeskSearch
from web.preferences import Preferences, now
from web.text import dates, phones, tidy, word


@dataclass(frozen=True)
class CallView:
    """`patient` is the id; `open` until it is closed or its time is over."""

    id: str = ""
    patient: str = ""
    name: str = ""
    born: str = ""
    phone: str = ""
    clinic: str = ""
    clinic_id: str = ""
    reason: str = ""
    until: str = ""
    open: bool = False


@dataclass(frozen=True)
class MatchView:
    patient: str
    name: str
    about: str


@dataclass(frozen=True)
class CaseView:
    """Something an operator decides or answers."""

    id: str
    title: str
    about: str


def call_of(call: Calling, reader: Preferences) -> CallView:
    language = reader.language
    return CallView(
        id=call.id,
        patient=call.patient.id if call.patient else "",
        name=call.patient.name.full if call.patient else "",
        born=dates.full_day(call.patient.birth_date, language) if call.patient else "",
        phone=phones.written(call.patient.phone or "") if call.patient else "",
        clinic=tidy(call.clinic.short_name),
        clinic_id=call.clinic.id,
        reason=call.reason,
        until=word(language, "call.until", time=clock(call.expires_at, call.clinic.zone)),
        open=call.closed_at is None and call.expires_at > now(),
    )


def clock(moment: datetime, zone: str) -> str:
    return dates.clock(moment.astimezone(ZoneInfo(zone)))


def match_of(found: DeskFindViewerDeskFind, reader: Preferences) -> MatchView:
    language = reader.language
    told = [
        word(language, "desk.born", year=found.birth_year),
        word(language, "desk.account" if found.has_account else "desk.no_account"),
        *([word(language, "desk.confirmed")] if found.confirmed else []),
    ]
    return MatchView(found.patient_id, found.name, ", ".join(told))


def dispute_of(found: Claimed, reader: Preferences) -> CaseView:
    language = reader.language
    title = word(
        language,
        "desk.dispute",
        claimant=found.claimant_name or "",
        patient=found.patient_name or "",
        relation=word(language, found.relation.value),
    )
    return CaseView(found.id, title, dates.full_day(found.created_at.date(), language))


def correction_of(found: Requested, reader: Preferences) -> CaseView:
    due = word(reader.language, "requests.due", due=dates.full_day(found.due_at.date(), reader.language))
    whose = found.patient_name
    return CaseView(found.id, f"{whose}: {found.words}" if found.words else whose, due)


def search_of(data: dict[str, str]) -> DeskSearch:
    """The one way to search that was chosen."""
    match data["by"]:
        case "PHONE":
            return DeskSearch(clinicId=data["clinic"], phone=data["phone"])
        case "DOCUMENT":
            kind = DocumentKind(data["documentKind"])
            return DeskSearch(clinicId=data["clinic"], documentKind=kind, documentNumber=data["documentNumber"])
    return DeskSearch(
        clinicId=data["clinic"],
        familyName=data["familyName"],
        givenName=data["givenName"],
        middleName=data.get("middleName") or None,
        birthDate=date.fromisoformat(data["birthDate"]),
    )
