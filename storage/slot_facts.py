"""Slots as the rules look at them."""

from dataclasses import dataclass
from datetime import datetime, time

import orjson

from booking.errors import AlternativeKind
from booking.ports import BookingWay
from booking.rules.facts import OwnHold, SlotFacts, Stretch, Terms
from storage.sql import Row, day, moment, rows

# the account to look at a slot with when nobody's own hold matters
NOBODY = 0
TERMS = """
clinic.id AS clinic_id, clinic.system, clinic.zone, clinic.horizon_days, clinic.free_cancel_hours, clinic.confirmed_at,
clinic.booking
"""
_FACTS = f"""
slot.id AS slot_id, slot.doctor_id, doctor.specialty_id, slot.service_id, slot.starts_at, slot.ends_at, slot.room,
slot.state, slot.capacity, slot.held, slot.booked, slot.foreign_taken, doctor.active AS doctor_active, doctor.hours,
doctor.absent_since, doctor.absent_until, clinic.active AS clinic_active, service.needs_referral,
service.code AS service_code, slot.booking_url, COALESCE(slot.booking_phone, clinic.phone) AS booking_phone, {TERMS}
"""
_FROM = """FROM slot JOIN doctor ON doctor.id = slot.doctor_id JOIN clinic ON clinic.id = slot.clinic_id
LEFT JOIN service ON service.id = slot.service_id"""
_SEEN = f"""
SELECT {_FACTS}, own.id AS own_id, own.patient_id AS own_patient, own.created_at AS own_since,
  own.expires_at AS own_until, own.starts_at AS own_starts,
  (SELECT MIN(expires_at) FROM claim WHERE claim.slot_id = slot.id AND claim.state = 'LIVE') AS held_until
{_FROM} LEFT JOIN claim AS own
  ON own.slot_id = slot.id AND own.account_id = $2 AND own.state = 'LIVE' AND own.expires_at > $3
WHERE slot.id = $1
"""
_ALTERNATIVES = f"""
SELECT * FROM (SELECT 'SAME_DOCTOR' AS kind, {_FACTS} {_FROM}
  WHERE slot.doctor_id = $1 AND slot.state = 'FREE' AND slot.starts_at > $4 ORDER BY slot.starts_at LIMIT $6) AS later
UNION ALL
SELECT * FROM (SELECT 'SAME_SPECIALTY' AS kind, {_FACTS} {_FROM}
  WHERE slot.clinic_id = $2 AND doctor.specialty_id = $3 AND slot.doctor_id <> $1 AND slot.state = 'FREE'
  AND slot.starts_at > $5 ORDER BY slot.starts_at LIMIT $6) AS elsewhere
"""


@dataclass(frozen=True, slots=True)
class Seen:
    """A slot, the account's own live hold on it, and when the first of all live holds ends, stale ones included."""

    slot: SlotFacts
    own: OwnHold | None
    held_until: datetime | None


async def see_slot(slot_id: int, account_id: int, now: datetime) -> Seen | None:
    """What decides before a transaction, in one statement; None when there is no such slot."""
    found = await rows(_SEEN, slot_id, account_id, now)
    if not found:
        return None
    row = found[0]
    own = None
    if row["own_id"] is not None:
        own = OwnHold(
            claim_id=row["own_id"],
            patient_id=row["own_patient"],
            starts_at=moment(row["own_starts"]),
            created_at=moment(row["own_since"]),
            expires_at=moment(row["own_until"]),
        )
    return Seen(_slot(row), own, _moment(row["held_until"]))


async def free_alternatives(
    slot: SlotFacts, same_doctor_after: datetime, same_specialty_after: datetime, limit: int
) -> list[tuple[AlternativeKind, SlotFacts]]:
    """Free slots of the same doctor, then of others in the same specialty and clinic; soonest first, `limit` each."""
    found = await rows(
        _ALTERNATIVES,
        slot.doctor_id,
        slot.terms.clinic_id,
        slot.specialty_id,
        same_doctor_after,
        same_specialty_after,
        limit,
    )
    return [(AlternativeKind(row["kind"]), _slot(row)) for row in found]


def terms(row: Row) -> Terms:
    """From a row that selected TERMS."""
    return Terms(
        clinic_id=row["clinic_id"],
        system=row["system"],
        zone=row["zone"],
        horizon_days=row["horizon_days"],
        free_cancel_hours=row["free_cancel_hours"],
        confirmed_at=_moment(row["confirmed_at"]),
        booking=BookingWay(row["booking"]),
    )


def _slot(row: Row) -> SlotFacts:
    return SlotFacts(
        slot_id=row["slot_id"],
        doctor_id=row["doctor_id"],
        specialty_id=row["specialty_id"],
        service_id=row["service_id"],
        starts_at=moment(row["starts_at"]),
        ends_at=moment(row["ends_at"]),
        room=row["room"],
        gone=row["state"] == "GONE",
        open=bool(row["doctor_active"] and row["clinic_active"]),
        free=row["capacity"] - row["held"] - row["booked"] - row["foreign_taken"],
        held=row["held"],
        hours=_stretches(row["hours"]),
        absent_since=None if row["absent_since"] is None else day(row["absent_since"]),
        absent_until=None if row["absent_until"] is None else day(row["absent_until"]),
        terms=terms(row),
        needs_referral=bool(row["needs_referral"]),
        service_code=row["service_code"],
        booking_url=row["booking_url"],
        booking_phone=row["booking_phone"],
    )


def _stretches(hours: str) -> tuple[Stretch, ...]:
    return tuple(
        Stretch(weekday, time.fromisoformat(opens), time.fromisoformat(closes))
        for weekday, opens, closes in orjson.loads(hours)
    )


def _moment(value: datetime | str | None) -> datetime | None:
    return None if value is None else moment(value)
