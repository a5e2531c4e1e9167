"""Second factors and recovery codes: each code is used once, which the database decides."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from tortoise.exceptions import IntegrityError

from storage.keyring import keyring
from storage.models import Factor, FactorKind, RecoveryCode
from storage.sql import execute


async def factors_of(account_id: int) -> Sequence[Factor]:
    """Those that count, the oldest first."""
    return await Factor.filter(account_id=account_id, confirmed_at__isnull=False).order_by("id")


async def passkey_by(credential_id: str) -> Factor | None:
    return await Factor.get_or_none(credential_id=credential_id, confirmed_at__isnull=False)


async def begin_totp(account_id: int, secret: str, now: datetime) -> None:
    """A secret that counts once a code of it was shown; one begun before is forgotten."""
    await execute("DELETE FROM factor WHERE account_id = $1 AND kind = 'TOTP' AND confirmed_at IS NULL", account_id)
    await Factor.create(account_id=account_id, kind=FactorKind.TOTP, secret=secret, created_at=now)


async def begun_totp(account_id: int) -> Factor | None:
    """The one begun last, if it does not count yet."""
    return await Factor.filter(account_id=account_id, kind=FactorKind.TOTP, confirmed_at=None).order_by("-id").first()


async def confirm_totp(factor_id: int, step: int, now: datetime) -> bool:
    """False when it counts already. The app on a new phone takes the place of the one on the old."""
    confirmed = await Factor.filter(id=factor_id, confirmed_at=None).update(confirmed_at=now, last_step=step)
    if confirmed:
        factor = await Factor.get(id=factor_id)
        await execute(REPLACE_TOTP, factor.account_id, factor_id)
    return confirmed == 1


async def use_totp(factor_id: int, step: int, now: datetime) -> bool:
    """False when this step's code, or a later one, was used before."""
    return await Factor.filter(id=factor_id, last_step__lt=step).update(last_step=step, used_at=now) == 1


class FactorTaken(Exception):
    """This passkey is there already."""


async def add_factor(account_id: int, kind: FactorKind, now: datetime, **values: Any) -> None:
    """Raises FactorTaken, and the transaction must roll back."""
    try:
        await Factor.create(account_id=account_id, kind=kind, created_at=now, confirmed_at=now, **values)
    except IntegrityError:
        raise FactorTaken from None


def user_handle(account_id: int) -> bytes:
    """How an authenticator knows the account: it tells nothing about anybody (WebAuthn, section 14.6.1)."""
    return bytes.fromhex(keyring().digest("user_handle", str(account_id)))


async def use_passkey(factor_id: int, seen: int, count: int, now: datetime) -> bool:
    """`seen`: the count it was judged by. False when it was used meanwhile."""
    return await Factor.filter(id=factor_id, sign_count=seen).update(sign_count=count, used_at=now) == 1


async def note_use(account_id: int, kind: FactorKind, now: datetime) -> None:
    await Factor.filter(account_id=account_id, kind=kind, confirmed_at__isnull=False).update(used_at=now)


async def remove_factor(account_id: int, factor_id: int) -> bool:
    return await Factor.filter(id=factor_id, account_id=account_id, confirmed_at__isnull=False).delete() == 1


async def replace_recovery_codes(account_id: int, codes: Sequence[str]) -> None:
    """Those given out before are void."""
    await RecoveryCode.filter(account_id=account_id).delete()
    for code in codes:
        await RecoveryCode.create(account_id=account_id, digest=_digest(account_id, code))


async def drop_recovery_codes(account_id: int) -> None:
    await RecoveryCode.filter(account_id=account_id).delete()


async def use_recovery_code(account_id: int, code: str, now: datetime) -> bool:
    return await execute(USE_RECOVERY_CODE, account_id, _digest(account_id, code), now) == 1


async def recovery_codes_left(account_id: int) -> int:
    return await RecoveryCode.filter(account_id=account_id, used_at=None).count()


def _digest(account_id: int, code: str) -> str:
    return keyring().digest("recovery_code", f"{account_id}\0{code}")


REPLACE_TOTP = """
DELETE FROM factor WHERE account_id = $1 AND kind = 'TOTP' AND confirmed_at IS NOT NULL AND id <> $2
"""
USE_RECOVERY_CODE = """
UPDATE recovery_code SET used_at = $3 WHERE account_id = $1 AND digest = $2 AND used_at IS NULL
"""
