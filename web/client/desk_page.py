from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .fragments import Calling, Claimed, Requested


class DeskPage(BaseModel):
    viewer: Optional["DeskPageViewer"]


class DeskPageViewer(BaseModel):
    id: str
    name: str
    second_factor: bool = Field(alias="secondFactor")
    desk: Optional["DeskPageViewerDesk"]


class DeskPageViewerDesk(BaseModel):
    clinics: list["DeskPageViewerDeskClinics"]
    calls: list["DeskPageViewerDeskCalls"]
    disputes: list["DeskPageViewerDeskDisputes"]
    data_requests: list["DeskPageViewerDeskDataRequests"] = Field(alias="dataRequests")


class DeskPageViewerDeskClinics(BaseModel):
    id: str
    name: str
    short_name: str = Field(alias="shortName")


DeskPageViewerDeskCalls = Calling
DeskPageViewerDeskDisputes = Claimed
DeskPageViewerDeskDataRequests = Requested
DeskPage.model_rebuild()
DeskPageViewer.model_rebuild()
DeskPageViewerDesk.model_rebuild()
