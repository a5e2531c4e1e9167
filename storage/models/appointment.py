from enum import StrEnum
from typing import Any

from tortoise import fields
from tortoise.fields import RESTRICT
from tortoise.models import Model

from storage.models.account import Account
from storage.models.claim import Claim
from storage.models.clinic import Clinic
from storage.models.doctor import Doctor, Service
from storage.models.patient import Patient
from storage.models.slot import Slot
from storage.sealed import SealedField


class AppointmentStatus(StrEnum):
    """The words people see: «в ожидании», «подтверждено», «отменено», «перенесено», «состоялось», «неявка».

    REFUSED: the clinic said no.
    """

    PENDING = "PENDING"
    CONFIRMED = "CONFIRMED"
    CANCELLED = "CANCELLED"
    MOVED = "MOVED"
    FULFILLED = "FULFILLED"
    NO_SHOW = "NO_SHOW"
    REFUSED = "REFUSED"


class Origin(StrEnum):
    """TALON: made here, under the guards. CLINIC: stored as the clinic's system reported it, even where it clashes."""

    TALON = "TALON"
    CLINIC = "CLINIC"


class Appointment(Model):
    """A booked visit. `active`: it occupies its seat and its patient's time; the guards watch active rows.

    `leaving`: the patient is moving away from it and the new one may overlap it. `cancelling`: the clinic's
    system must still be told; the worker retries until it is settled. `alarm`: the clinic's report clashes.
    Slot times are repeated here because the guards need them and the slot may later change.
    """

    id = fields.BigIntField(primary_key=True)
    code = fields.CharField(8, unique=True)
    slot: fields.ForeignKeyRelation[Slot] = fields.ForeignKeyField("talon.Slot", related_name=False, on_delete=RESTRICT)
    slot_id: int
    seat = fields.SmallIntField()
    claim: fields.ForeignKeyNullableRelation[Claim] = fields.ForeignKeyField(
        "talon.Claim", related_name=False, on_delete=RESTRICT, null=True
    )
    claim_id: int | None
    clinic: fields.ForeignKeyRelation[Clinic] = fields.ForeignKeyField(
        "talon.Clinic", related_name=False, on_delete=RESTRICT
    )
    clinic_id: int
    doctor: fields.ForeignKeyRelation[Doctor] = fields.ForeignKeyField(
        "talon.Doctor", related_name=False, on_delete=RESTRICT
    )
    doctor_id: int
    service: fields.ForeignKeyNullableRelation[Service] = fields.ForeignKeyField(
        "talon.Service", related_name=False, on_delete=RESTRICT, null=True
    )
    service_id: int | None
    patient: fields.ForeignKeyRelation[Patient] = fields.ForeignKeyField(
        "talon.Patient", related_name=False, on_delete=RESTRICT
    )
    patient_id: int
    account: fields.ForeignKeyNullableRelation[Account] = fields.ForeignKeyField(
        "talon.Account", related_name=False, on_delete=RESTRICT, null=True
    )
    account_id: int | None
    starts_at = fields.DatetimeField()
    ends_at = fields.DatetimeField()
    room = fields.CharField(50, null=True)
    reason = SealedField(null=True)
    status = fields.CharEnumField(AppointmentStatus, max_length=10)
    active = fields.BooleanField(default=True)
    leaving = fields.BooleanField(default=False)
    cancelling = fields.BooleanField(default=False)
    alarm = fields.BooleanField(default=False)
    origin = fields.CharEnumField(Origin, max_length=6, default=Origin.TALON)
    native_key = fields.CharField(200, null=True)
    # the referral it uses, an entry of the patient's record; a guard allows one active appointment for each
    referral_id = fields.BigIntField(null=True)
    moved_from: fields.ForeignKeyNullableRelation["Appointment"] = fields.ForeignKeyField(
        "talon.Appointment", related_name=False, on_delete=RESTRICT, null=True
    )
    moved_from_id: int | None
    # why the patient gave the visit up, in the person's own words
    cancel_reason = SealedField(null=True)
    # the clinic's words when it refused or changed something
    clinic_words = SealedField(null=True)
    # when the worker may ask the clinic's system again, and how often it did
    retry_at = fields.DatetimeField(null=True)
    tries = fields.IntField(default=0)
    created_at = fields.DatetimeField()

    class Meta:
        table = "appointment"
        indexes = (
            ("patient_id", "starts_at"),
            ("retry_at",),
            ("account_id",),
            ("claim_id",),
            ("moved_from_id",),
            ("doctor_id", "starts_at"),
            ("clinic_id", "starts_at"),
            ("native_key",),
        )


class TimelineKind(StrEnum):
    HELD = "HELD"
    BOOKED = "BOOKED"
    SENT = "SENT"
    CONFIRMED = "CONFIRMED"
    REFUSED = "REFUSED"
    MOVED_TO = "MOVED_TO"
    MOVED_FROM = "MOVED_FROM"
    CANCELLED = "CANCELLED"
    CLINIC_TOLD = "CLINIC_TOLD"
    CLINIC_CHANGED = "CLINIC_CHANGED"
    CLINIC_CANCELLED = "CLINIC_CANCELLED"


class TimelineEntry(Model):
    """What happened to an appointment; append-only, hash-chained for each. `account` None: service or clinic acted."""

    id = fields.BigIntField(primary_key=True)
    appointment: fields.ForeignKeyRelation[Appointment] = fields.ForeignKeyField(
        "talon.Appointment", related_name=False, on_delete=RESTRICT
    )
    appointment_id: int
    seq = fields.BigIntField()
    at = fields.DatetimeField()
    kind = fields.CharEnumField(TimelineKind, max_length=16)
    account: fields.ForeignKeyNullableRelation[Account] = fields.ForeignKeyField(
        "talon.Account", related_name=False, on_delete=RESTRICT, null=True
    )
    account_id: int | None
    # ISO times, numbers and codes; nobody's words
    details: fields.Field[dict[str, Any]] = fields.JSONField(default=dict)
    hash = fields.CharField(64)

    class Meta:
        table = "timeline_entry"
        unique_together = (("appointment_id", "seq"),)
