from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .fragments import Hired


class StaffInvitationPage(BaseModel):
    viewer: Optional["StaffInvitationPageViewer"]
    staff_invitation: Optional["StaffInvitationPageStaffInvitation"] = Field(
        alias="staffInvitation"
    )


class StaffInvitationPageViewer(BaseModel):
    id: str
    name: str
    second_factor: bool = Field(alias="secondFactor")
    has_second_factor: bool = Field(alias="hasSecondFactor")


StaffInvitationPageStaffInvitation = Hired
StaffInvitationPage.model_rebuild()
