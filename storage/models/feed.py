from tortoise import fields
from tortoise.models import Model

from storage.models.slot import SlotState


class SlotChange(Model):
    """One change in a clinic's feed: the whole public truth of the slot after it, so reading it twice does no harm.

    (`clinic_id`, `cursor`) orders it; no foreign keys, because the feed is read, trimmed and never joined upon.
    """

    id = fields.BigIntField(primary_key=True)
    clinic_id = fields.BigIntField()
    cursor = fields.BigIntField()
    slot_id = fields.BigIntField()
    doctor_id = fields.BigIntField()
    starts_at = fields.DatetimeField()
    ends_at = fields.DatetimeField()
    room = fields.CharField(50, null=True)
    state = fields.CharEnumField(SlotState, max_length=5)
    free_seats = fields.SmallIntField()
    at = fields.DatetimeField()

    class Meta:
        table = "slot_change"
        unique_together = (("clinic_id", "cursor"),)
        indexes = (("at",),)
