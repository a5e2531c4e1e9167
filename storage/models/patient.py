from tortoise import fields
from tortoise.models import Model

from booking.ports import Sex
from storage.sealed import SealedField


class Patient(Model):
    """A person who sees doctors. Every transaction that books for them raises `version` first, which queues it.

    `name_digest`: of full name and birth date, by which a desk operator finds the patient; `phone_digest` alike.
    `restricted_at`: since when their data is only kept, at their own request; `erased_at`: names, contacts and
    documents are gone for good. `merged_into_id`: the patient who turned out to be the same person; that one's journal
    goes on where this one's ends.
    """

    id = fields.BigIntField(primary_key=True)
    family_name = SealedField()
    given_name = SealedField()
    middle_name = SealedField(null=True)
    birth_date = fields.DateField()
    sex = fields.CharEnumField(Sex, max_length=8, null=True)
    phone = SealedField(null=True)
    email = SealedField(null=True)
    name_digest = fields.CharField(64, db_index=True, default="")
    phone_digest = fields.CharField(64, db_index=True, null=True)
    version = fields.BigIntField(default=0)
    restricted_at = fields.DatetimeField(null=True)
    erased_at = fields.DatetimeField(null=True)
    merged_into_id = fields.BigIntField(null=True, db_index=True)

    class Meta:
        table = "patient"
