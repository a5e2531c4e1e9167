from tortoise import fields
from tortoise.models import Model


class GuessBudget(Model):
    """How many guesses were spent today from one purse: of an account's password, its codes, a device, an address.

    `purse`: a keyed digest that names the purse; one conditional UPDATE spends from it.
    """

    id = fields.BigIntField(primary_key=True)
    purse = fields.CharField(64)
    day = fields.DateField()
    spent = fields.IntField(default=0)

    class Meta:
        table = "guess_budget"
        unique_together = (("purse", "day"),)
        indexes = (("day",),)
