from typing import Any

from tortoise import fields
from tortoise.fields import RESTRICT
from tortoise.models import Model

from booking.ports import BookingWay, ClinicKind


class Region(Model):
    id = fields.BigIntField(primary_key=True)
    code = fields.CharField(32, unique=True)
    name = fields.CharField(200)
    name_en = fields.CharField(200, null=True)

    class Meta:
        table = "region"


class Clinic(Model):
    """A clinic; (`system`, `native_key`) is its identity on the side that keeps its schedule."""

    id = fields.BigIntField(primary_key=True)
    region: fields.ForeignKeyRelation[Region] = fields.ForeignKeyField(
        "talon.Region", related_name=False, on_delete=RESTRICT
    )
    region_id: int
    system = fields.CharField(32)
    native_key = fields.CharField(100)
    name = fields.CharField(300)
    short_name = fields.CharField(200)
    kind = fields.CharEnumField(ClinicKind, max_length=16)
    district = fields.CharField(100, null=True)
    address = fields.CharField(300)
    latitude = fields.FloatField(null=True)
    longitude = fields.FloatField(null=True)
    phone = fields.CharField(200, null=True)
    email = fields.CharField(200, null=True)
    zone = fields.CharField(64)
    # [[weekday 1–7, "08:00", "20:00"], …], clinic-local
    hours: fields.Field[list[list[Any]]] = fields.JSONField(default=list)
    # lower case, ё as е: SQLite's LIKE folds ASCII only
    search_text = fields.TextField(default="")
    # policies of this clinic; None means the service's default
    horizon_days = fields.IntField(null=True)
    free_cancel_hours = fields.IntField(null=True)
    # when its system last confirmed the schedule; None for `own`, whose schedule is this database
    confirmed_at = fields.DatetimeField(null=True)
    # raised by UPDATE … RETURNING as the last write of a transaction: commits come out in the order of cursors
    feed_cursor = fields.BigIntField(default=0)
    # how one books there: here, by a link elsewhere, or by telephone because no system of it is connected
    booking = fields.CharEnumField(BookingWay, max_length=9, default=BookingWay.HERE)
    active = fields.BooleanField(default=True)

    class Meta:
        table = "clinic"
        unique_together = (("system", "native_key"),)
        indexes = (("region_id", "district"),)


class Department(Model):
    id = fields.BigIntField(primary_key=True)
    clinic: fields.ForeignKeyRelation[Clinic] = fields.ForeignKeyField(
        "talon.Clinic", related_name=False, on_delete=RESTRICT
    )
    clinic_id: int
    name = fields.CharField(200)

    class Meta:
        table = "department"
        unique_together = (("clinic_id", "name"),)
