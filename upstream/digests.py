"""Short marks of long lists: what has the same mark is the same and is not compared row by row."""

from collections.abc import Collection, Iterable
from hashlib import blake2b

import orjson

from booking.ports import SlotReport
from upstream.listing import Listing
from upstream.source import Staff

_BYTES = 16


def staff_digest(staff: Staff) -> str | None:
    """Of the doctors and specialties, whatever is free; None when some could not be read, and may be next time."""
    if staff.doctors.rejected or staff.specialties.rejected:
        return None
    specialties = sorted(staff.specialties.items, key=lambda specialty: specialty.native_key)
    return _digest([*specialties, *sorted(staff.doctors.items, key=lambda doctor: doctor.native_key)])


def slots_digest(slots: Listing[SlotReport], booked_here: Collection[str]) -> str | None:
    """Of a doctor's slots, in whatever order they came, and of those booked here; None as above.

    A slot given back here and taken by somebody else there leaves a list as it was, and not what is shown.
    """
    if slots.rejected:
        return None
    return _digest([*sorted(slots.items, key=lambda slot: slot.native_key), *sorted(booked_here)])


def _digest(items: Iterable[object]) -> str | None:
    try:
        return blake2b(orjson.dumps(list(items)), digest_size=_BYTES).hexdigest()
    except orjson.JSONEncodeError:
        # a lone half of a pair of signs, for one: such an item is rejected further on
        return None
