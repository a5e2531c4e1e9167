from enum import StrEnum

from tortoise import fields
from tortoise.models import Model

from storage.sealed import SealedField


class Channel(StrEnum):
    SMS = "SMS"
    EMAIL = "EMAIL"


class NoticeState(StrEnum):
    QUEUED = "QUEUED"
    SENT = "SENT"
    FAILED = "FAILED"


class Notice(Model):
    """Something to be sent to a person: written with what it tells of, sent by the worker, tried again when it fails.

    `recipient`, `subject` and `text` are emptied once it has been sent or has become useless at `expires_at`.
    """

    id = fields.BigIntField(primary_key=True)
    channel = fields.CharEnumField(Channel, max_length=5)
    recipient = SealedField(null=True)
    subject = SealedField(null=True)
    text = SealedField(null=True)
    state = fields.CharEnumField(NoticeState, max_length=6, default=NoticeState.QUEUED)
    tries = fields.IntField(default=0)
    retry_at = fields.DatetimeField(null=True)
    created_at = fields.DatetimeField()
    expires_at = fields.DatetimeField()
    sent_at = fields.DatetimeField(null=True)

    class Meta:
        table = "notice"
        indexes = (("state", "retry_at"),)
