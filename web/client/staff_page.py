from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .fragments import Colleague, Hired


class StaffPage(BaseModel):
    viewer: Optional["StaffPageViewer"]


class StaffPageViewer(BaseModel):
    id: str
    desk: Optional["StaffPageViewerDesk"]


class StaffPageViewerDesk(BaseModel):
    staff: list["StaffPageViewerDeskStaff"]
    staff_invitations: list["StaffPageViewerDeskStaffInvitations"] = Field(
        alias="staffInvitations"
    )


StaffPageViewerDeskStaff = Colleague
StaffPageViewerDeskStaffInvitations = Hired
StaffPage.model_rebuild()
StaffPageViewer.model_rebuild()
StaffPageViewerDesk.model_rebuild()
