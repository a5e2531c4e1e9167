from tortoise import fields
from tortoise.models import Model


class Reading(Model):
    """One thing that workers read again and again from a clinic system, and whose turn it is.

    `key` is "spb" for the system's list of clinics and "spb/1174" for the schedule of one of them.
    A worker owns it while `leased_until` lies ahead; the lease is won by one conditional UPDATE.
    `version` is raised first by every transaction that writes what was read: it queues them.
    """

    id = fields.BigIntField(primary_key=True)
    key = fields.CharField(140, unique=True)
    # None: nobody reads it, the clinic publishes here by itself
    due_at = fields.DatetimeField(null=True)
    leased_until = fields.DatetimeField(null=True)
    leased_by = fields.CharField(36, null=True)
    failures = fields.IntField(default=0)
    # code of the last fault; None after a success
    fault = fields.CharField(40, null=True)
    version = fields.BigIntField(default=0)

    class Meta:
        table = "reading"
        indexes = (("due_at",),)
