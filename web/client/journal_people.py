from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .fragments import Person


class JournalPeople(BaseModel):
    viewer: Optional["JournalPeopleViewer"]


class JournalPeopleViewer(BaseModel):
    id: str
    second_factor: bool = Field(alias="secondFactor")
    patient: Optional["JournalPeopleViewerPatient"]
    patients: list["JournalPeopleViewerPatients"]


class JournalPeopleViewerPatient(BaseModel):
    id: str


JournalPeopleViewerPatients = Person
JournalPeople.model_rebuild()
JournalPeopleViewer.model_rebuild()
