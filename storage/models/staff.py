from enum import StrEnum

from tortoise import fields
from tortoise.fields import RESTRICT
from tortoise.models import Model

from storage.models.account import Account
from storage.models.clinic import Clinic
from storage.models.guardianship import InvitationState
from storage.models.patient import Patient
from storage.sealed import SealedField


class StaffRole(StrEnum):
    """OPERATOR: books at the desk. MANAGER: also invites and dismisses."""

    OPERATOR = "OPERATOR"
    MANAGER = "MANAGER"


class Membership(Model):
    """An account works at the desk of a clinic; a guard allows one that has not ended."""

    id = fields.BigIntField(primary_key=True)
    account: fields.ForeignKeyRelation[Account] = fields.ForeignKeyField(
        "talon.Account", related_name=False, on_delete=RESTRICT
    )
    account_id: int
    clinic: fields.ForeignKeyRelation[Clinic] = fields.ForeignKeyField(
        "talon.Clinic", related_name=False, on_delete=RESTRICT
    )
    clinic_id: int
    role = fields.CharEnumField(StaffRole, max_length=8)
    # how colleagues see them: «Белова И. О.»
    name = SealedField()
    created_at = fields.DatetimeField()
    ended_at = fields.DatetimeField(null=True)

    class Meta:
        table = "membership"
        indexes = (("account_id",), ("clinic_id",))


class StaffInvitation(Model):
    """A clinic asks somebody to its desk, by a link to a work address. `invited_by_id` None: the command line did."""

    id = fields.BigIntField(primary_key=True)
    token_hash = fields.CharField(64, unique=True)
    clinic: fields.ForeignKeyRelation[Clinic] = fields.ForeignKeyField(
        "talon.Clinic", related_name=False, on_delete=RESTRICT
    )
    clinic_id: int
    role = fields.CharEnumField(StaffRole, max_length=8)
    name = SealedField()
    email = SealedField()
    invited_by_id = fields.BigIntField(null=True)
    state = fields.CharEnumField(InvitationState, max_length=9, default=InvitationState.OPEN)
    accepted_by_id = fields.BigIntField(null=True)
    created_at = fields.DatetimeField()
    expires_at = fields.DatetimeField()

    class Meta:
        table = "staff_invitation"
        indexes = (("clinic_id",),)


class Call(Model):
    """A patient at the desk or on its telephone: while it lasts, the operator sees and acts for them at that clinic.

    `reason`: in the operator's words. It ends when it is closed, or at `expires_at`.
    """

    id = fields.BigIntField(primary_key=True)
    account: fields.ForeignKeyRelation[Account] = fields.ForeignKeyField(
        "talon.Account", related_name=False, on_delete=RESTRICT
    )
    account_id: int
    clinic: fields.ForeignKeyRelation[Clinic] = fields.ForeignKeyField(
        "talon.Clinic", related_name=False, on_delete=RESTRICT
    )
    clinic_id: int
    patient: fields.ForeignKeyRelation[Patient] = fields.ForeignKeyField(
        "talon.Patient", related_name=False, on_delete=RESTRICT
    )
    patient_id: int
    reason = SealedField()
    created_at = fields.DatetimeField()
    expires_at = fields.DatetimeField()
    closed_at = fields.DatetimeField(null=True)

    class Meta:
        table = "call"
        indexes = (("account_id", "expires_at"), ("patient_id",))
