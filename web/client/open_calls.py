from typing import Optional

from .base_model import BaseModel
from .enums import AccountRole
from .fragments import Calling


class OpenCalls(BaseModel):
    viewer: Optional["OpenCallsViewer"]


class OpenCallsViewer(BaseModel):
    id: str
    role: AccountRole
    desk: Optional["OpenCallsViewerDesk"]


class OpenCallsViewerDesk(BaseModel):
    calls: list["OpenCallsViewerDeskCalls"]


OpenCallsViewerDeskCalls = Calling
OpenCalls.model_rebuild()
OpenCallsViewer.model_rebuild()
OpenCallsViewerDesk.model_rebuild()
