"""R of M1: hold and book by hand – Starlette, asyncpg, orjson, no GraphQL – on the very tables, writing the same rows.

Each effect is one statement, hence one transaction; the guards of the database refuse what the rules would.
Run: TALON_DATABASE_URL=… uvicorn bench.limits.booking:app
"""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

import asyncpg  # type: ignore[import-untyped] # it has no types
import orjson
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from auth.cookies import hash_of
from booking.rules.ticket import new_code

HOLD_TIME = timedelta(minutes=5)
IDLE = timedelta(hours=2)

WHO = """
SELECT account.id, account.patient_id, account.confirmed FROM session JOIN account ON account.id = session.account_id
WHERE session.token_hash = $1 AND session.expires_at > $2 AND session.seen_at > $3
"""
FEED = """
moved AS (
  UPDATE clinic SET feed_cursor = feed_cursor + 1 WHERE id = (SELECT clinic_id FROM seat) RETURNING id, feed_cursor),
told AS (
  INSERT INTO slot_change (clinic_id, cursor, slot_id, doctor_id, starts_at, ends_at, room, state, free_seats, at)
  SELECT moved.id, moved.feed_cursor, seat.id, seat.doctor_id, seat.starts_at, seat.ends_at, seat.room, seat.state,
    CASE WHEN seat.state = 'FREE' THEN seat.capacity - seat.held - seat.booked - seat.foreign_taken ELSE 0 END, $5
  FROM seat, moved)
"""
# $1 slot, $2 account, $3 patient, $4 key, $5 now, $6 expiry, $7 fingerprint
HOLD = f"""
WITH seat AS (
  UPDATE slot SET held = held + 1,
    state = CASE WHEN held + 1 + booked + foreign_taken < capacity THEN 'FREE' ELSE 'HELD' END
  WHERE id = $1 AND state <> 'GONE' AND starts_at > $5 AND held + booked + foreign_taken < capacity RETURNING *),
queued AS (UPDATE patient SET version = version + 1 WHERE id = $3 AND EXISTS (SELECT FROM seat)),
claimed AS (
  INSERT INTO claim (slot_id, seat, account_id, patient_id, specialty_id, reason, state, starts_at, created_at,
    expires_at)
  SELECT seat.id, (
      SELECT MIN(free) FROM generate_series(1, seat.capacity) AS free
      WHERE free NOT IN (SELECT seat FROM claim WHERE slot_id = $1 AND state IN ('LIVE', 'KEPT'))),
    $2, $3, doctor.specialty_id, 'HOLD', 'LIVE', seat.starts_at, $5, $6
  FROM seat JOIN doctor ON doctor.id = seat.doctor_id RETURNING id),
asked AS (
  INSERT INTO request (account_id, key, fingerprint, outcome, created_at)
  SELECT $2, $4, $7, jsonb_build_object('claim', claimed.id), $5 FROM claimed),
{FEED}
SELECT claimed.id FROM claimed, moved
"""
# $1 claim, $2 account, $3 patient, $4 key, $5 now, $6 code, $7 fingerprint
BOOK = f"""
WITH kept AS (
  UPDATE claim SET state = 'KEPT' WHERE id = $1 AND account_id = $2 AND state = 'LIVE' AND expires_at > $5 RETURNING *),
seat AS (
  UPDATE slot SET held = held - 1, booked = slot.booked + 1,
    state = CASE WHEN held + slot.booked + foreign_taken < capacity THEN 'FREE'
                 WHEN slot.booked + 1 + foreign_taken < capacity THEN 'HELD' ELSE 'TAKEN' END
  FROM kept WHERE slot.id = kept.slot_id AND slot.state <> 'GONE' RETURNING slot.*),
queued AS (UPDATE patient SET version = version + 1 WHERE id = $3 AND EXISTS (SELECT FROM seat)),
made AS (
  INSERT INTO appointment (code, slot_id, seat, claim_id, clinic_id, doctor_id, service_id, patient_id, account_id,
    starts_at, ends_at, room, status, active, leaving, cancelling, alarm, origin, tries, created_at)
  SELECT $6, seat.id, kept.seat, kept.id, seat.clinic_id, seat.doctor_id, seat.service_id, $3, $2,
    seat.starts_at, seat.ends_at, seat.room, 'CONFIRMED', true, false, false, false, 'TALON', 0, $5
  FROM seat, kept RETURNING id, code, status, starts_at),
linked AS (
  SELECT made.id, entry.*, encode(sha256(convert_to(concat(made.id, seq, at, kind), 'UTF8')), 'hex') AS hash
  FROM made, kept, LATERAL (VALUES (1, kept.created_at, 'HELD'), (2, $5, 'BOOKED')) AS entry (seq, at, kind)),
written AS (
  INSERT INTO timeline_entry (appointment_id, seq, at, kind, account_id, details, hash)
  SELECT id, seq, at, kind, $2, '{{}}'::jsonb, hash FROM linked),
headed AS (
  INSERT INTO chain_head (chain, key, length, hash) SELECT 'timeline', id, seq, hash FROM linked WHERE seq = 2),
noted AS (
  INSERT INTO chain_head AS head (chain, key, length, hash) SELECT 'journal', $3, 1, hash FROM linked WHERE seq = 2
  ON CONFLICT (chain, key) DO UPDATE SET length = head.length + 1, hash = EXCLUDED.hash RETURNING length, hash),
journaled AS (
  INSERT INTO journal_entry (patient_id, seq, at, account_id, deed, what, why, through, details, hash)
  SELECT $3, noted.length, $5, $2, 'BOOKED', 'appointments', 'SELF', 'API',
    jsonb_build_object('appointment', made.id), noted.hash FROM noted, made),
asked AS (
  INSERT INTO request (account_id, key, fingerprint, outcome, created_at)
  SELECT $2, $4, $7, jsonb_build_object('appointment', made.id), $5 FROM made),
{FEED}
SELECT made.code, made.status, made.starts_at FROM made, moved
"""
ALTERNATIVES = """
WITH wanted AS (
  SELECT slot.*, doctor.specialty_id FROM slot JOIN doctor ON doctor.id = slot.doctor_id WHERE slot.id = $1)
(SELECT 'SAME_DOCTOR' AS kind, slot.id AS slot_id FROM slot, wanted
 WHERE slot.doctor_id = wanted.doctor_id AND slot.state = 'FREE' AND slot.starts_at > wanted.starts_at
 ORDER BY slot.starts_at LIMIT 3)
UNION ALL
(SELECT 'SAME_SPECIALTY', slot.id FROM slot JOIN doctor ON doctor.id = slot.doctor_id, wanted
 WHERE slot.clinic_id = wanted.clinic_id AND doctor.specialty_id = wanted.specialty_id
   AND slot.doctor_id <> wanted.doctor_id AND slot.state = 'FREE'
   AND slot.starts_at > greatest($2, wanted.starts_at - interval '12 hours')
 ORDER BY slot.starts_at LIMIT 3)
"""
REFUSED = "INSERT INTO request (account_id, key, fingerprint, outcome, created_at) VALUES ($1, $2, $3, $4, $5)"


