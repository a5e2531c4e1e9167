"""Claims as an account sees them: those of the patients it may see."""

from collections.abc import Collection

from tortoise.expressions import Q
from tortoise.queryset import QuerySet

from storage.models import Claim, ClaimState
from storage.queries.patients import Onlooker, sights_of


async def own_claims_by_id(onlooker: Onlooker, ids: Collection[int]) -> dict[int, Claim]:
    """Whoever of the patient's people made them, and whatever has become of them."""
    return {claim.id: claim for claim in await (await _visible(onlooker)).filter(id__in=list(ids))}


async def live_claims(onlooker: Onlooker) -> list[Claim]:
    """The holds the account made itself that have not run out, soonest to end first."""
    live = (await _visible(onlooker)).filter(
        account_id=onlooker.account_id, state=ClaimState.LIVE, expires_at__gt=onlooker.now
    )
    return await live.order_by("expires_at", "id")


async def _visible(onlooker: Onlooker) -> QuerySet[Claim]:
    sights = await sights_of(onlooker)
    whole = [key for key, sight in sights.items() if sight.scopes.visits and sight.clinic_ids is None]
    return Claim.filter(Q(patient_id__in=whole) | Q(patient_id__in=list(sights), account_id=onlooker.account_id))
