from enum import StrEnum

from tortoise import fields
from tortoise.fields import RESTRICT
from tortoise.models import Model

from booking.ports import VisitKind
from storage.models.patient import Patient
from storage.sealed import SealedField


class RecordKind(StrEnum):
    VISIT = "VISIT"
    RESULT = "RESULT"
    PRESCRIPTION = "PRESCRIPTION"
    REFERRAL = "REFERRAL"
    IMMUNIZATION = "IMMUNIZATION"
    COVERAGE = "COVERAGE"
    DOCUMENT = "DOCUMENT"


class RecordEntry(Model):
    """One entry of a patient's record as its source tells it; (patient, source, kind, `native_key`) is its identity.

    `source`: "own" where the record is kept here, or the name of the system of which this is a copy. `body`: the entry
    itself as JSON, one of booking.ports.Recorded; `digest` tells whether a copy has changed without opening it.
    What lies open is what a search goes by. `visit_key`: the native key of the visit it belongs to.
    """

    id = fields.BigIntField(primary_key=True)
    patient: fields.ForeignKeyRelation[Patient] = fields.ForeignKeyField(
        "talon.Patient", related_name=False, on_delete=RESTRICT
    )
    patient_id: int
    source = fields.CharField(32)
    kind = fields.CharEnumField(RecordKind, max_length=12)
    native_key = fields.CharField(200)
    visit_key = fields.CharField(200, null=True)
    at = fields.DatetimeField()
    # `at` as a day at its clinic
    day = fields.DateField()
    visit_kind = fields.CharEnumField(VisitKind, max_length=12, null=True)
    # no foreign keys: an entry outlives the doctors and clinics it names
    clinic_id = fields.BigIntField(null=True)
    doctor_id = fields.BigIntField(null=True)
    # of a referral: to whom, and where alone it may be used
    specialty_id = fields.BigIntField(null=True)
    to_clinic_id = fields.BigIntField(null=True)
    # of a visit: the appointment made here that it came of
    appointment_id = fields.BigIntField(null=True)
    body = SealedField()
    digest = fields.CharField(64)

    class Meta:
        table = "record_entry"
        unique_together = (("patient_id", "source", "kind", "native_key"),)
        indexes = (("patient_id", "kind", "at"),)


class RecordReading(Model):
    """When a patient's record was last read from a source, and how that went.

    `version` is raised by whoever begins to read; its reader is alone until `leased_until`, and an older one's word no
    longer counts. `read_at`: of the copy that is here, None when there is none. `fault`: code of what went wrong at the
    last try, one of booking.ports.Mismatch or the name of a fault of clinic systems. `unreadable`: entries not
    understood.
    """

    id = fields.BigIntField(primary_key=True)
    patient: fields.ForeignKeyRelation[Patient] = fields.ForeignKeyField(
        "talon.Patient", related_name=False, on_delete=RESTRICT
    )
    patient_id: int
    source = fields.CharField(32)
    version = fields.BigIntField(default=0)
    tried_at = fields.DatetimeField(null=True)
    leased_until = fields.DatetimeField(null=True)
    read_at = fields.DatetimeField(null=True)
    fault = fields.CharField(40, null=True)
    unreadable = fields.IntField(default=0)
    cut_short = fields.BooleanField(default=False)

    class Meta:
        table = "record_reading"
        unique_together = (("patient_id", "source"),)
