from tortoise import fields
from tortoise.models import Model

from storage.sealed import SealedField


class KeyMark(Model):
    """One row, by which a database knows its keys again: `sealed` opens and `digest` agrees, or they are others."""

    id = fields.BigIntField(primary_key=True)
    digest = fields.CharField(64)
    sealed = SealedField()

    class Meta:
        table = "key_mark"
