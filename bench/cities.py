"""Clinic systems on one port, each speaking St Petersburg's JSON; any of them hangs when it is told to.

`uvicorn bench.cities:app`: /s0/…, /s1/… are the systems; POST /hang/2 lets the third hang, POST /well ends that.
"""

import asyncio
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

CLINICS, SLOTS = 5, 40
FAMILIES = (
    "Березина",
    "Гусева",
    "Дубова",
    "Жукова",
    "Зимина",
    "Кедрова",
    "Лугова",
    "Орлова",
    "Рощина",
    "Соколова",
)
DOCTORS = len(FAMILIES)
ZONE = ZoneInfo("Europe/Moscow")
THERAPY = "4"
_hanging: set[int] = set()
_well = asyncio.Event()


async def lpus(request: Request) -> Response:
    return await _told(request, [_clinic(_system(request), number) for number in range(CLINICS)])


async def specialties(request: Request) -> Response:
    free = DOCTORS * SLOTS
    counts = {"countFreeTicket": free, "countFreeParticipant": free}
    return await _told(request, [{"id": THERAPY, "ferId": "27", "name": "Терапевт участковый"} | counts])


async def doctors(request: Request) -> Response:
    clinic = request.path_params["clinic"]
    counts = {"freeTicketCount": SLOTS, "freeParticipantCount": SLOTS}
    listed = [{"id": f"{clinic}.{n}", "name": f"{family} А.А."} | counts for n, family in enumerate(FAMILIES)]
    return await _told(request, listed)


async def appointments(request: Request) -> Response:
    today = datetime.now(ZONE).replace(hour=9, minute=0, second=0, microsecond=0)
    listed = [_slot(today + timedelta(days=1 + n // 16, minutes=15 * (n % 16)), n) for n in range(SLOTS)]
    return await _told(request, listed)


async def hang(request: Request) -> Response:
    _well.clear()
    _hanging.add(request.path_params["system"])
    return Response()


async def well(_request: Request) -> Response:
    _hanging.clear()
    _well.set()
    return Response()


async def _told(request: Request, result: Any) -> Response:
    if _system(request) in _hanging:
        await _well.wait()
    return JSONResponse({"result": result, "success": True, "errorCode": 0, "message": None})


def _system(request: Request) -> int:
    return int(request.path_params["system"])


def _clinic(system: int, number: int) -> dict[str, Any]:
    key = system * 100 + number
    return {
        "id": key,
        "isActive": True,
        "lpuFullName": f"Городская поликлиника № {key}",
        "lpuShortName": f"ГП № {key}",
        "lpuType": "Поликлиника",
        "districtName": f"Район {system}",
        "address": f"ул. Дыбенко, {number + 1}",
        "longitude": f"30.{key}",
        "latitude": f"59.{key}",
    }


def _slot(starts: datetime, number: int) -> dict[str, Any]:
    ends = starts + timedelta(minutes=15)
    return {
        "id": f"slot-{starts:%d%H%M}-{number}",
        "visitStart": f"{starts:%Y-%m-%dT%H:%M:%S}",
        "visitEnd": f"{ends:%Y-%m-%dT%H:%M:%S}",
        "room": "101",
    }


_LPU = "/s{system:int}/schedule/lpu/{clinic}"
app = Starlette(
    routes=[
        Route("/s{system:int}/shared/lpus", lpus),
        Route(f"{_LPU}/specialties", specialties),
        Route(f"{_LPU}/speciality/{THERAPY}/doctors", doctors),
        Route(f"{_LPU}/doctor/{{doctor}}/appointments", appointments),
        Route("/hang/{system:int}", hang, methods=["POST"]),
        Route("/well", well, methods=["POST"]),
    ]
)
