"""A referral in words: to whom, until when, whether one may book with it, and the way to book."""

from dataclasses import dataclass
from urllib.parse import urlencode

from web.client.enums import ReferralState
from web.client.fragments import Referred
from web.preferences import Preferences
from web.record.origin import source_of
from web.text import dates, tidy, word


@dataclass(frozen=True)
class ReferralView:
    """`href`: where one books with it, "" when one cannot; `ticket`: of the appointment that uses it, else ""."""

    id: str = ""
    title: str = ""
    state: str = ""
    state_words: str = ""
    usable: bool = False
    urgent: bool = False
    until: str = ""
    issued: str = ""
    where: str = ""
    number: str = ""
    reason: str = ""
    href: str = ""
    ticket: str = ""
    ticket_words: str = ""
    help: str = ""
    source: str = ""


def referral_of(found: Referred, patient: str, reader: Preferences) -> ReferralView:
    language, usable, used = reader.language, found.state is ReferralState.USABLE, found.appointment
    return ReferralView(
        id=found.id,
        title=found.specialty_name,
        state=found.state.value,
        state_words=word(language, f"referral.{found.state.value}"),
        usable=usable,
        urgent=found.urgent and usable,
        until=until(found, reader),
        issued=issued(found, reader),
        where=word(language, "referral.where", clinic=tidy(found.to_clinic.short_name)) if found.to_clinic else "",
        number=word(language, "referral.number", number=found.number) if found.number else "",
        reason=getattr(found, "reason", None) or "",
        href=find(found, patient) if usable else "",
        ticket=used.code if used else "",
        ticket_words=word(language, "referral.ticket", time=dates.full_moment(used.starts_at, language))
        if used
        else "",
        help=word(language, "referral.help") if found.state in (ReferralState.EXPIRED, ReferralState.REVOKED) else "",
        source=source_of(found.source, reader),
    )


def until(found: Referred, reader: Preferences) -> str:
    if found.until is None:
        return ""
    key = "referral.ran_out" if found.state is ReferralState.EXPIRED else "referral.until"
    return word(reader.language, key, day=dates.full_day(found.until, reader.language))


def issued(found: Referred, reader: Preferences) -> str:
    """«Выдано 3 ноября 2026, Ершова Д. Д., Поликлиника № 12»."""
    day = dates.full_day(found.issued_at.date(), reader.language)
    given = word(reader.language, "referral.issued", day=day)
    return ", ".join(part for part in (given, found.doctor_name, tidy(found.clinic_name or "")) if part)


def find(found: Referred, patient: str) -> str:
    """The doctors it leads to, with the referral and the patient chosen."""
    wish = {"q": found.specialty.name if found.specialty else found.specialty_name}
    if found.specialty:
        wish["specialty"] = found.specialty.id
    if found.to_clinic:
        wish["clinic"] = found.to_clinic.id
    return "/?" + urlencode({**wish, "who": patient, "referral": found.id})
