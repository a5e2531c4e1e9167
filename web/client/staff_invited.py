from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .fragments import Hired


class StaffInvited(BaseModel):
    viewer: Optional["StaffInvitedViewer"]


class StaffInvitedViewer(BaseModel):
    id: str
    desk: Optional["StaffInvitedViewerDesk"]


class StaffInvitedViewerDesk(BaseModel):
    staff_invitations: list["StaffInvitedViewerDeskStaffInvitations"] = Field(
        alias="staffInvitations"
    )


StaffInvitedViewerDeskStaffInvitations = Hired
StaffInvited.model_rebuild()
StaffInvitedViewer.model_rebuild()
StaffInvitedViewerDesk.model_rebuild()