class _Held:
    pool: asyncpg.Pool


async def hold(request: Request) -> Response:
    now, asked = datetime.now(UTC), orjson.loads(await request.body())
    async with _Held.pool.acquire() as connection:
        who = await _who(connection, request, now)
        if who is None:
            return _json({"error": "UNAUTHENTICATED"}, 401)
        fingerprint = _fingerprint("hold", asked["slot"])
        given = (asked["slot"], who["id"], who["patient_id"], asked["key"], now, now + HOLD_TIME, fingerprint)
        try:
            claim = await connection.fetchval(HOLD, *given)
        except asyncpg.IntegrityConstraintViolationError:
            claim = None
        if claim is None:
            return await _refuse(connection, who["id"], asked, fingerprint, now)
    return _json({"hold": {"id": claim, "expiresAt": now + HOLD_TIME}})


async def book(request: Request) -> Response:
    now, asked = datetime.now(UTC), orjson.loads(await request.body())
    async with _Held.pool.acquire() as connection:
        who = await _who(connection, request, now)
        if who is None:
            return _json({"error": "UNAUTHENTICATED"}, 401)
        fingerprint = _fingerprint("book", asked["claim"])
        given = (asked["claim"], who["id"], who["patient_id"], asked["key"], now, new_code(), fingerprint)
        made = await connection.fetchrow(BOOK, *given)
    return _json({"code": "HOLD_EXPIRED"} if made is None else {"appointment": dict(made)})


async def _who(connection: Any, request: Request, now: datetime) -> Any:
    who = await connection.fetchrow(WHO, hash_of(request.cookies.get("talon_session", "")), now, now - IDLE)
    return who if who is not None and who["confirmed"] else None


async def _refuse(connection: Any, account_id: int, asked: Any, fingerprint: str, now: datetime) -> Response:
    alternatives = [dict(row) for row in await connection.fetch(ALTERNATIVES, asked["slot"], now)]
    refusal = {"code": "SLOT_TAKEN", "slot_id": asked["slot"], "alternatives": alternatives}
    outcome = orjson.dumps({"refusal": refusal}).decode()
    await connection.execute(REFUSED, account_id, asked["key"], fingerprint, outcome, now)
    return _json(refusal)


def _fingerprint(action: str, number: int) -> str:
    return sha256(f"{action}:{number}".encode()).hexdigest()


def _json(value: Any, status: int = 200) -> Response:
    return Response(orjson.dumps(value), status, media_type="application/json")


@asynccontextmanager
async def _lifespan(_: Starlette) -> AsyncIterator[None]:
    async with asyncpg.create_pool(os.environ["TALON_DATABASE_URL"], min_size=10, max_size=10) as pool:
        _Held.pool = pool
        yield


app = Starlette(
    routes=[Route("/hold", hold, methods=["POST"]), Route("/book", book, methods=["POST"])], lifespan=_lifespan
)
