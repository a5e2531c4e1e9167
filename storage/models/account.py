from enum import StrEnum

from tortoise import fields
from tortoise.fields import RESTRICT
from tortoise.models import Model

from booking.rules.contacts import ContactKind as ContactKind
from storage.models.patient import Patient
from storage.sealed import SealedField


class Role(StrEnum):
    """PATIENT: for oneself and one's people. OPERATOR: a clinic's desk. STAFF: runs that desk and invites to it."""

    PATIENT = "PATIENT"
    OPERATOR = "OPERATOR"
    STAFF = "STAFF"


class Account(Model):
    """Who signs in, by a password of ours or by logins at providers. `patient` is the person's own.

    `confirmed`: a provider or a desk operator vouches for the identity. `password_hash`: argon2id, None where there is
    no password. `reach`: raised whenever what the account may see or do has changed; live sockets close on that.
    """

    id = fields.BigIntField(primary_key=True)
    role = fields.CharEnumField(Role, max_length=12, default=Role.PATIENT)
    confirmed = fields.BooleanField(default=False)
    patient: fields.ForeignKeyNullableRelation[Patient] = fields.ForeignKeyField(
        "talon.Patient", related_name=False, on_delete=RESTRICT, null=True
    )
    patient_id: int | None
    password_hash = fields.CharField(200, null=True)
    password_changed_at = fields.DatetimeField(null=True)
    # looks after the clinic systems; the command line gives and takes it
    runs_service = fields.BooleanField(default=False, db_default=False)
    reach = fields.BigIntField(default=0)
    created_at = fields.DatetimeField()
    closed_at = fields.DatetimeField(null=True)

    class Meta:
        table = "account"
        indexes = (("patient_id",),)


class Login(Model):
    """An account's identity at an OpenID provider: (`issuer`, `subject`), as the ID token says.

    `confirmed`: the provider vouches for the identity.
    """

    id = fields.BigIntField(primary_key=True)
    account: fields.ForeignKeyRelation[Account] = fields.ForeignKeyField(
        "talon.Account", related_name=False, on_delete=RESTRICT
    )
    account_id: int
    # the provider's name in our configuration, such as "esia"
    provider = fields.CharField(32)
    issuer = fields.CharField(300)
    subject = fields.CharField(255)
    confirmed = fields.BooleanField(default=False)
    created_at = fields.DatetimeField()
    used_at = fields.DatetimeField()

    class Meta:
        table = "login"
        unique_together = (("issuer", "subject"),)
        indexes = (("account_id",),)


class Contact(Model):
    """A telephone number (E.164) or e-mail address of an account. It signs in once `verified_at` by a one-time code.

    A guard lets one live verified row have a (`kind`, `digest`).
    """

    id = fields.BigIntField(primary_key=True)
    account: fields.ForeignKeyRelation[Account] = fields.ForeignKeyField(
        "talon.Account", related_name=False, on_delete=RESTRICT
    )
    account_id: int
    kind = fields.CharEnumField(ContactKind, max_length=5)
    value = SealedField()
    digest = fields.CharField(64)
    verified_at = fields.DatetimeField(null=True)
    created_at = fields.DatetimeField()
    dropped_at = fields.DatetimeField(null=True)

    class Meta:
        table = "contact"
        indexes = (("account_id",), ("kind", "digest"))
