"""What St Petersburg's API would answer of a made-up clinic; its shape is that of the captured answers."""

from datetime import date, datetime, time, timedelta
from typing import Any

from tests.upstream.captured import CLINIC, DOCTOR, SPECIALTY, Captured
from tests.upstream.spb_double import SpbDouble

DAYS = 14
A_DAY = 12


def city(first: date) -> SpbDouble:
    """One clinic with one doctor, who has times from `first` on."""
    slots = [_slot(first + timedelta(days=day), number) for day in range(DAYS) for number in range(A_DAY)]
    return SpbDouble(
        Captured(
            weeks=0,
            districts=[{"id": "1", "name": "Невский", "okato": 40285}],
            clinics=[_clinic()],
            specialties=[
                {
                    "id": SPECIALTY,
                    "ferId": "27",
                    "name": "Терапевт",
                    "countFreeParticipant": len(slots),
                    "countFreeTicket": len(slots),
                    "nearestDate": slots[0]["visitStart"],
                    "lastDate": slots[-1]["visitStart"],
                }
            ],
            doctors=[{"id": DOCTOR, "name": "Берёзкина А.А. 3 ТО 25/27 участок", "comment": None}],
            slots=slots,
            no_tickets={"success": False, "errorCode": 39, "message": "Отсутствуют свободные талоны", "requestId": "x"},
        )
    )


def _clinic() -> dict[str, Any]:
    return {
        "id": CLINIC,
        "lpuFullName": "Городская поликлиника у Невской заставы",
        "lpuShortName": "Поликлиника у заставы",
        "lpuType": "Поликлиника",
        "districtId": 1,
        "districtName": "Невский",
        "address": "Санкт-Петербург, Дальний пер., д. 3",
        "phone": "(812) 560-00-01",
        "latitude": "59.8898",
        "longitude": "30.4739",
        "isActive": True,
    }


def _slot(day: date, number: int) -> dict[str, Any]:
    starts = datetime.combine(day, time(10)) + timedelta(minutes=15 * number)
    return {
        "id": f"{starts:%d.%m.%Y;%H:%M};{DOCTOR}",
        "visitStart": starts.isoformat(),
        "visitEnd": (starts + timedelta(minutes=15)).isoformat(),
        "address": None,
        "number": None,
        "room": "435",
    }
