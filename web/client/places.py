from typing import Optional

from .base_model import BaseModel
from .fragments import (
    Person,
    PersonName,  # noqa: F401
)


class Places(BaseModel):
    regions: list["PlacesRegions"]
    specialties: list["PlacesSpecialties"]
    viewer: Optional["PlacesViewer"]


class PlacesRegions(BaseModel):
    id: str
    name: str
    districts: list[str]


class PlacesSpecialties(BaseModel):
    id: str
    name: str


class PlacesViewer(BaseModel):
    id: str
    patients: list["PlacesViewerPatients"]


class PlacesViewerPatients(Person):
    scopes: "PlacesViewerPatientsScopes"


class PlacesViewerPatientsScopes(BaseModel):
    book: bool


Places.model_rebuild()
PlacesViewer.model_rebuild()
PlacesViewerPatients.model_rebuild()
