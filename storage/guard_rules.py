"""The guards' own SQL, for each of the databases."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

# what a slot's state must be, given its counts; GONE is the clinic's word and stands whatever the counts are
SLOT_STATE = (
    "CASE WHEN held + booked + foreign_taken < capacity THEN 'FREE' "
    "WHEN booked + foreign_taken < capacity THEN 'HELD' ELSE 'TAKEN' END"
)
_SLOT_COUNTS = (
    "held >= 0 AND booked >= 0 AND foreign_taken >= 0 AND held + booked <= capacity AND ends_at > starts_at "
    f"AND (state = 'GONE' OR state = {SLOT_STATE})"
)
_BINDING = "active AND NOT leaving AND origin = 'TALON'"
_NEW_BINDING = "NEW.active AND NOT NEW.leaving AND NEW.origin = 'TALON'"


class Guard(StrEnum):
    """The name a broken guard is told by."""

    CLAIM_SEAT = "guard_claim_seat"
    CLAIM_SPECIALTY = "guard_claim_specialty"
    APPOINTMENT_SEAT = "guard_appointment_seat"
    PATIENT_OVERLAP = "guard_patient_overlap"
    SLOT_COUNTS = "guard_slot_counts"
    TIMELINE_KEPT = "guard_timeline_kept"
    JOURNAL_KEPT = "guard_journal_kept"
    CHAIN_GROWS = "guard_chain_grows"
    CONTACT = "guard_contact"
    DOCUMENT = "guard_document"
    GUARDIANSHIP = "guard_guardianship"
    DISPUTE = "guard_dispute"
    MEMBERSHIP = "guard_membership"
    REFERRAL = "guard_referral"


@dataclass(frozen=True, slots=True)
class Rule:
    """One object of the database; `create` holds `{name}` where its name belongs."""

    guard: str
    create: str

    @property
    def name(self) -> str:
        return f"{self.guard}_{sha256(self.create.encode()).hexdigest()[:8]}"

    @property
    def statement(self) -> str:
        return self.create.replace("{name}", self.name)


def _unique(guard: Guard, table: str, columns: str, where: str) -> Rule:
    return Rule(guard, f'CREATE UNIQUE INDEX "{{name}}" ON "{table}" ({columns}) WHERE {where}')


def _index(name: str, table: str, columns: str, where: str) -> Rule:
    """No guard but a search's partial index, which Tortoise cannot write on both databases and loses alike."""
    return Rule(f"guard_search_{name}", f'CREATE INDEX "{{name}}" ON "{table}" ({columns}) WHERE {where}')


_BOTH = (
    _unique(Guard.CLAIM_SEAT, "claim", "slot_id, seat", "state IN ('LIVE', 'KEPT')"),
    _unique(Guard.CLAIM_SPECIALTY, "claim", "patient_id, specialty_id", "state = 'LIVE' AND reason = 'HOLD'"),
    _unique(Guard.APPOINTMENT_SEAT, "appointment", "slot_id, seat", "active"),
    _unique(Guard.CONTACT, "contact", "kind, digest", "verified_at IS NOT NULL AND dropped_at IS NULL"),
    _unique(Guard.DOCUMENT, "patient_document", "kind, digest", "dropped_at IS NULL"),
    _unique(Guard.GUARDIANSHIP, "guardianship", "account_id, patient_id", "ended_at IS NULL"),
    _unique(Guard.DISPUTE, "dispute", "account_id, patient_id", "state = 'OPEN'"),
    _unique(Guard.MEMBERSHIP, "membership", "account_id, clinic_id", "ended_at IS NULL"),
    _unique(
        Guard.REFERRAL,
        "appointment",
        "referral_id",
        "referral_id IS NOT NULL AND active AND NOT leaving AND status IN ('PENDING', 'CONFIRMED')",
    ),
    _index("uses_of_referral", "appointment", "referral_id", "referral_id IS NOT NULL"),
    _index("free_of_doctor", "slot", "doctor_id, starts_at, day, minute", "state = 'FREE'"),
    _index("free_of_clinic", "slot", "clinic_id, starts_at, day, minute", "state = 'FREE'"),
)

