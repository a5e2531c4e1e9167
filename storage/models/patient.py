from tortoise import fields
from tortoise.models import Model

from booking.ports import Sex


class Patient(Model):
    """A person who sees doctors. Every transaction that books for them raises `version` first, which queues it."""

    id = fields.BigIntField(primary_key=True)
    family_name = fields.CharField(100)
    given_name = fields.CharField(100)
    middle_name = fields.CharField(100, null=True)
    birth_date = fields.DateField()
    sex = fields.CharEnumField(Sex, max_length=8, null=True)
    phone = fields.CharField(32, null=True)
    email = fields.CharField(200, null=True)
    version = fields.BigIntField(default=0)

    class Meta:
        table = "patient"
