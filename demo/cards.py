"""Three places of the region that no system connects: one telephones them."""

from datetime import time

from booking.engine import Engine
from booking.ports import BookingWay, ClinicKind, ClinicReport, WorkingHours
from demo.towns import MALAKHITOVSK, OLKHOVSK, REGION_CODE, REGION_NAME, REGION_NAME_EN, Town
from upstream.cards import SYSTEM, Cards, take_in_cards
from upstream.intake import Intake, RegionReport
from upstream.listing import Listing

_MORNINGS = tuple(WorkingHours(day, time(8), time(13)) for day in range(1, 6))
_DAYS = (*(WorkingHours(day, time(8), time(17)) for day in range(1, 6)), WorkingHours(6, time(9), time(13)))


async def bring_cards(engine: Engine) -> None:
    cards = Cards(RegionReport(REGION_CODE, REGION_NAME, REGION_NAME_EN), Listing(_places()))
    await take_in_cards(Intake(SYSTEM, engine.clock, engine.publish), cards)


def _places() -> tuple[ClinicReport, ...]:
    return (
        _card(
            "card-01",
            "Фельдшерско-акушерский пункт села Ольховый Бор",
            "ФАП Ольховый Бор",
            OLKHOVSK,
            "с. Ольховый Бор, ул. Речная, д. 4",
            (56.7312, 43.3547),
            "41-07",
            _MORNINGS,
        ),
        _card(
            "card-02",
            "Участковая больница посёлка Ключи",
            "Больница в Ключах",
            OLKHOVSK,
            "пос. Ключи, ул. Больничная, д. 1",
            (56.4805, 42.9716),
            "46-33",
            _DAYS,
            ClinicKind.HOSPITAL,
        ),
        _card(
            "card-03",
            "Врачебная амбулатория посёлка Медный Ручей",
            "Амбулатория, Медный Ручей",
            MALAKHITOVSK,
            "пос. Медный Ручей, ул. Горняков, д. 12",
            (57.3318, 60.1042),
            "52-90",
            _DAYS,
        ),
    )


def _card(
    key: str,
    name: str,
    short_name: str,
    town: Town,
    address: str,
    at: tuple[float, float],
    phone: str,
    hours: tuple[WorkingHours, ...],
    kind: ClinicKind = ClinicKind.ADULT,
) -> ClinicReport:
    latitude, longitude = at
    return ClinicReport(
        native_key=key,
        name=name,
        short_name=short_name,
        kind=kind,
        district=None,
        address=address,
        latitude=latitude,
        longitude=longitude,
        phone=f"+7 {town.phone} {phone[:2]}-{phone[3:]}-00",
        email=None,
        zone=town.zone,
        hours=hours,
        booking=BookingWay.BY_PHONE,
    )
