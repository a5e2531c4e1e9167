from typing import Optional

from .base_model import BaseModel
from .fragments import Person


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


PlacesViewerPatients = Person
Places.model_rebuild()
PlacesViewer.model_rebuild()
