from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .fragments import Acting, Asked, Claimed


class FamilyPage(BaseModel):
    viewer: Optional["FamilyPageViewer"]


class FamilyPageViewer(BaseModel):
    id: str
    confirmed: bool
    family_limit: int = Field(alias="familyLimit")
    patient: Optional["FamilyPageViewerPatient"]
    family: list["FamilyPageViewerFamily"]
    guardians: list["FamilyPageViewerGuardians"]
    invitations: list["FamilyPageViewerInvitations"]
    disputes: list["FamilyPageViewerDisputes"]


class FamilyPageViewerPatient(BaseModel):
    id: str


FamilyPageViewerFamily = Acting
FamilyPageViewerGuardians = Acting
FamilyPageViewerInvitations = Asked
FamilyPageViewerDisputes = Claimed
FamilyPage.model_rebuild()
FamilyPageViewer.model_rebuild()
