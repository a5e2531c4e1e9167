from tortoise import fields
from tortoise.models import Model


class Reading(Model):
    """One thing that workers read again and again from a clinic system, and whose turn it is.

    `key` is "spb" for the system's list of clinics and "spb/1174" for the schedule of one of them.
    A worker owns it while `leased_until` lies ahead; the lease is won by one conditional UPDATE.
    `version` is raised first by every transaction that writes what was read: it queues them. `read_at`: the start of
    the last reading that went well. `mark`: where the next reading of changes goes on, in the system's own words.
    `whole_at`: when all of it was last read, and not its changes alone; `staff_digest`: of the doctors taken in then.
    `nudged_at`: when the system last said that something has changed. `paused_at`: nothing is read until somebody
    resumes; on a system's own key it pauses all its clinics. `alarmed_at`: since when the alarm for its age stands.
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
    fault_at = fields.DatetimeField(null=True)
    version = fields.BigIntField(default=0)
    read_at = fields.DatetimeField(null=True)
    took_ms = fields.IntField(null=True)
    # slots written by the last reading
    changed = fields.IntField(default=0, db_default=0)
    mark = fields.CharField(500, null=True)
    whole_at = fields.DatetimeField(null=True)
    staff_digest = fields.CharField(32, null=True)
    # how many readings went well and how many did not, ever
    succeeded = fields.BigIntField(default=0, db_default=0)
    failed = fields.BigIntField(default=0, db_default=0)
    nudged_at = fields.DatetimeField(null=True)
    paused_at = fields.DatetimeField(null=True)
    paused_by_id = fields.BigIntField(null=True)
    alarmed_at = fields.DatetimeField(null=True)

    class Meta:
        table = "reading"
        indexes = (("due_at",),)
