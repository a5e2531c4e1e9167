from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .enums import AccountRole
from .fragments import Person


class Reader(BaseModel):
    viewer: Optional["ReaderViewer"]


class ReaderViewer(BaseModel):
    id: str
    role: AccountRole
    name: str
    confirmed: bool
    second_factor: bool = Field(alias="secondFactor")
    runs_service: bool = Field(alias="runsService")
    patient: Optional["ReaderViewerPatient"]


ReaderViewerPatient = Person
Reader.model_rebuild()
ReaderViewer.model_rebuild()
