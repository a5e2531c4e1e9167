from typing import Optional

from .base_model import BaseModel
from .fragments import Colleague


class StaffPage(BaseModel):
    viewer: Optional["StaffPageViewer"]


class StaffPageViewer(BaseModel):
    id: str
    desk: Optional["StaffPageViewerDesk"]


class StaffPageViewerDesk(BaseModel):
    staff: list["StaffPageViewerDeskStaff"]


StaffPageViewerDeskStaff = Colleague
StaffPage.model_rebuild()
StaffPageViewer.model_rebuild()
StaffPageViewerDesk.model_rebuild()
