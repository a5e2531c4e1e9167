"""Claims as their account sees them."""

from collections.abc import Collection
from datetime import datetime

from storage.models import Claim, ClaimState


async def own_claims_by_id(account_id: int, ids: Collection[int]) -> dict[int, Claim]:
    """Those of the claims that the account made, whatever has become of them."""
    return {claim.id: claim for claim in await Claim.filter(id__in=list(ids), account_id=account_id)}


async def live_claims(account_id: int, now: datetime) -> list[Claim]:
    """The account's holds that have not run out, soonest to end first."""
    live = Claim.filter(account_id=account_id, state=ClaimState.LIVE, expires_at__gt=now)
    return await live.order_by("expires_at", "id")
