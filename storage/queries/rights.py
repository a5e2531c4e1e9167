"""Consents and data requests as the account they belong to sees them."""

from collections.abc import Collection

from tortoise.expressions import Q

from storage.models import Consent, ConsentKind, DataRequest
from storage.queries.patients import Onlooker, patients_with_documents


async def latest_consents(account_id: int) -> dict[ConsentKind, Consent]:
    """Kind → what the account last said to it; kinds it was never asked about are left out."""
    return {one.kind: one for one in await Consent.filter(account_id=account_id).order_by("id")}


async def own_data_requests(onlooker: Onlooker) -> list[DataRequest]:
    """Those the account made, and those about patients whose documents it may see, the newest first."""
    return await DataRequest.filter(await _visible(onlooker)).order_by("-id")


async def own_data_requests_by_id(onlooker: Onlooker, ids: Collection[int]) -> dict[int, DataRequest]:
    return {one.id: one for one in await DataRequest.filter(await _visible(onlooker), id__in=list(ids))}


async def _visible(onlooker: Onlooker) -> Q:
    patients = await patients_with_documents(onlooker)
    return Q(account_id=onlooker.account_id) | Q(patient_id__in=list(patients))
