"""Two patients made one: one record, inside a transaction of the caller's."""

from storage.sql import any_of, execute, rows


async def move_record(kept: int, gone: int) -> None:
    """What both have is kept once, and the appointment that was booked with the other one's referral keeps it.

    Sources are asked anew at the next look: they may know the patient by the numbers of either. Until then a copy is
    as old as the older of both.
    """
    same = {row["gone_id"]: row["kept_id"] for row in await rows(SAME, kept, gone)}
    for gone_id, kept_id in same.items():
        await execute(USED, kept_id, gone_id)
        await execute(UNUSED, gone_id)
    await execute(f"DELETE FROM record_entry WHERE {any_of('id', 1)}", list(same))
    await execute("UPDATE record_entry SET patient_id = $1 WHERE patient_id = $2", kept, gone)
    for statement in READINGS:
        await execute(statement, kept, gone)


SAME = """
SELECT kept.id AS kept_id, gone.id AS gone_id FROM record_entry AS kept JOIN record_entry AS gone
  ON gone.source = kept.source AND gone.kind = kept.kind AND gone.native_key = kept.native_key
WHERE kept.patient_id = $1 AND gone.patient_id = $2
"""
# one appointment for each referral: the second of two stands without
USED = """
UPDATE appointment SET referral_id = $1 WHERE referral_id = $2 AND active
  AND NOT EXISTS (SELECT 1 FROM appointment AS other WHERE other.referral_id = $1 AND other.active)
"""
UNUSED = "UPDATE appointment SET referral_id = NULL WHERE referral_id = $1"
READINGS = (
    """
    UPDATE record_reading SET version = version + 1, tried_at = NULL, leased_until = NULL, fault = NULL,
      read_at = (SELECT MIN(either.read_at) FROM record_reading AS either
        WHERE either.patient_id IN ($1, $2) AND either.source = record_reading.source)
    WHERE patient_id IN ($1, $2)
    """,
    """
    DELETE FROM record_reading WHERE patient_id = $2
      AND source IN (SELECT hers.source FROM record_reading AS hers WHERE hers.patient_id = $1)
    """,
    "UPDATE record_reading SET patient_id = $1 WHERE patient_id = $2",
)
