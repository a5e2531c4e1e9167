from enum import StrEnum

from tortoise import fields
from tortoise.fields import RESTRICT
from tortoise.models import Model

from storage.models.account import Account
from storage.sealed import SealedField


class FactorKind(StrEnum):
    """TOTP: RFC 6238. PASSKEY: WebAuthn. SMS, EMAIL: a code to the account's verified contact."""

    TOTP = "TOTP"
    PASSKEY = "PASSKEY"
    SMS = "SMS"
    EMAIL = "EMAIL"


class Factor(Model):
    """A second factor; it counts once `confirmed_at`.

    TOTP: `secret` (base32) and `last_step`, the last 30-second step used, which no code may repeat. PASSKEY:
    `credential_id` and `public_key` (base64url) and `sign_count`.
    """

    id = fields.BigIntField(primary_key=True)
    account: fields.ForeignKeyRelation[Account] = fields.ForeignKeyField(
        "talon.Account", related_name=False, on_delete=RESTRICT
    )
    account_id: int
    kind = fields.CharEnumField(FactorKind, max_length=8)
    label = fields.CharField(100, null=True)
    secret = SealedField(null=True)
    last_step = fields.BigIntField(default=0)
    credential_id = fields.CharField(500, null=True, unique=True)
    public_key = fields.TextField(null=True)
    sign_count = fields.BigIntField(default=0)
    confirmed_at = fields.DatetimeField(null=True)
    created_at = fields.DatetimeField()
    used_at = fields.DatetimeField(null=True)

    class Meta:
        table = "factor"
        indexes = (("account_id",),)


class RecoveryCode(Model):
    """One of ten codes a person keeps on paper; each opens the door once in place of a second factor."""

    id = fields.BigIntField(primary_key=True)
    account: fields.ForeignKeyRelation[Account] = fields.ForeignKeyField(
        "talon.Account", related_name=False, on_delete=RESTRICT
    )
    account_id: int
    digest = fields.CharField(64)
    used_at = fields.DatetimeField(null=True)

    class Meta:
        table = "recovery_code"
        unique_together = (("account_id", "digest"),)
