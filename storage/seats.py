"""The seats of a slot: won, kept and given back, each by one conditional UPDATE that recomputes the slot's state."""

from datetime import datetime

from storage.guard_rules import SLOT_STATE
from storage.sql import moment, rows


def _set(held: int, booked: int) -> str:
    # the right-hand sides of SET still see the old counts
    counts = {"held": f"(held + {held})", "booked": f"(booked + {booked})"}
    state = SLOT_STATE.replace("held", counts["held"]).replace("booked", counts["booked"])
    return (
        f"held = {counts['held']}, booked = {counts['booked']}, "
        f"state = CASE WHEN state = 'GONE' THEN 'GONE' ELSE {state} END"
    )


_FREE = "state <> 'GONE' AND held + booked + foreign_taken < capacity"
_HOLD = f"UPDATE slot SET {_set(1, 0)} WHERE id = $1 AND {_FREE} RETURNING id"
_BOOK = f"UPDATE slot SET {_set(0, 1)} WHERE id = $1 AND {_FREE} RETURNING id"
_KEEP = f"UPDATE slot SET {_set(-1, 1)} WHERE id = $1 AND state <> 'GONE' AND held > 0 RETURNING id"
_RELEASE = f"UPDATE slot SET {_set(-1, 0)} WHERE id = $1 AND held > 0 RETURNING id"
_HOLD_BOOKED = f"UPDATE slot SET {_set(1, -1)} WHERE id = $1 AND booked > 0 RETURNING id"
_FREE_BOOKED = f"UPDATE slot SET {_set(0, -1)} WHERE id = $1 AND booked > 0 RETURNING id"
_TAKE_OVER = f"""
UPDATE slot SET foreign_taken = foreign_taken - 1, {_set(0, 1).replace("foreign_taken", "(foreign_taken - 1)")}
WHERE id = $1 AND state <> 'GONE' AND foreign_taken > 0 RETURNING id"""


async def win_seat(slot_id: int) -> bool:
    """One more seat is held. False when none was free: of any number of callers exactly the free seats win."""
    return bool(await rows(_HOLD, slot_id))


async def book_seat(slot_id: int) -> bool:
    """One more seat is booked without a hold before it. False when none was free."""
    return bool(await rows(_BOOK, slot_id))


async def take_over_seat(slot_id: int) -> bool:
    """A seat that was told as taken on the other side is one booked here. False when none was."""
    return bool(await rows(_TAKE_OVER, slot_id))


async def keep_seat(slot_id: int) -> bool:
    """A held seat becomes a booked one. False when the clinic has withdrawn the slot."""
    return bool(await rows(_KEEP, slot_id))


async def stands_at(slot_id: int, starts_at: datetime, ends_at: datetime) -> bool:
    """Has the slot still that time? Asked after its seat was changed, it stays true until the transaction ends."""
    found = await rows("SELECT starts_at, ends_at FROM slot WHERE id = $1", slot_id)
    return (moment(found[0]["starts_at"]), moment(found[0]["ends_at"])) == (starts_at, ends_at)


async def release_seat(slot_id: int) -> None:
    """A held seat is free again. One call a seat."""
    await rows(_RELEASE, slot_id)


async def hold_booked_seat(slot_id: int) -> None:
    """A booked seat is only held again."""
    await rows(_HOLD_BOOKED, slot_id)


async def free_seat(slot_id: int) -> None:
    """A booked seat is free again."""
    await rows(_FREE_BOOKED, slot_id)


async def lock_slot(slot_id: int) -> None:
    """Nobody else changes the slot's seats or claims until the transaction ends."""
    await rows("UPDATE slot SET held = held WHERE id = $1 RETURNING id", slot_id)
