from typing import Any

from tortoise import fields
from tortoise.models import Model


class Request(Model):
    """A mutation under its client-made key, which belongs to the account; written in the transaction of the effect.

    `outcome`: {"claim": id} | {"appointment": id} | {"id": of anything else} | {"refusal": {...}}; with "of" the
    appointment that keeps, sealed, what its clinic said.
    """

    id = fields.BigIntField(primary_key=True)
    account_id = fields.BigIntField()
    key = fields.CharField(64)
    # SHA-256 of the action's name and input
    fingerprint = fields.CharField(64)
    outcome: fields.Field[dict[str, Any] | None] = fields.JSONField(null=True)
    created_at = fields.DatetimeField()

    class Meta:
        table = "request"
        unique_together = (("account_id", "key"),)
        indexes = (("created_at",),)
