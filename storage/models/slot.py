from enum import StrEnum

from tortoise import fields
from tortoise.fields import RESTRICT
from tortoise.models import Model

from storage.models.clinic import Clinic
from storage.models.doctor import Doctor, Service


class SlotState(StrEnum):
    """What everybody may know of a slot: FREE while a seat is open, HELD while the last one is being filled, TAKEN.

    GONE: the clinic has withdrawn it.
    """

    FREE = "FREE"
    HELD = "HELD"
    TAKEN = "TAKEN"
    GONE = "GONE"


class Slot(Model):
    """`capacity` seats; `held` and `booked` are given away here, `foreign_taken` by the clinic itself.

    `state` follows from the counts and is written in the same statement; it is what searches and the feed read.
    `day` and `minute` repeat `starts_at` in the clinic's zone, so that a search by day and hour is one index scan.
    """

    id = fields.BigIntField(primary_key=True)
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
    native_key = fields.CharField(200)
    starts_at = fields.DatetimeField()
    ends_at = fields.DatetimeField()
    day = fields.DateField()
    minute = fields.SmallIntField()
    room = fields.CharField(50, null=True)
    capacity = fields.SmallIntField(default=1)
    held = fields.SmallIntField(default=0)
    booked = fields.SmallIntField(default=0)
    foreign_taken = fields.SmallIntField(default=0)
    state = fields.CharEnumField(SlotState, max_length=5, default=SlotState.FREE)
    # where it is booked, when that is elsewhere
    booking_url = fields.CharField(500, null=True)
    booking_phone = fields.CharField(50, null=True)

    class Meta:
        table = "slot"
        unique_together = (("doctor_id", "native_key"),)
        # column names, not relations: Tortoise writes an index of a migration word for word
        indexes = (("doctor_id", "starts_at"), ("clinic_id", "day"))
