"""What Doctor shows besides the live grid."""

from dataclasses import dataclass
from datetime import date, timedelta

from web.client.doctor_page import DoctorPage, DoctorPageNodeDoctor, DoctorPagePickedSlot
from web.client.enums import BookingWay
from web.client.slot_link import SlotLinkNodeSlot
from web.components.doctor_card import DoctorCard, card_of
from web.components.refusal import Refusal
from web.preferences import Preferences, today_in
from web.text import dates, word


@dataclass(frozen=True)
class Moving:
    """An appointment that looks for another time; `id` is "" when none does."""

    id: str = ""
    code: str = ""
    words: str = ""
    query: str = ""


@dataclass(frozen=True)
class Picked:
    """A time that was chosen before the sign-in."""

    slot: str = ""
    question: str = ""
    button: str = ""


@dataclass(frozen=True)
class DoctorView:
    """`specialty_id` finds others; `today` and `last` bound the grid. `linked`: its times are booked by a link."""

    card: DoctorCard = DoctorCard()  # noqa: RUF009 – as frozen as this one
    specialty_id: str = ""
    today: str = ""
    last: str = ""
    title: str = ""
    linked: bool = False


def doctor_of(doctor: DoctorPageNodeDoctor, reader: Preferences, current: str) -> DoctorView:
    today = today_in(doctor.clinic.zone)
    return DoctorView(
        card=card_of(doctor, reader, current or begins(doctor, today), days=len(doctor.days)),
        specialty_id=doctor.specialty.id,
        today=today.isoformat(),
        last=(today + timedelta(days=doctor.rules.policy.horizon_days)).isoformat(),
        title=f"{doctor.name.short}, {doctor.specialty.name}",
        linked=doctor.clinic.booking is BookingWay.ELSEWHERE,
    )


def begins(doctor: DoctorPageNodeDoctor, today: date) -> str:
    """The day the grid opens with when the address says none: the first with a free time."""
    return (doctor.next_free[0].day if doctor.next_free else today).isoformat()


def moving_of(page: DoctorPage, reader: Preferences) -> Moving:
    found = page.viewer.appointment_by_code if page.viewer else None
    if found is None or not found.can_move:
        return Moving()
    told = word(reader.language, "doctor.moving", time=dates.full_moment(found.starts_at, reader.language))
    return Moving(found.id, found.code, told, f"&move={found.code}")


def linked_of(slot: SlotLinkNodeSlot, reader: Preferences, phone: str) -> Refusal:
    """Where this time is booked, told where a refusal would be: at the clinic's own site, else by telephone."""
    language, phone = reader.language, slot.booking_phone or phone
    told = word(language, "elsewhere.time", time=dates.full_moment(slot.starts_at, language))
    if slot.booking_url:
        return Refusal("BOOKED_ELSEWHERE", told, "", word(language, "remedy.OPEN_LINK"), slot.booking_url)
    return Refusal("BOOKED_ELSEWHERE", told, "", word(language, "remedy.CALL_CLINIC"), f"tel:{phone}" if phone else "")


def picked_of(page: DoctorPage, reader: Preferences) -> Picked:
    slot = page.picked
    if not isinstance(slot, DoctorPagePickedSlot) or page.viewer is None:
        return Picked()
    time = dates.full_moment(slot.starts_at, reader.language)
    question = word(reader.language, "doctor.picked", time=time)
    return Picked(slot.id, question, word(reader.language, "doctor.picked.take", time=dates.clock(slot.starts_at)))
