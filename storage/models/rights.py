from enum import StrEnum

from tortoise import fields
from tortoise.fields import RESTRICT
from tortoise.models import Model

from storage.models.account import Account
from storage.models.patient import Patient
from storage.sealed import SealedField


class ConsentKind(StrEnum):
    """PROCESSING: without it the account cannot be used. NOTICES: reminders and news. RECORD: showing the record."""

    PROCESSING = "PROCESSING"
    NOTICES = "NOTICES"
    RECORD = "RECORD"


class Consent(Model):
    """An account agreed to a text of ours, and when it took that back. `version`: of the text, a date."""

    id = fields.BigIntField(primary_key=True)
    account: fields.ForeignKeyRelation[Account] = fields.ForeignKeyField(
        "talon.Account", related_name=False, on_delete=RESTRICT
    )
    account_id: int
    kind = fields.CharEnumField(ConsentKind, max_length=10)
    version = fields.CharField(10)
    given_at = fields.DatetimeField()
    withdrawn_at = fields.DatetimeField(null=True)

    class Meta:
        table = "consent"
        indexes = (("account_id", "kind"),)


class DataRequestKind(StrEnum):
    """Federal law 152-FZ, articles 14, 20 and 21."""

    EXPORT = "EXPORT"
    CORRECT = "CORRECT"
    RESTRICT = "RESTRICT"
    ERASE = "ERASE"


class DataRequestState(StrEnum):
    OPEN = "OPEN"
    DONE = "DONE"
    REFUSED = "REFUSED"
    WITHDRAWN = "WITHDRAWN"


class DataRequest(Model):
    """What a person asked of us about their data, to be answered by `due_at`, 30 days on."""

    id = fields.BigIntField(primary_key=True)
    account: fields.ForeignKeyRelation[Account] = fields.ForeignKeyField(
        "talon.Account", related_name=False, on_delete=RESTRICT
    )
    account_id: int
    patient: fields.ForeignKeyRelation[Patient] = fields.ForeignKeyField(
        "talon.Patient", related_name=False, on_delete=RESTRICT
    )
    patient_id: int
    kind = fields.CharEnumField(DataRequestKind, max_length=8)
    words = SealedField(null=True)
    state = fields.CharEnumField(DataRequestState, max_length=9, default=DataRequestState.OPEN)
    answer = SealedField(null=True)
    answered_by_id = fields.BigIntField(null=True)
    created_at = fields.DatetimeField()
    due_at = fields.DatetimeField()
    # when the worker carries it out: an erasure can be taken back until then
    act_at = fields.DatetimeField(null=True)
    done_at = fields.DatetimeField(null=True)

    class Meta:
        table = "data_request"
        indexes = (("account_id",), ("state", "act_at"), ("patient_id",))
