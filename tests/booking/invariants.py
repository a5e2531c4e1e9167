"""What must be true of the tables at every moment, asked in SQL."""

from storage.chain import Chain
from storage.journal import verify_journal
from storage.sql import rows
from storage.timeline import verify_timeline

_BROKEN = {
    "a slot's held seats are its live claims": """
        SELECT slot.id FROM slot
        WHERE held <> (SELECT COUNT(*) FROM claim WHERE slot_id = slot.id AND state = 'LIVE')""",
    "a slot's booked seats are its active appointments": """
        SELECT slot.id FROM slot
        WHERE booked <> (SELECT COUNT(*) FROM appointment WHERE slot_id = slot.id AND active AND seat > 0)""",
    "an active appointment has its claim": """
        SELECT a.id FROM appointment a LEFT JOIN claim c ON c.id = a.claim_id
        WHERE a.active AND a.origin = 'TALON'
          AND (c.id IS NULL OR c.state <> 'KEPT' OR c.slot_id <> a.slot_id OR c.seat <> a.seat
               OR c.patient_id <> a.patient_id)""",
    "a kept claim has its active appointment": """
        SELECT c.id FROM claim c
        WHERE c.state = 'KEPT' AND NOT EXISTS (SELECT 1 FROM appointment a WHERE a.claim_id = c.id AND a.active)""",
    "a seat has one claim": """
        SELECT MIN(id) AS id FROM claim WHERE state IN ('LIVE', 'KEPT') GROUP BY slot_id, seat HAVING COUNT(*) > 1""",
    "a seat has one appointment": """
        SELECT MIN(id) AS id FROM appointment WHERE active GROUP BY slot_id, seat HAVING COUNT(*) > 1""",
    "a seat is one of the slot's": """
        SELECT c.id FROM claim c JOIN slot s ON s.id = c.slot_id
        WHERE c.state IN ('LIVE', 'KEPT') AND (c.seat < 1 OR c.seat > s.capacity)""",
    "no slot is fuller than it is": "SELECT id FROM slot WHERE held + booked + foreign_taken > capacity",
    "a slot's state follows from its counts": """
        SELECT id FROM slot WHERE state <> 'GONE' AND state <> CASE
          WHEN held + booked + foreign_taken < capacity THEN 'FREE'
          WHEN booked + foreign_taken < capacity THEN 'HELD' ELSE 'TAKEN' END""",
    "a patient is in one place at a time": """
        SELECT a.id FROM appointment a JOIN appointment b ON b.patient_id = a.patient_id AND b.id > a.id
        WHERE a.active AND b.active AND NOT a.leaving AND NOT b.leaving AND a.origin = 'TALON' AND b.origin = 'TALON'
          AND a.starts_at < b.ends_at AND b.starts_at < a.ends_at""",
    "a patient has one hold in a specialty": """
        SELECT MIN(id) AS id FROM claim WHERE state = 'LIVE' GROUP BY patient_id, specialty_id HAVING COUNT(*) > 1""",
    "who is away from an appointment is away for good": """
        SELECT id FROM appointment WHERE NOT active
          AND (leaving OR cancelling OR (retry_at IS NOT NULL AND status <> 'REFUSED'))""",
    "a referral is used by one appointment": """
        SELECT MIN(id) AS id FROM appointment WHERE referral_id IS NOT NULL AND active AND NOT leaving
        GROUP BY referral_id HAVING COUNT(*) > 1""",
    "an appointment's referral is its patient's": """
        SELECT a.id FROM appointment a JOIN record_entry e ON e.id = a.referral_id
        WHERE e.patient_id <> a.patient_id OR e.kind <> 'REFERRAL'""",
    "what waits for a clinic is on a worker's list": """
        SELECT id FROM appointment WHERE (status = 'PENDING' OR cancelling) AND retry_at IS NULL""",
    "an appointment has a timeline": """
        SELECT id FROM appointment WHERE origin = 'TALON'
          AND NOT EXISTS (SELECT 1 FROM timeline_entry WHERE appointment_id = appointment.id)""",
    "a timeline ends where its chain says": """
        SELECT a.id FROM appointment a LEFT JOIN chain_head h ON h.chain = 'timeline' AND h.key = a.id
        WHERE COALESCE(h.length, 0) <> (SELECT COUNT(*) FROM timeline_entry e WHERE e.appointment_id = a.id)
          OR (h.length > 0 AND NOT EXISTS (SELECT 1 FROM timeline_entry e
            WHERE e.appointment_id = a.id AND e.seq = h.length AND e.hash = h.hash))""",
    "a journal ends where its chain says": """
        SELECT p.id FROM patient p LEFT JOIN chain_head h ON h.chain = 'journal' AND h.key = p.id
        WHERE COALESCE(h.length, 0) <> (SELECT COUNT(*) FROM journal_entry e WHERE e.patient_id = p.id)
          OR (h.length > 0 AND NOT EXISTS (SELECT 1 FROM journal_entry e
            WHERE e.patient_id = p.id AND e.seq = h.length AND e.hash = h.hash))""",
    "every request has its outcome": "SELECT id FROM request WHERE outcome IS NULL",
}


async def broken() -> dict[str, list[int]]:
    """The sentences that are not true, each with the ids that say so."""
    found = {sentence: [row["id"] for row in await rows(query)] for sentence, query in _BROKEN.items()}
    found["every link of a chain covers the one before"] = await _unsound()
    return {sentence: ids for sentence, ids in found.items() if ids}


async def _unsound() -> list[int]:
    verify = {Chain.TIMELINE.value: verify_timeline, Chain.JOURNAL.value: verify_journal}
    heads = await rows("SELECT chain, key FROM chain_head ORDER BY id")
    return [head["key"] for head in heads if not (await verify[head["chain"]](head["key"])).sound]
