from enum import StrEnum

from tortoise import fields
from tortoise.fields import RESTRICT
from tortoise.models import Model

from storage.models.patient import Patient


class Role(StrEnum):
    PATIENT = "PATIENT"
    OPERATOR = "OPERATOR"


class Relation(StrEnum):
    """What the dependant is to the person who acts for them."""

    CHILD = "CHILD"
    PARENT = "PARENT"
    SPOUSE = "SPOUSE"
    WARD = "WARD"


class Account(Model):
    """Who signs in; (`issuer`, `subject`) as the OpenID provider says. `patient` is the person's own."""

    id = fields.BigIntField(primary_key=True)
    issuer = fields.CharField(300)
    subject = fields.CharField(255)
    role = fields.CharEnumField(Role, max_length=12, default=Role.PATIENT)
    confirmed = fields.BooleanField(default=False)
    patient: fields.ForeignKeyNullableRelation[Patient] = fields.ForeignKeyField(
        "talon.Patient", related_name=False, on_delete=RESTRICT, null=True
    )
    patient_id: int | None
    created_at = fields.DatetimeField()

    class Meta:
        table = "account"
        unique_together = (("issuer", "subject"),)


class Guardianship(Model):
    """The right of an account to act for a patient, between two days; `until` and `ended_at` None while it lasts."""

    id = fields.BigIntField(primary_key=True)
    account: fields.ForeignKeyRelation[Account] = fields.ForeignKeyField(
        "talon.Account", related_name=False, on_delete=RESTRICT
    )
    account_id: int
    patient: fields.ForeignKeyRelation[Patient] = fields.ForeignKeyField(
        "talon.Patient", related_name=False, on_delete=RESTRICT
    )
    patient_id: int
    relation = fields.CharEnumField(Relation, max_length=8)
    since = fields.DateField()
    until = fields.DateField(null=True)
    ended_at = fields.DatetimeField(null=True)

    class Meta:
        table = "guardianship"
        unique_together = (("account_id", "patient_id"),)
        indexes = (("patient_id",),)


class Session(Model):
    """A signed-in browser. Only the SHA-256 of the cookie's value is kept.

    It ends at `expires_at` whatever happens, and earlier when nothing is heard of it (`seen_at`) for the idle time.
    `id_token` is what the provider wants back at sign-out.
    """

    id = fields.BigIntField(primary_key=True)
    token_hash = fields.CharField(64, unique=True)
    account: fields.ForeignKeyRelation[Account] = fields.ForeignKeyField(
        "talon.Account", related_name=False, on_delete=RESTRICT
    )
    account_id: int
    id_token = fields.TextField(null=True)
    created_at = fields.DatetimeField()
    seen_at = fields.DatetimeField()
    expires_at = fields.DatetimeField()

    class Meta:
        table = "session"
        indexes = (("expires_at",), ("account_id",))


class SignIn(Model):
    """A sign-in on its way through the provider; deleted by the one callback that may use it.

    `state_hash` and `browser_hash` are SHA-256 of what the callback and the browser's cookie must bring back.
    """

    id = fields.BigIntField(primary_key=True)
    state_hash = fields.CharField(64, unique=True)
    browser_hash = fields.CharField(64)
    nonce = fields.CharField(64)
    code_verifier = fields.CharField(128)
    return_to = fields.CharField(2000)
    expires_at = fields.DatetimeField()

    class Meta:
        table = "sign_in"
        indexes = (("expires_at",),)
