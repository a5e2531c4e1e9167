"""A right to act, in words: whose, what is allowed, until when, and what is awaited."""

from dataclasses import dataclass
from typing import Protocol

from web.client.enums import GuardianshipState
from web.client.fragments import Acting, Asked, Claimed, Sent
from web.client.input_types import ScopesInput
from web.preferences import Preferences, now
from web.text import Language, dates, word

SCOPES = ("book", "visits", "documents")


class Scopes(Protocol):
    book: bool
    visits: bool
    documents: bool


@dataclass(frozen=True)
class ActingView:
    """`waits` is what is still to happen, "" when nothing; `state` is PROPOSED, ACTIVE or ENDED."""

    id: str = ""
    name: str = ""
    guardian: str = ""
    relation: str = ""
    relation_code: str = ""
    about: str = ""
    state: str = ""
    state_words: str = ""
    can: str = ""
    until: str = ""
    until_iso: str = ""
    waits: str = ""
    patient: str = ""
    yours: bool = True
    asked: bool = False
    book: bool = False
    visits: bool = False
    documents: bool = False


@dataclass(frozen=True)
class SentView:
    """A code on its way; `handle` is "" when none is."""

    handle: str = ""
    words: str = ""


@dataclass(frozen=True)
class InvitationView:
    id: str = ""
    patient: str = ""
    asks: str = ""
    can: str = ""
    until: str = ""
    sent: str = ""
    open: bool = False


@dataclass(frozen=True)
class DisputeView:
    id: str = ""
    words: str = ""
    state: str = ""
    yours: bool = False
    open: bool = False


def acting_of(found: Acting, reader: Preferences) -> ActingView:
    language, born = reader.language, found.patient.birth_date if found.patient else None
    relation = word(language, found.relation.value)
    return ActingView(
        id=found.id,
        name=found.patient_name,
        guardian=found.guardian_name,
        relation=relation,
        relation_code=found.relation.value,
        about=f"{relation}, {dates.age(born, now().date(), language)}" if born else relation,
        state=found.state.value,
        state_words=_state(found, language),
        can=can(found.scopes, language),
        until=_until(found, language),
        until_iso=found.until.isoformat() if found.until else "",
        waits=_waits(found),
        patient=found.patient.id if found.patient else "",
        yours=found.yours,
        asked=found.asked_at is not None and found.state is GuardianshipState.ACTIVE,
        book=found.scopes.book,
        visits=found.scopes.visits,
        documents=found.scopes.documents,
    )


def _waits(found: Acting) -> str:
    return found.awaits.value if found.awaits and found.state is not GuardianshipState.ENDED else ""


def _state(found: Acting, language: Language) -> str:
    if found.state is GuardianshipState.ENDED:
        reason = word(language, f"acting.ended.{found.end_reason.value}") if found.end_reason else ""
        day = dates.plain_day(found.ended_at.date(), language) if found.ended_at else ""
        return word(language, "acting.ended", day=day, reason=reason)
    if found.state is GuardianshipState.ACTIVE:
        return word(language, "acting.asked" if found.asked_at else "acting.ACTIVE")
    return word(language, f"acting.{_waits(found) or 'PROPOSED'}")


def can(scopes: Scopes, language: Language) -> str:
    """«Можно: записывать, видеть записи»."""
    allowed = [word(language, f"acting.{scope}") for scope in SCOPES if getattr(scopes, scope)]
    return word(language, "acting.can", what=", ".join(allowed)) if allowed else word(language, "acting.nothing")


def _until(found: Acting, language: Language) -> str:
    if found.until:
        return word(language, "acting.until", until=dates.full_day(found.until, language))
    if found.ends_of_age_on:
        return word(language, "acting.of_age", until=dates.full_day(found.ends_of_age_on, language))
    return ""


def sent_of(sent: Sent | None, language: Language) -> SentView:
    return SentView(sent.handle, word(language, "code.sent", to=sent.to)) if sent else SentView()


def invitation_of(found: Asked, reader: Preferences) -> InvitationView:
    language = reader.language
    until = dates.plain_day(found.expires_at.date(), language)
    return InvitationView(
        id=found.id,
        patient=found.patient_name,
        asks=word(language, "invitation.asks", name=found.from_, patient=found.patient_name),
        can=can(found.scopes, language),
        until=word(language, "invitation.until", until=until),
        sent=word(language, "family.invited", to=found.to or "", until=until),
        open=found.state.value == "OPEN",
    )


def dispute_of(found: Claimed, reader: Preferences) -> DisputeView:
    language, state = reader.language, found.state.value
    relation = word(language, found.relation.value)
    told = (
        word(language, "family.dispute.yours", relation=relation)
        if found.yours
        else word(
            language,
            "family.dispute.theirs",
            claimant=found.claimant_name or "",
            patient=found.patient_name or "",
        )
    )
    decided = word(
        language, "family.dispute.decided", state=word(language, f"dispute.{state}"), words=found.words or ""
    )
    return DisputeView(found.id, told, "" if state == "OPEN" else decided, found.yours, state == "OPEN")


def scopes_in(data: dict[str, str]) -> ScopesInput:
    """The scopes that were ticked in a form."""
    return ScopesInput(**{scope: data.get(scope) == "on" for scope in SCOPES})
