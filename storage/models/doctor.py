from typing import Any

from tortoise import fields
from tortoise.fields import RESTRICT
from tortoise.models import Model

from booking.ports import ServiceKind, Sex
from storage.models.clinic import Clinic, Department


class Specialty(Model):
    """`code`: federal (NSI 1.2.643.5.1.13.13.11.1066); None for what only one clinic system calls a specialty."""

    id = fields.BigIntField(primary_key=True)
    code = fields.CharField(32, null=True, unique=True)
    fer_code = fields.CharField(32, null=True)
    name = fields.CharField(200)
    name_en = fields.CharField(200, null=True)
    # name in lower case, ё as е; what two systems call alike is one specialty
    search_text = fields.CharField(300, unique=True)

    class Meta:
        table = "specialty"


class Service(Model):
    """What is done in a slot. `minutes`: usual length."""

    id = fields.BigIntField(primary_key=True)
    code = fields.CharField(64, unique=True)
    name = fields.CharField(200)
    name_en = fields.CharField(200, null=True)
    kind = fields.CharEnumField(ServiceKind, max_length=16)
    minutes = fields.IntField()
    # booked with a referral only
    needs_referral = fields.BooleanField(default=False)

    class Meta:
        table = "service"


class Doctor(Model):
    """A doctor at one clinic in one specialty; (`clinic`, `native_key`) is the identity there."""

    id = fields.BigIntField(primary_key=True)
    clinic: fields.ForeignKeyRelation[Clinic] = fields.ForeignKeyField(
        "talon.Clinic", related_name=False, on_delete=RESTRICT
    )
    clinic_id: int
    department: fields.ForeignKeyNullableRelation[Department] = fields.ForeignKeyField(
        "talon.Department", related_name=False, on_delete=RESTRICT, null=True
    )
    department_id: int | None
    specialty: fields.ForeignKeyRelation[Specialty] = fields.ForeignKeyField(
        "talon.Specialty", related_name=False, on_delete=RESTRICT
    )
    specialty_id: int
    native_key = fields.CharField(100)
    family_name = fields.CharField(100)
    given_name = fields.CharField(100)
    middle_name = fields.CharField(100, null=True)
    section = fields.CharField(100, null=True)
    sex = fields.CharEnumField(Sex, max_length=8, null=True)
    experience_since = fields.IntField(null=True)
    qualification = fields.CharField(200, null=True)
    rating = fields.FloatField(null=True)
    absent_since = fields.DateField(null=True)
    absent_until = fields.DateField(null=True)
    # [[weekday 1–7, "08:00", "14:00"], …], clinic-local; empty: the clinic does not say
    hours: fields.Field[list[list[Any]]] = fields.JSONField(default=list)
    note = fields.CharField(300, null=True)
    # name, specialty and clinic in lower case, ё as е
    search_text = fields.TextField(default="")
    # what the clinic's system last said of how much is free, in its own words, and when the slots were last read:
    # while it says the same the slots are not read again. The digest is that of the slots read then: while it is the
    # same, those that stand here are not looked at
    told_free = fields.CharField(200, null=True)
    slots_read_at = fields.DatetimeField(null=True)
    slots_digest = fields.CharField(32, null=True)
    active = fields.BooleanField(default=True)

    class Meta:
        table = "doctor"
        unique_together = (("clinic_id", "native_key"),)
        indexes = (("specialty_id", "clinic_id"),)
