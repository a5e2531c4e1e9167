"""An account as its owner sees it: how it is signed in to. Every read names the account."""

from collections.abc import Collection, Sequence
from datetime import UTC, datetime

from storage.models import Account, Contact, Factor, Login, Session


async def sessions_of(account_id: int, now: datetime, idle_since: datetime) -> Sequence[Session]:
    """Those that have not ended, the one used last first."""
    live = Session.filter(
        account_id=account_id, expires_at__gt=now.astimezone(UTC), seen_at__gt=idle_since.astimezone(UTC)
    )
    return await live.order_by("-seen_at", "-id")


async def own_sessions_by_id(account_id: int, ids: Collection[int]) -> dict[int, Session]:
    return {one.id: one for one in await Session.filter(account_id=account_id, id__in=list(ids))}


async def own_factors_by_id(account_id: int, ids: Collection[int]) -> dict[int, Factor]:
    """Those that count."""
    found = Factor.filter(account_id=account_id, id__in=list(ids), confirmed_at__isnull=False)
    return {one.id: one for one in await found}


async def logins_of(account_id: int) -> Sequence[Login]:
    """The oldest first."""
    return await Login.filter(account_id=account_id).order_by("id")


async def own_logins_by_id(account_id: int, ids: Collection[int]) -> dict[int, Login]:
    return {one.id: one for one in await Login.filter(account_id=account_id, id__in=list(ids))}


async def live_contacts(account_id: int) -> Sequence[Contact]:
    """Those that were not dropped, the oldest first."""
    return await Contact.filter(account_id=account_id, dropped_at__isnull=True).order_by("id")


async def own_contacts_by_id(account_id: int, ids: Collection[int]) -> dict[int, Contact]:
    found = Contact.filter(account_id=account_id, id__in=list(ids), dropped_at__isnull=True)
    return {one.id: one for one in await found}


async def has_password(account_id: int) -> bool:
    return await Account.exists(id=account_id, password_hash__isnull=False)
