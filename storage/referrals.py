"""Referrals as the engine needs them."""

from booking.ports import RecordedReferral
from booking.rules.referral import ReferralFacts
from storage.models import RecordKind
from storage.queries.record_row import USED_BY, RecordRow
from storage.record_body import read_body
from storage.sealed import opened
from storage.sql import rows


async def find_referral(referral_id: int) -> ReferralFacts | None:
    """Whoever's it is; None when the record has no such referral, or has it no longer."""
    found = await rows(REFERRAL, referral_id)
    if not found:
        return None
    row = found[0]
    body = read_body(RecordKind.REFERRAL, opened("record_entry.body", row["body"]) or "")
    if not isinstance(body, RecordedReferral):
        raise TypeError(f"entry {referral_id} is no referral")
    return ReferralFacts(referral_id, body, row["specialty_id"], row["to_clinic_id"], row["used_by_id"])


def referral_facts(row: RecordRow) -> ReferralFacts | None:
    """None: the entry is none."""
    if not isinstance(row.body, RecordedReferral):
        return None
    return ReferralFacts(row.id, row.body, row.specialty_id, row.to_clinic_id, row.used_by_id)


REFERRAL = f"""
SELECT entry.body, entry.specialty_id, entry.to_clinic_id, {USED_BY}
FROM record_entry AS entry WHERE entry.id = $1 AND entry.kind = 'REFERRAL'
"""
