from enum import StrEnum

from tortoise import fields
from tortoise.fields import RESTRICT
from tortoise.models import Model

from storage.models.account import Account
from storage.sealed import SealedField


class Way(StrEnum):
    """How a session began."""

    PASSWORD = "PASSWORD"  # noqa: S105 - the name of a way
    PASSKEY = "PASSKEY"
    PROVIDER = "PROVIDER"
    RECOVERY = "RECOVERY"


class Session(Model):
    """A signed-in browser. Only the SHA-256 of the cookie's value is kept.

    It ends at `expires_at` whatever happens, and earlier when nothing is heard of it (`seen_at`) for the idle time.
    `shown_at`: when the person last showed who they are; `second_factor_at`: when with a second factor. `id_token` is
    what the provider wants back at sign-out; (`issuer`, `sid`) or (`issuer`, `subject`) is how its back-channel logout
    names the session.
    """

    id = fields.BigIntField(primary_key=True)
    token_hash = fields.CharField(64, unique=True)
    account: fields.ForeignKeyRelation[Account] = fields.ForeignKeyField(
        "talon.Account", related_name=False, on_delete=RESTRICT
    )
    account_id: int
    way = fields.CharEnumField(Way, max_length=8)
    shown_at = fields.DatetimeField(null=True)
    second_factor_at = fields.DatetimeField(null=True)
    # "Chrome, Windows"
    device = fields.CharField(100, null=True)
    provider = fields.CharField(32, null=True)
    issuer = fields.CharField(300, null=True)
    subject = fields.CharField(255, null=True)
    sid = fields.CharField(255, null=True)
    id_token = SealedField(null=True)
    created_at = fields.DatetimeField()
    seen_at = fields.DatetimeField()
    expires_at = fields.DatetimeField()

    class Meta:
        table = "session"
        indexes = (("expires_at",), ("account_id",), ("issuer", "sid"), ("issuer", "subject"))


class SignInPurpose(StrEnum):
    """SIGN_IN: a new session. STEP_UP: the session gets its second factor. JOIN: one more login of the account.

    MERGE: both accounts were shown in this browser, and the person has still to say that they become one.
    """

    SIGN_IN = "SIGN_IN"
    STEP_UP = "STEP_UP"
    JOIN = "JOIN"
    MERGE = "MERGE"


class SignIn(Model):
    """A sign-in on its way through a provider; deleted by the one callback that may use it.

    `state_hash` and `browser_hash` are SHA-256 of what the callback and the browser's cookie must bring back.
    `account_id`: who is signed in, where the purpose needs that; `other_account_id`: the one to be merged into it.
    """

    id = fields.BigIntField(primary_key=True)
    state_hash = fields.CharField(64, unique=True)
    browser_hash = fields.CharField(64)
    provider = fields.CharField(32)
    purpose = fields.CharEnumField(SignInPurpose, max_length=8, default=SignInPurpose.SIGN_IN)
    account_id = fields.BigIntField(null=True)
    other_account_id = fields.BigIntField(null=True)
    nonce = fields.CharField(64)
    code_verifier = fields.CharField(128)
    return_to = fields.CharField(2000)
    expires_at = fields.DatetimeField()

    class Meta:
        table = "sign_in"
        indexes = (("expires_at",),)


class Halfway(Model):
    """Somebody whose first factor was right and whose second is awaited; a browser's cookie holds the token.

    `challenge`: the WebAuthn challenge under way, base64url. `session_id`: the session to raise, when it is a step-up.
    `details`: sealed JSON of what becomes true with the second factor, such as a new password's hash.
    """

    id = fields.BigIntField(primary_key=True)
    token_hash = fields.CharField(64, unique=True)
    account_id = fields.BigIntField(null=True)
    session_id = fields.BigIntField(null=True)
    way = fields.CharEnumField(Way, max_length=8)
    challenge = fields.CharField(200, null=True)
    details = SealedField(null=True)
    return_to = fields.CharField(2000)
    created_at = fields.DatetimeField()
    expires_at = fields.DatetimeField()

    class Meta:
        table = "halfway"
        indexes = (("expires_at",),)
