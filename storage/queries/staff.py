"""Who works at a clinic's desk, as its colleagues and its patients see it."""

from collections.abc import Collection

from storage.models import Membership, StaffInvitation


async def staff_of_clinics(clinic_ids: Collection[int]) -> dict[int, list[Membership]]:
    """Clinic → who works there now, those who have longest first."""
    found: dict[int, list[Membership]] = {clinic_id: [] for clinic_id in clinic_ids}
    for member in await Membership.filter(clinic_id__in=list(clinic_ids), ended_at__isnull=True).order_by("id"):
        found[member.clinic_id].append(member)
    return found


async def staff_invitations_of_clinics(clinic_ids: Collection[int]) -> dict[int, list[StaffInvitation]]:
    """Clinic → whom it has asked to its desk, the newest first, whatever became of it."""
    found: dict[int, list[StaffInvitation]] = {clinic_id: [] for clinic_id in clinic_ids}
    for invitation in await StaffInvitation.filter(clinic_id__in=list(clinic_ids)).order_by("-id"):
        found[invitation.clinic_id].append(invitation)
    return found


async def members_by_id(clinic_ids: Collection[int], ids: Collection[int]) -> dict[int, Membership]:
    """Those of the memberships that are of these clinics; ended ones too."""
    return {one.id: one for one in await Membership.filter(id__in=list(ids), clinic_id__in=list(clinic_ids))}


async def staff_invitations_by_id(clinic_ids: Collection[int], ids: Collection[int]) -> dict[int, StaffInvitation]:
    """Those of the invitations that are of these clinics."""
    return {one.id: one for one in await StaffInvitation.filter(id__in=list(ids), clinic_id__in=list(clinic_ids))}


async def work_name(account_id: int) -> str | None:
    """How somebody is called at work, by the newest membership; None: they never worked at a desk."""
    member = await Membership.filter(account_id=account_id).order_by("-id").first()
    return None if member is None else member.name
