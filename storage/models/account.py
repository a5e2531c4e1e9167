from enum import StrEnum
from typing import Any

from tortoise import fields
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
        "talon.Patient", related_name=False, null=True
    )
    patient_id: int | None
    created_at = fields.DatetimeField()

    class Meta:
        table = "account"
        unique_together = (("issuer", "subject"),)


class Guardianship(Model):
    """The right of an account to act for a patient, between two days; `until` and `ended_at` None while it lasts."""

    id = fields.BigIntField(primary_key=True)
    account: fields.ForeignKeyRelation[Account] = fields.ForeignKeyField("talon.Account", related_name=False)
    account_id: int
    patient: fields.ForeignKeyRelation[Patient] = fields.ForeignKeyField("talon.Patient", related_name=False)
    patient_id: int
    relation = fields.CharEnumField(Relation, max_length=8)
    since = fields.DateField()
    until = fields.DateField(null=True)
    ended_at = fields.DatetimeField(null=True)

    class Meta:
        table = "guardianship"
        unique_together = (("account", "patient"),)


class Session(Model):
    """A server-side session. Only the SHA-256 of the cookie's value is kept; `account` is None before sign-in is finished.

    `data` holds what one sign-in in flight needs (state, nonce, code verifier) and the id_token for logout.
    """

    id = fields.BigIntField(primary_key=True)
    token_hash = fields.CharField(64, unique=True)
    account: fields.ForeignKeyNullableRelation[Account] = fields.ForeignKeyField(
        "talon.Account", related_name=False, null=True
    )
    account_id: int | None
    data: fields.Field[dict[str, Any]] = fields.JSONField(default=dict)
    created_at = fields.DatetimeField()
    expires_at = fields.DatetimeField()

    class Meta:
        table = "session"
        indexes = (("expires_at",),)
