from enum import StrEnum

from tortoise import fields
from tortoise.models import Model

from storage.models.account import ContactKind
from storage.sealed import SealedField


class CodePurpose(StrEnum):
    """What a code proves; one made for one purpose is good for no other."""

    REGISTER = "REGISTER"
    FACTOR = "FACTOR"
    RECOVER = "RECOVER"
    CONTACT = "CONTACT"
    FAMILY = "FAMILY"
    CONSENT = "CONSENT"
    INVITATION = "INVITATION"


class OneTimeCode(Model):
    """Six digits that went to a contact. They are good for five minutes, a few guesses and one use.

    `handle_hash`: SHA-256 of the random handle that has to come with the code. `code_digest`: keyed, of handle and
    code. `subject_id`: what the code is about, where its purpose needs that (a guardianship, a contact).
    `details`: sealed JSON of what becomes true when the code is right.
    """

    id = fields.BigIntField(primary_key=True)
    handle_hash = fields.CharField(64, unique=True)
    purpose = fields.CharEnumField(CodePurpose, max_length=12)
    account_id = fields.BigIntField(null=True)
    subject_id = fields.BigIntField(null=True)
    contact_kind = fields.CharEnumField(ContactKind, max_length=5)
    contact_digest = fields.CharField(64)
    code_digest = fields.CharField(64)
    details = SealedField(null=True)
    guesses_left = fields.SmallIntField()
    created_at = fields.DatetimeField()
    expires_at = fields.DatetimeField()
    used_at = fields.DatetimeField(null=True)

    class Meta:
        table = "one_time_code"
        indexes = (("expires_at",), ("contact_digest", "created_at"), ("purpose", "subject_id"))
