"""A vaccination centre that publishes what it has free as SMART Scheduling Links, and books on a page of its own."""

import json
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from tests.services.publisher import Publisher

EXTENSIONS = "http://fhir-registry.smarthealthit.org/StructureDefinition"
MANIFEST = "/$bulk-publish"
ZONE = ZoneInfo("Europe/Moscow")
DAYS = 14
VACCINES = ("Вакцинация от гриппа", "Вакцинация от столбняка")


def publish(publisher: Publisher, first: date) -> None:
    files = {
        "Location": [_location()],
        "Schedule": [_schedule(number, name) for number, name in enumerate(VACCINES)],
        "Slot": [
            _slot(publisher.url, first + timedelta(days=day), number)
            for day in range(DAYS)
            for number in range(len(VACCINES))
        ],
    }
    output = [{"type": kind, "url": f"{publisher.url}/{kind}.ndjson"} for kind in files]
    moment = datetime.now(ZONE).isoformat(timespec="seconds")
    manifest = {"transactionTime": moment, "request": publisher.url + MANIFEST, "output": output, "error": []}
    publisher.files[MANIFEST] = json.dumps(manifest).encode()
    for kind, resources in files.items():
        publisher.files[f"/{kind}.ndjson"] = "\n".join(json.dumps(one) for one in resources).encode()
    publisher.files["/book"] = "Здесь записывают на вакцинацию.".encode()


def _location() -> dict[str, Any]:
    return {
        "resourceType": "Location",
        "id": "centre",
        "name": "Прививочный центр на Садовой",
        "telecom": [{"system": "phone", "value": "+7 495 000-11-22"}, {"system": "url", "value": "https://a.example"}],
        "address": {"line": ["ул. Садовая, д. 7"], "city": "Москва"},
        "position": {"latitude": 55.77, "longitude": 37.61},
    }


def _schedule(number: int, name: str) -> dict[str, Any]:
    types = [{"coding": [{"system": "http://terminology.hl7.org/CodeSystem/service-type", "code": "57"}], "text": name}]
    return {
        "resourceType": "Schedule",
        "id": f"vaccine-{number}",
        "actor": [{"reference": "Location/centre"}],
        "serviceType": types,
    }


def _slot(url: str, day: date, number: int) -> dict[str, Any]:
    begins = datetime.combine(day, time(9 + 3 * number), ZONE)
    return {
        "resourceType": "Slot",
        "id": f"{day:%Y%m%d}-{number}",
        "schedule": {"reference": f"Schedule/vaccine-{number}"},
        "status": "free",
        "start": begins.isoformat(timespec="milliseconds"),
        "end": (begins + timedelta(hours=3)).isoformat(timespec="milliseconds"),
        "extension": [
            {"url": f"{EXTENSIONS}/booking-deep-link", "valueUrl": f"{url}/book?slot={day:%Y%m%d}-{number}"},
            {"url": f"{EXTENSIONS}/slot-capacity", "valueInteger": 12},
        ],
    }
