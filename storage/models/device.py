from tortoise import fields
from tortoise.fields import RESTRICT
from tortoise.models import Model

from storage.models.account import Account


class KnownDevice(Model):
    """A browser that an account was signed in on: strangers' wrong guesses do not keep it out.

    Only the SHA-256 of the cookie's value is kept; several accounts of one household may share a browser.
    """

    id = fields.BigIntField(primary_key=True)
    account: fields.ForeignKeyRelation[Account] = fields.ForeignKeyField(
        "talon.Account", related_name=False, on_delete=RESTRICT
    )
    account_id: int
    token_hash = fields.CharField(64)
    used_at = fields.DatetimeField()

    class Meta:
        table = "known_device"
        unique_together = (("account_id", "token_hash"),)
