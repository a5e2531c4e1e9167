from enum import StrEnum

from tortoise import fields
from tortoise.fields import RESTRICT
from tortoise.models import Model

from storage.models.account import Account, ContactKind
from storage.models.clinic import Clinic
from storage.models.patient import Patient
from storage.sealed import SealedField


class Relation(StrEnum):
    """What the dependant is to the person who acts for them. CALLER: of who is on the telephone, in no row."""

    CHILD = "CHILD"
    PARENT = "PARENT"
    SPOUSE = "SPOUSE"
    WARD = "WARD"
    CALLER = "CALLER"


class GuardianshipState(StrEnum):
    """PROPOSED: the dependant, or a code, has still to agree. ACTIVE: it is in force on its days. ENDED: it was."""

    PROPOSED = "PROPOSED"
    ACTIVE = "ACTIVE"
    ENDED = "ENDED"


class Agreement(StrEnum):
    """Who agreed: the guardian for a small child, the dependant's own login, a code to the dependant, an operator."""

    GUARDIAN = "GUARDIAN"
    OWN_LOGIN = "OWN_LOGIN"
    CODE = "CODE"
    OPERATOR = "OPERATOR"


class EndReason(StrEnum):
    GUARDIAN = "GUARDIAN"
    DEPENDANT = "DEPENDANT"
    DECLINED = "DECLINED"
    PERIOD = "PERIOD"
    AGE = "AGE"
    OPERATOR = "OPERATOR"
    ERASED = "ERASED"


class Guardianship(Model):
    """The right of an account to act for a patient, between two days, within its three scopes.

    `asked_at`: when a child who has come of the age to be asked was asked; the right goes on until the child says no.
    A guard lets an account have one guardianship of a patient that has not ended.
    """

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
    state = fields.CharEnumField(GuardianshipState, max_length=8, default=GuardianshipState.ACTIVE)
    may_book = fields.BooleanField(default=True)
    may_see_visits = fields.BooleanField(default=True)
    may_see_documents = fields.BooleanField(default=True)
    since = fields.DateField()
    until = fields.DateField(null=True)
    agreed_by = fields.CharEnumField(Agreement, max_length=9, null=True)
    agreed_at = fields.DatetimeField(null=True)
    asked_at = fields.DatetimeField(null=True)
    # SHA-256 of the token in the link that a dependant without an account was sent
    link_hash = fields.CharField(64, unique=True, null=True)
    ended_at = fields.DatetimeField(null=True)
    end_reason = fields.CharEnumField(EndReason, max_length=9, null=True)
    created_at = fields.DatetimeField()

    class Meta:
        table = "guardianship"
        indexes = (("account_id",), ("patient_id",))


class InvitationState(StrEnum):
    OPEN = "OPEN"
    ACCEPTED = "ACCEPTED"
    DECLINED = "DECLINED"
    WITHDRAWN = "WITHDRAWN"


class Invitation(Model):
    """A guardian asks another adult to act for the same child, by a link to their contact.

    `token_hash`: SHA-256 of what the link carries. It is open until `expires_at`.
    """

    id = fields.BigIntField(primary_key=True)
    token_hash = fields.CharField(64, unique=True)
    account: fields.ForeignKeyRelation[Account] = fields.ForeignKeyField(
        "talon.Account", related_name=False, on_delete=RESTRICT
    )
    account_id: int
    patient: fields.ForeignKeyRelation[Patient] = fields.ForeignKeyField(
        "talon.Patient", related_name=False, on_delete=RESTRICT
    )
    patient_id: int
    relation = fields.CharEnumField(Relation, max_length=8)
    may_book = fields.BooleanField(default=True)
    may_see_visits = fields.BooleanField(default=True)
    may_see_documents = fields.BooleanField(default=True)
    until = fields.DateField(null=True)
    contact_kind = fields.CharEnumField(ContactKind, max_length=5)
    contact = SealedField()
    contact_digest = fields.CharField(64)
    state = fields.CharEnumField(InvitationState, max_length=9, default=InvitationState.OPEN)
    accepted_by_id = fields.BigIntField(null=True)
    created_at = fields.DatetimeField()
    expires_at = fields.DatetimeField()

    class Meta:
        table = "invitation"
        indexes = (("account_id",), ("patient_id",), ("contact_digest",))


class DisputeState(StrEnum):
    OPEN = "OPEN"
    GRANTED = "GRANTED"
    REFUSED = "REFUSED"
    WITHDRAWN = "WITHDRAWN"


class Dispute(Model):
    """Somebody says they act for a patient whom another account already looks after: a desk operator decides.

    `clinic`: whose operators see it. A guard lets an account have one open dispute about a patient.
    """

    id = fields.BigIntField(primary_key=True)
    patient: fields.ForeignKeyRelation[Patient] = fields.ForeignKeyField(
        "talon.Patient", related_name=False, on_delete=RESTRICT
    )
    patient_id: int
    account: fields.ForeignKeyRelation[Account] = fields.ForeignKeyField(
        "talon.Account", related_name=False, on_delete=RESTRICT
    )
    account_id: int
    clinic: fields.ForeignKeyNullableRelation[Clinic] = fields.ForeignKeyField(
        "talon.Clinic", related_name=False, on_delete=RESTRICT, null=True
    )
    clinic_id: int | None
    relation = fields.CharEnumField(Relation, max_length=8)
    state = fields.CharEnumField(DisputeState, max_length=9, default=DisputeState.OPEN)
    # the operator's words to both sides
    words = SealedField(null=True)
    decided_by_id = fields.BigIntField(null=True)
    created_at = fields.DatetimeField()
    decided_at = fields.DatetimeField(null=True)

    class Meta:
        table = "dispute"
        indexes = (("patient_id",), ("account_id",), ("state",))
