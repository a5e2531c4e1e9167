from tortoise import fields
from tortoise.models import Model


class SeenToken(Model):
    """A logout token a provider has sent: (`issuer`, `jti`) counts once. Kept until the token itself has expired."""

    id = fields.BigIntField(primary_key=True)
    issuer = fields.CharField(300)
    # SHA-256, because a provider may write what it likes
    jti_hash = fields.CharField(64)
    expires_at = fields.DatetimeField()

    class Meta:
        table = "seen_token"
        unique_together = (("issuer", "jti_hash"),)
        indexes = (("expires_at",),)
