"""A doctor among the results: who, where, the next free time to take right away, and the coming days."""

from dataclasses import dataclass, field
from typing import Any, Protocol

import reflex as rx
from babel.numbers import format_decimal

from web.client.doctors import DoctorsDoctorsEdgesNode
from web.client.fragments import Practitioner, Time
from web.components.days import Day, day_of, strip
from web.components.freshness import Freshness, freshness, freshness_of
from web.components.link import link, outside, plain_link
from web.live import press
from web.preferences import Preferences, today_in
from web.reader import say
from web.text import dates, plural, tidy, word

STRIP_DAYS = 7
ASK_DAYS = STRIP_DAYS + 1
"""One more than is shown: where the clinic is, today may have begun already."""


class Way(Protocol):
    distance_km: float | None


@dataclass(frozen=True)
class DoctorCard:
    """`slot` is "" when nothing is free; `zone_words` only when the reader's clock differs.

    `site`: where the next free time is booked when that is elsewhere, else "".
    """

    id: str = ""
    name: str = ""
    specialty: str = ""
    about: str = ""
    clinic: str = ""
    distance: str = ""
    address: str = ""
    phone: str = ""
    slot: str = ""
    time: str = ""
    day: str = ""
    take: str = ""
    site: str = ""
    zone_words: str = ""
    absent: str = ""
    note: str = ""
    fresh: Freshness = field(default_factory=Freshness)
    days: list[Day] = field(default_factory=list)


def card_of(
    doctor: DoctorsDoctorsEdgesNode | Any, reader: Preferences, current: str = "", days: int = STRIP_DAYS
) -> DoctorCard:
    """From a practitioner with `next_free` and `days`; of these, `days` are shown from the clinic's today on."""
    soonest: Time | None = doctor.next_free[0] if doctor.next_free else None
    language, today = reader.language, today_in(doctor.clinic.zone)
    time = dates.moment(soonest.starts_at, today, language) if soonest else ""
    site = (soonest.booking_url or "") if soonest else ""
    return DoctorCard(
        id=doctor.id,
        name=doctor.name.full,
        specialty=doctor.specialty.name,
        about=about(doctor, reader),
        clinic=tidy(doctor.clinic.short_name),
        distance=distance(getattr(doctor, "way", None), reader),
        address=doctor.clinic.address,
        phone=doctor.clinic.phone or "",
        slot=soonest.id if soonest else "",
        time=time,
        day=soonest.day.isoformat() if soonest else "",
        take=word(language, "card.site" if site else "card.take", time=time, doctor=doctor.name.short),
        site=site,
        zone_words=dates.elsewhere(soonest.starts_at, soonest.zone, reader.zone, language) if soonest else "",
        absent=absent(doctor, reader),
        note=doctor.note or "",
        fresh=freshness_of(doctor.clinic.freshness),
        days=[day_of(count, language, current) for count in doctor.days if count.day >= today][:days],
    )


def distance(way: Way | None, reader: Preferences) -> str:
    """«1,4 км», only when the reader has said where he is."""
    if way is None or way.distance_km is None:
        return ""
    return word(reader.language, "card.km", n=format_decimal(round(way.distance_km, 1), locale=reader.language))


def about(doctor: Practitioner, reader: Preferences) -> str:
    """«стаж 12 лет, высшая категория, 3 участок»."""
    years = plural(reader.language, "card.experience", doctor.experience_years) if doctor.experience_years else None
    return ", ".join(part for part in (years, doctor.qualification, doctor.section) if part)


def absent(doctor: Practitioner, reader: Preferences) -> str:
    if doctor.absence is None:
        return ""
    since, until = (dates.plain_day(day, reader.language) for day in (doctor.absence.since, doctor.absence.until))
    return word(reader.language, "card.absent", since=since, until=until)


def doctor_card(
    card: rx.Var[DoctorCard], answered: rx.Var[str], on_take: Any, *extra: Any, carried: rx.Var[str] | str = ""
) -> rx.Component:
    """`carried`: whom the reader books for and with which referral, kept in the address of the doctor's screen."""
    return rx.el.article(
        rx.el.div(
            rx.el.h2(link(card.name, to=f"/doctor/{card.id}?{carried}", class_name="card-name")),
            freshness(card.fresh),
            class_name="card-head",
        ),
        rx.el.p(
            card.specialty,
            " · ",
            card.clinic,
            rx.cond(card.distance != "", " · " + card.distance, ""),
            rx.el.span(card.address, class_name="block"),
            class_name="muted small -mt-2",
        ),
        rx.cond(card.absent != "", rx.el.p(card.absent, class_name="text-warn small")),
        rx.el.div(soonest(card, answered, on_take), class_name="card-free"),
        strip(card.days, card.id, f"&{carried}"),
        plain_link(card.phone, href=f"tel:{card.phone}", class_name="link phone-always"),
        *extra,
        class_name="card",
    )


def soonest(card: rx.Var[DoctorCard], answered: rx.Var[str], on_take: Any) -> rx.Component:
    """A button that takes the time; of a schedule that is too old only the time and the clinic's phone."""
    return rx.cond(card.fresh.state == "STALE", ask_clinic(card), take_button(card, answered, on_take))


def ask_clinic(card: rx.Var[DoctorCard]) -> rx.Component:
    return rx.fragment(
        rx.cond(
            card.phone != "",
            plain_link(
                say("refusal.call").replace("{phone}", card.phone), href=f"tel:{card.phone}", class_name="button nums"
            ),
        ),
        rx.cond(card.slot != "", rx.el.span(card.time, " · ", say("card.ask"), class_name="muted small")),
    )


def take_button(card: rx.Var[DoctorCard], answered: rx.Var[str], on_take: Any) -> rx.Component:
    return rx.cond(
        card.slot != "",
        rx.fragment(
            rx.cond(
                card.site != "",
                outside(
                    card.time,
                    href=card.site,
                    class_name="button button-free nums",
                    custom_attrs={"aria-label": card.take},
                ),
                press(
                    card.time,
                    intention=f"hold:{card.slot}",
                    answered=answered,
                    label=card.take,
                    on_press=lambda key: on_take(card.slot, key),
                    class_name="button button-free nums",
                ),
            ),
            rx.el.span(
                rx.cond(card.site != "", say("card.site.short"), say("card.nearest")),
                rx.cond(card.zone_words != "", " · " + card.zone_words, ""),
                class_name="muted small",
            ),
        ),
        rx.el.p(say("card.none"), class_name="muted"),
    )


def card_bones() -> rx.Component:
    """The shape of a card before its data is there."""
    return rx.el.div(
        rx.el.div(class_name="bone-line w-1/2"),
        rx.el.div(class_name="bone-line w-3/4"),
        rx.el.div(class_name="bone-line h-touch w-1/3"),
        rx.el.div(class_name="bone-line h-touch"),
        class_name="card",
        custom_attrs={"aria-hidden": "true"},
    )
