"""Captured answers of St Petersburg's API, which live beside the project, with every date moved by whole weeks."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parents[2].parent / "shared" / "data" / "gorzdrav_spb"
# the clinic in whose building the captured slots are
CLINIC = 1174
SPECIALTY = "4"
DOCTOR = "п100.136"
YEAR = 2025
_ISO = re.compile(r"\b\d{4}-\d{2}-\d{2}(?=T|\b)")
_DOTTED = re.compile(r"\b(\d{2})\.(\d{2})\.(\d{4})\b")
_SHORT = re.compile(r"\b(\d{2})\.(\d{2})\b(?!\.)")


@dataclass(frozen=True)
class Captured:
    """`result` of each captured list, and the captured error answer, moved by `weeks`."""

    weeks: int
    districts: list[dict[str, Any]]
    clinics: list[dict[str, Any]]
    specialties: list[dict[str, Any]]
    doctors: list[dict[str, Any]]
    slots: list[dict[str, Any]]
    no_tickets: dict[str, Any]


def captured(now: datetime, ahead: timedelta = timedelta(days=2)) -> Captured:
    """Moved so that the first slot lies at least `ahead` of `now`, in clinic-local time. Skips without the data."""
    if not FOLDER.is_dir():
        pytest.skip(f"the captured answers are not there: {FOLDER}")
    slots = _result("DoctorAppointmentsResponse_example.json")
    first = min(datetime.fromisoformat(slot["visitStart"]) for slot in slots)
    weeks = -((first - (now.replace(tzinfo=None) + ahead)) // timedelta(weeks=1))
    return Captured(
        weeks=weeks,
        districts=_result("DistrictListResponse_example.json"),
        clinics=_result("DistrictResponse_example.json"),
        specialties=moved(_result("SpecialtyListResponse_example.json"), weeks),
        doctors=moved(_result("SpecialtyDoctorsListResponse_example.json"), weeks),
        slots=moved(slots, weeks),
        no_tickets=_read("DoctorAppointmentsNotAvailableResponse_example.json"),
    )


def moved(value: Any, weeks: int) -> Any:
    """The same JSON with every date in every text moved, in whatever way the date is written."""
    if isinstance(value, Mapping):
        return {key: moved(item, weeks) for key, item in value.items()}
    if isinstance(value, list):
        return [moved(item, weeks) for item in value]
    return _moved_text(value, timedelta(weeks=weeks)) if isinstance(value, str) else value


def _moved_text(text: str, by: timedelta) -> str:
    if re.fullmatch(r"п\d+\.\d+", text):
        return text  # a doctor's id looks like a day and a month
    text = _ISO.sub(lambda found: (date.fromisoformat(found.group()) + by).isoformat(), text)
    text, dotted = _DOTTED.subn(lambda found: f"{_day(found.groups()) + by:%d.%m.%Y}", text)
    return text if dotted else _SHORT.sub(lambda found: f"{_day((*found.groups(), str(YEAR))) + by:%d.%m}", text)


def _day(parts: tuple[str | Any, ...]) -> date:
    return date(int(parts[2]), int(parts[1]), int(parts[0]))


def _result(name: str) -> list[dict[str, Any]]:
    result = _read(name)["result"]
    assert isinstance(result, list)
    return result


def _read(name: str) -> dict[str, Any]:
    answer = json.loads((FOLDER / name).read_text(encoding="utf-8"))
    assert isinstance(answer, dict)
    return answer