# a head goes forward or, where it is only locked, stays as it is
_GROWN = (
    "NEW.chain = OLD.chain AND NEW.key = OLD.key "
    "AND (NEW.length > OLD.length OR NEW.length = OLD.length AND NEW.hash = OLD.hash)"
)


def _refusal(guard: Guard, table: str, deeds: str, when: str = "true") -> Rule:
    """PostgreSQL: the table refuses these deeds."""
    return Rule(
        guard,
        "CREATE OR REPLACE FUNCTION guard_refuses() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'integrity_constraint_violation'; END $$; "
        f'CREATE TRIGGER "{{name}}" BEFORE {deeds} ON "{table}" '
        f"FOR EACH ROW WHEN ({when}) EXECUTE FUNCTION guard_refuses('{guard.value}')",
    )


_POSTGRESQL = (
    *_BOTH,
    Rule(
        Guard.PATIENT_OVERLAP,
        'ALTER TABLE "appointment" ADD CONSTRAINT "{name}" EXCLUDE USING gist '
        "(int8range(patient_id, patient_id, '[]') WITH &&, tstzrange(starts_at, ends_at) WITH &&) "
        f"WHERE ({_BINDING})",
    ),
    Rule(
        Guard.SLOT_COUNTS,
        f'ALTER TABLE "slot" ADD CONSTRAINT "{{name}}" CHECK ({_SLOT_COUNTS})',
    ),
    _refusal(Guard.TIMELINE_KEPT, "timeline_entry", "UPDATE OR DELETE"),
    _refusal(Guard.JOURNAL_KEPT, "journal_entry", "UPDATE OR DELETE"),
    _refusal(Guard.CHAIN_GROWS, "chain_head", "DELETE"),
    _refusal(Guard.CHAIN_GROWS, "chain_head", "UPDATE", f"NOT ({_GROWN})"),
)


def _trigger(guard: Guard, table: str, moment: str, when: str) -> Rule:
    create = (
        f'CREATE TRIGGER "{{name}}" {moment} ON "{table}" WHEN {when} BEGIN SELECT RAISE(ABORT, \'{guard.value}\'); END'
    )
    return Rule(guard, create)


_OVERLAPPED = (
    f"{_NEW_BINDING} AND EXISTS (SELECT 1 FROM appointment WHERE patient_id = NEW.patient_id AND id <> NEW.id "
    f"AND starts_at < NEW.ends_at AND ends_at > NEW.starts_at AND {_BINDING})"
)


def _of_new_row(condition: str) -> str:
    for column in ("held", "booked", "foreign_taken", "capacity", "ends_at", "starts_at", "state"):
        condition = condition.replace(column, f"NEW.{column}")
    return condition


_SQLITE = (
    *_BOTH,
    _trigger(Guard.PATIENT_OVERLAP, "appointment", "AFTER INSERT", _OVERLAPPED),
    _trigger(Guard.PATIENT_OVERLAP, "appointment", "AFTER UPDATE", _OVERLAPPED),
    _trigger(Guard.SLOT_COUNTS, "slot", "AFTER INSERT", f"NOT ({_of_new_row(_SLOT_COUNTS)})"),
    _trigger(Guard.SLOT_COUNTS, "slot", "AFTER UPDATE", f"NOT ({_of_new_row(_SLOT_COUNTS)})"),
    _trigger(Guard.TIMELINE_KEPT, "timeline_entry", "BEFORE UPDATE", "true"),
    _trigger(Guard.TIMELINE_KEPT, "timeline_entry", "BEFORE DELETE", "true"),
    _trigger(Guard.JOURNAL_KEPT, "journal_entry", "BEFORE UPDATE", "true"),
    _trigger(Guard.JOURNAL_KEPT, "journal_entry", "BEFORE DELETE", "true"),
    _trigger(Guard.CHAIN_GROWS, "chain_head", "BEFORE DELETE", "true"),
    _trigger(Guard.CHAIN_GROWS, "chain_head", "BEFORE UPDATE", f"NOT ({_GROWN})"),
)


def guard_rules(*, sqlite: bool) -> Iterable[Rule]:
    return _SQLITE if sqlite else _POSTGRESQL
