"""What was last seen of doctors' slots: by it those are left alone that can not have changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from storage.sql import any_of, execute, rows


@dataclass(frozen=True, slots=True)
class Standing:
    """A doctor whose slots are to be read, and the digest of those that were read before."""

    doctor_id: int
    digest: str | None


@dataclass(frozen=True, slots=True)
class Seen:
    """`told_free`: what the system says of how much is free, in its own words; None where it says nothing.

    `digest`: of the slots that were listed; None when not all of them could be taken in. `at`: when they were read.
    """

    told_free: str | None
    digest: str | None
    at: datetime


async def doctors_to_read(clinic_id: int, told_free: Mapping[str, str], since: datetime) -> dict[str, Standing]:
    """By native key: the clinic's doctors, but for those of whom the same is told as before and who were read since."""
    told = [_told(native_key, words) for native_key, words in told_free.items()]
    found = await rows(_TO_READ, clinic_id, since, told)
    return {row["native_key"]: Standing(row["id"], row["slots_digest"]) for row in found}


async def booked_here(doctor_id: int, after: datetime) -> list[str]:
    """Native keys of the doctor's slots that start later, and of which seats are booked here."""
    return [row["native_key"] for row in await rows(_BOOKED, doctor_id, after)]


async def saw_slots(doctor_id: int, seen: Seen) -> None:
    """In the transaction that writes them, or by itself when they are the same as before."""
    # when one was read matters only where counts say that nothing has changed
    at = None if seen.told_free is None else seen.at
    await execute(_SAW, doctor_id, seen.told_free, at, seen.digest)


async def forget_slots_of(doctor_ids: list[int]) -> None:
    """Their slots were written from something else than a whole listing."""
    await execute(_FORGET, doctor_ids)


def _told(native_key: str, words: str) -> str:
    return f"{native_key} <- {words}"


_TO_READ = f"""
SELECT id, native_key, slots_digest FROM doctor WHERE clinic_id = $1 AND active
  AND NOT (slots_read_at >= $2 AND told_free IS NOT NULL AND {any_of("(native_key || ' <- ' || told_free)", 3, "text")}
    AND slots_read_at IS NOT NULL)
ORDER BY id"""
# from the appointments, which are few beside the slots
_BOOKED = """
SELECT DISTINCT slot.native_key FROM appointment JOIN slot ON slot.id = appointment.slot_id
WHERE appointment.doctor_id = $1 AND appointment.starts_at > $2 AND appointment.active AND appointment.seat > 0"""
_SAW = """
UPDATE doctor SET told_free = $2, slots_read_at = $3, slots_digest = $4 WHERE id = $1
  AND (told_free IS DISTINCT FROM $2 OR slots_read_at IS DISTINCT FROM $3 OR slots_digest IS DISTINCT FROM $4)"""
_FORGET = f"UPDATE doctor SET slots_digest = NULL WHERE {any_of('id', 1)} AND slots_digest IS NOT NULL"
