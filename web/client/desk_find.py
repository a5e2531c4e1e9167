from typing import Optional

from pydantic import Field

from .base_model import BaseModel


class DeskFind(BaseModel):
    viewer: Optional["DeskFindViewer"]


class DeskFindViewer(BaseModel):
    id: str
    desk: Optional["DeskFindViewerDesk"]


class DeskFindViewerDesk(BaseModel):
    find: list["DeskFindViewerDeskFind"]


class DeskFindViewerDeskFind(BaseModel):
    patient_id: str = Field(alias="patientId")
    name: str
    birth_year: int = Field(alias="birthYear")
    has_account: bool = Field(alias="hasAccount")
    confirmed: bool


DeskFind.model_rebuild()
DeskFindViewer.model_rebuild()
DeskFindViewerDesk.model_rebuild()
