from typing import Optional

from .base_model import BaseModel
from .fragments import (
    Person,
    PersonName,  # noqa: F401
)


class RecordPeople(BaseModel):
    viewer: Optional["RecordPeopleViewer"]


class RecordPeopleViewer(BaseModel):
    id: str
    patient: Optional["RecordPeopleViewerPatient"]
    patients: list["RecordPeopleViewerPatients"]


class RecordPeopleViewerPatient(BaseModel):
    id: str


class RecordPeopleViewerPatients(Person):
    scopes: "RecordPeopleViewerPatientsScopes"


class RecordPeopleViewerPatientsScopes(BaseModel):
    visits: bool
    documents: bool


RecordPeople.model_rebuild()
RecordPeopleViewer.model_rebuild()
RecordPeopleViewerPatients.model_rebuild()
