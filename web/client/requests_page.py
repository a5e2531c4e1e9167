from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .fragments import Person, Requested


class RequestsPage(BaseModel):
    viewer: Optional["RequestsPageViewer"]


class RequestsPageViewer(BaseModel):
    id: str
    second_factor: bool = Field(alias="secondFactor")
    patient: Optional["RequestsPageViewerPatient"]
    patients: list["RequestsPageViewerPatients"]
    data_requests: list["RequestsPageViewerDataRequests"] = Field(alias="dataRequests")


class RequestsPageViewerPatient(BaseModel):
    id: str


RequestsPageViewerPatients = Person
RequestsPageViewerDataRequests = Requested
RequestsPage.model_rebuild()
RequestsPageViewer.model_rebuild()
