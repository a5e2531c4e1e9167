"""Claims as their account sees them."""

from collections.abc import Collection
from datetime import datetime

from tortoise.expressions import Q

from storage.models import Claim, ClaimState
from storage.queries.patients import Onlooker, own_patient_ids


async def own_claims_by_id(onlooker: Onlooker, ids: Collection[int]) -> dict[int, Claim]:
    """Those that the account made, or that another of the patient's people made; whatever has become of them."""
    visible = Q(account_id=onlooker.account_id) | Q(patient_id__in=list(await own_patient_ids(onlooker)))
    return {claim.id: claim for claim in await Claim.filter(visible, id__in=list(ids))}


async def live_claims(account_id: int, now: datetime) -> list[Claim]:
    """The account's holds that have not run out, soonest to end first."""
    live = Claim.filter(account_id=account_id, state=ClaimState.LIVE, expires_at__gt=now)
    return await live.order_by("expires_at", "id")
