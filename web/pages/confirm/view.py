"""What Confirm shows: the time that is held, whose it may be, the clinic's rule."""

from dataclasses import dataclass
from datetime import timedelta

from web.client.fragments import Holding, Moving, Person, Referred
from web.preferences import Preferences, now, today_in
from web.record.referral import referral_of
from web.text import dates, plural, tidy, word

HOLD_SECONDS = 300


@dataclass(frozen=True)
class HoldView:
    id: str = ""
    slot: str = ""
    seconds_left: int = 0
    time: str = ""
    day: str = ""
    zone_words: str = ""
    moment: str = ""
    doctor: str = ""
    doctor_id: str = ""
    specialty: str = ""
    clinic: str = ""
    address: str = ""
    phone: str = ""
    patient: str = ""
    rule: str = ""
    specialty_id: str = ""
    needs_referral: bool = False


@dataclass(frozen=True)
class PersonCard:
    id: str
    name: str
    about: str


@dataclass(frozen=True)
class ReferralCard:
    id: str
    title: str
    about: str


@dataclass(frozen=True)
class Replaced:
    """The appointment that the new time replaces; `id` is "" when it is a new booking."""

    id: str = ""
    code: str = ""
    words: str = ""


def hold_of(hold: Holding, reader: Preferences) -> HoldView:
    slot, language = hold.slot, reader.language
    return HoldView(
        id=hold.id,
        slot=slot.id,
        seconds_left=hold.seconds_left,
        time=dates.clock(slot.starts_at),
        day=dates.long_day(slot.day, language),
        zone_words=dates.elsewhere(slot.starts_at, slot.zone, reader.zone, language),
        moment=dates.full_moment(slot.starts_at, language),
        doctor=slot.doctor.name.full,
        doctor_id=slot.doctor.id,
        specialty=slot.doctor.specialty.name,
        clinic=tidy(slot.clinic.short_name),
        address=slot.clinic.address,
        phone=slot.clinic.phone or "",
        patient=hold.patient.name.full,
        rule=rule(hold, reader),
        specialty_id=slot.doctor.specialty.id,
        needs_referral=slot.needs_referral,
    )


def rule(hold: Holding, reader: Preferences) -> str:
    hours = hold.slot.clinic.policy.free_cancel_hours
    until = hold.slot.starts_at - timedelta(hours=hours)
    if until <= now():
        return word(reader.language, "confirm.rule.late", hours=plural(reader.language, "hours", hours))
    return word(reader.language, "confirm.rule.text", until=dates.full_moment(until, reader.language))


def person_of(person: Person, zone: str, reader: Preferences) -> PersonCard:
    language = reader.language
    about = f"{word(language, person.relation.value)}, {dates.age(person.birth_date, today_in(zone), language)}"
    return PersonCard(person.id, person.name.full, about)


def referral_card_of(found: Referred, patient: str, reader: Preferences) -> ReferralCard:
    told = referral_of(found, patient, reader)
    return ReferralCard(found.id, told.title, ", ".join(part for part in (told.until, told.number, told.where) if part))


def replaced_of(found: Moving | None, reader: Preferences) -> Replaced:
    if found is None:
        return Replaced()
    told = word(reader.language, "confirm.moving", time=dates.full_moment(found.starts_at, reader.language))
    return Replaced(found.id, found.code, told)
