from tortoise import fields
from tortoise.fields import RESTRICT
from tortoise.models import Model

from booking.rules.documents import DocumentKind
from storage.models.patient import Patient
from storage.sealed import SealedField


class PatientDocument(Model):
    """One document of a patient. `number`: normalised by `booking.rules.documents`; `digest` finds it again.

    A guard allows one live row for each kind and number. `verified_at`: when somebody other than its owner vouched for
    it, a provider or a desk operator who saw it.
    """

    id = fields.BigIntField(primary_key=True)
    patient: fields.ForeignKeyRelation[Patient] = fields.ForeignKeyField(
        "talon.Patient", related_name=False, on_delete=RESTRICT
    )
    patient_id: int
    kind = fields.CharEnumField(DocumentKind, max_length=20)
    number = SealedField()
    digest = fields.CharField(64)
    verified_at = fields.DatetimeField(null=True)
    created_at = fields.DatetimeField()
    dropped_at = fields.DatetimeField(null=True)

    class Meta:
        table = "patient_document"
        indexes = (("patient_id",), ("kind", "digest"))
