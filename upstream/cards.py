"""Clinics that no system connects: they have a card all the same. A file tells of them, a JSON object:

    {"region": {"code": "lo", "name": "Ленинградская область", "name_en": "Leningrad Region"},
     "clinics": [{"key": "fap-staraya", "name": "ФАП деревни Старая", "kind": "ADULT",
                  "address": "д. Старая, ул. Мира, д. 1", "zone": "Europe/Moscow",
                  "phone": "+7 81379 5-44-03", "hours": {"mon-fri": "08:00-15:00", "sat": "09:00-12:00"},
                  "short_name": …, "district": …, "email": …, "latitude": 60.7, "longitude": 30.1}]}

From the telephone on everything may be left out. `kind`: a name of ClinicKind. `key`: yours, for good. A card
that can not be used is skipped with a code; one that is no longer in the file is withdrawn.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from typing import Any

import orjson

from booking.ports import BookingWay, ClinicKind, ClinicReport, WorkingHours
from upstream.intake import Intake, RegionReport, Tally, take_in_clinics
from upstream.listing import Listing, Rejection, sort_out

SYSTEM = "card"
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_STRETCH = re.compile(r"(\d\d:\d\d)-(\d\d:\d\d)")
_TEXTS = ("short_name", "district", "phone", "email")
_KNOWN = frozenset({"key", "name", "kind", "address", "zone", "hours", "latitude", "longitude", *_TEXTS})


class BadCards(ValueError):
    """The file can not be used as a whole; the text says why."""


@dataclass(frozen=True, slots=True)
class Cards:
    region: RegionReport
    clinics: Listing[ClinicReport]


def read_cards(content: bytes) -> Cards:
    """Raises BadCards."""
    try:
        told = orjson.loads(content)
    except orjson.JSONDecodeError:
        raise BadCards("not JSON") from None
    if not isinstance(told, Mapping) or not isinstance(told.get("clinics"), list):
        raise BadCards("not an object with a list of clinics")
    return Cards(_region(told.get("region")), sort_out(told["clinics"], read_card))


async def take_in_cards(intake: Intake, cards: Cards) -> Tally:
    """All cards there are: `intake.system` is "card"."""
    return await take_in_clinics(intake, cards.region, cards.clinics)


def read_card(item: Any) -> ClinicReport | Rejection:
    """Pure: any JSON in, a report or a coded rejection out."""
    if not isinstance(item, Mapping):
        return Rejection("not_an_object", None)
    key = item.get("key")
    if not isinstance(key, str) or not key.strip():
        return Rejection("no_key", None)
    fault = _fault(item)
    if fault is not None:
        return Rejection(fault, key[:100])
    name = item["name"].strip()
    short_name, district, phone, email = (_given(item, part) for part in _TEXTS)
    return ClinicReport(
        native_key=key.strip(),
        name=name,
        short_name=short_name or name[:200],
        kind=ClinicKind(item["kind"]),
        district=district,
        address=item["address"].strip(),
        latitude=item.get("latitude"),
        longitude=item.get("longitude"),
        phone=phone,
        email=email,
        zone=item["zone"],
        hours=read_hours(item.get("hours")) or (),
        booking=BookingWay.BY_PHONE,
    )


def read_hours(told: Any) -> tuple[WorkingHours, ...] | None:
    """{"mon-fri": "08:00-20:00"}; None when it is not written so."""
    if told is None:
        return ()
    if not isinstance(told, Mapping):
        return None
    hours = [_stretches(days, times) for days, times in told.items()]
    if None in hours:
        return None
    return tuple(sorted((one for some in hours for one in some or ()), key=lambda one: (one.weekday, one.opens)))


def _fault(item: Mapping[Any, Any]) -> str | None:
    if set(item) - _KNOWN:
        return "unknown_field"
    if any(not isinstance(item.get(part), str) or not item[part].strip() for part in ("name", "address", "zone")):
        return "no_text"
    if any(item.get(part) is not None and not isinstance(item[part], str) for part in _TEXTS):
        return "bad_text"
    if not isinstance(item.get("kind"), str) or item["kind"] not in ClinicKind.__members__:
        return "unknown_kind"
    degrees = [item.get(part) for part in ("latitude", "longitude")]
    if any(told is not None and (isinstance(told, bool) or not isinstance(told, int | float)) for told in degrees):
        return "bad_coordinates"
    return "bad_hours" if read_hours(item.get("hours")) is None else None


def _stretches(days: Any, times: Any) -> list[WorkingHours] | None:
    found = _STRETCH.fullmatch(times) if isinstance(times, str) else None
    first, _, last = days.partition("-") if isinstance(days, str) else ("", "", "")
    if found is None or first not in _DAYS or (last or first) not in _DAYS:
        return None
    try:
        opens, closes = (time.fromisoformat(text) for text in found.groups())
    except ValueError:
        return None
    weekdays = range(_DAYS.index(first) + 1, _DAYS.index(last or first) + 2)
    return [WorkingHours(day, opens, closes) for day in weekdays] or None


def _given(item: Mapping[Any, Any], name: str) -> str | None:
    return (item.get(name) or "").strip() or None


def _region(told: Any) -> RegionReport:
    texts = [told.get(part) if isinstance(told, Mapping) else None for part in ("code", "name", "name_en")]
    code, name, name_en = texts
    if not isinstance(code, str) or not isinstance(name, str) or not code or not name:
        raise BadCards("its region has no code or no name")
    return RegionReport(code, name, name_en if isinstance(name_en, str) else None)
