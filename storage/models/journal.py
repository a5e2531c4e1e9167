from enum import StrEnum
from typing import Any

from tortoise import fields
from tortoise.fields import RESTRICT
from tortoise.models import Model

from storage.models.account import Account
from storage.models.patient import Patient


class Deed(StrEnum):
    READ = "READ"
    CHANGED = "CHANGED"
    BOOKED = "BOOKED"
    MOVED = "MOVED"
    CANCELLED = "CANCELLED"
    GRANTED = "GRANTED"
    ENDED = "ENDED"
    EXPORTED = "EXPORTED"
    ERASED = "ERASED"


class Why(StrEnum):
    """By what right: one's own data, a guardianship, a call at the desk, a duty of the service itself."""

    SELF = "SELF"
    GUARDIAN = "GUARDIAN"
    DESK = "DESK"
    SERVICE = "SERVICE"


class Through(StrEnum):
    PAGE = "PAGE"
    API = "API"
    FILE = "FILE"
    SERVICE = "SERVICE"


class JournalEntry(Model):
    """Who read or changed what of a patient; append-only and hash-chained for each patient.

    `what`: a word of the closed list in `storage.journal`, such as "appointments". `details`: ids and codes, never a
    person's data. `call_id`: the call whose reason is the operator's.
    """

    id = fields.BigIntField(primary_key=True)
    patient: fields.ForeignKeyRelation[Patient] = fields.ForeignKeyField(
        "talon.Patient", related_name=False, on_delete=RESTRICT
    )
    patient_id: int
    seq = fields.BigIntField()
    at = fields.DatetimeField()
    account: fields.ForeignKeyNullableRelation[Account] = fields.ForeignKeyField(
        "talon.Account", related_name=False, on_delete=RESTRICT, null=True
    )
    account_id: int | None
    deed = fields.CharEnumField(Deed, max_length=9)
    what = fields.CharField(40)
    why = fields.CharEnumField(Why, max_length=8)
    through = fields.CharEnumField(Through, max_length=7)
    call_id = fields.BigIntField(null=True)
    details: fields.Field[dict[str, Any]] = fields.JSONField(default=dict)
    hash = fields.CharField(64)

    class Meta:
        table = "journal_entry"
        unique_together = (("patient_id", "seq"),)
        indexes = (("account_id", "at"),)


class ChainHead(Model):
    """The end of one chain: how long it is and the hash of its last entry. Whoever appends locks this row first."""

    id = fields.BigIntField(primary_key=True)
    chain = fields.CharField(16)
    key = fields.BigIntField()
    length = fields.BigIntField(default=0)
    hash = fields.CharField(64)

    class Meta:
        table = "chain_head"
        unique_together = (("chain", "key"),)
