from enum import StrEnum

from tortoise import fields
from tortoise.fields import RESTRICT
from tortoise.models import Model

from storage.models.account import Account
from storage.models.doctor import Specialty
from storage.models.patient import Patient
from storage.models.slot import Slot


class ClaimReason(StrEnum):
    HOLD = "HOLD"


class ClaimState(StrEnum):
    """LIVE until it is KEPT by an appointment, RELEASED by its owner or the clinic's no, or EXPIRED."""

    LIVE = "LIVE"
    KEPT = "KEPT"
    RELEASED = "RELEASED"
    EXPIRED = "EXPIRED"


class Claim(Model):
    """A temporary right to one seat of a slot, with an owner, a reason and an expiry; an appointment keeps it for good.

    `specialty` repeats the doctor's, so that "one hold per patient and specialty" is a unique index.
    `starts_at` is the time its owner has seen: the clinic may give the slot another one.
    """

    id = fields.BigIntField(primary_key=True)
    slot: fields.ForeignKeyRelation[Slot] = fields.ForeignKeyField("talon.Slot", related_name=False, on_delete=RESTRICT)
    slot_id: int
    seat = fields.SmallIntField()
    account: fields.ForeignKeyRelation[Account] = fields.ForeignKeyField(
        "talon.Account", related_name=False, on_delete=RESTRICT
    )
    account_id: int
    patient: fields.ForeignKeyRelation[Patient] = fields.ForeignKeyField(
        "talon.Patient", related_name=False, on_delete=RESTRICT
    )
    patient_id: int
    specialty: fields.ForeignKeyRelation[Specialty] = fields.ForeignKeyField(
        "talon.Specialty", related_name=False, on_delete=RESTRICT
    )
    specialty_id: int
    reason = fields.CharEnumField(ClaimReason, max_length=12)
    state = fields.CharEnumField(ClaimState, max_length=8, default=ClaimState.LIVE)
    starts_at = fields.DatetimeField()
    created_at = fields.DatetimeField()
    expires_at = fields.DatetimeField()

    class Meta:
        table = "claim"
        indexes = (("state", "expires_at"), ("patient_id", "state"), ("slot_id", "state"), ("account_id", "state"))
