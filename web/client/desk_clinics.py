from typing import Optional

from pydantic import Field

from .base_model import BaseModel


class DeskClinics(BaseModel):
    viewer: Optional["DeskClinicsViewer"]


class DeskClinicsViewer(BaseModel):
    id: str
    desk: Optional["DeskClinicsViewerDesk"]


class DeskClinicsViewerDesk(BaseModel):
    clinics: list["DeskClinicsViewerDeskClinics"]


class DeskClinicsViewerDeskClinics(BaseModel):
    id: str
    name: str
    short_name: str = Field(alias="shortName")


DeskClinics.model_rebuild()
DeskClinicsViewer.model_rebuild()
DeskClinicsViewerDesk.model_rebuild()
