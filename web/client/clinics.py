from pydantic import Field

from .base_model import BaseModel


class Clinics(BaseModel):
    clinics: "ClinicsClinics"


class ClinicsClinics(BaseModel):
    edges: list["ClinicsClinicsEdges"]


class ClinicsClinicsEdges(BaseModel):
    node: "ClinicsClinicsEdgesNode"


class ClinicsClinicsEdgesNode(BaseModel):
    id: str
    short_name: str = Field(alias="shortName")


Clinics.model_rebuild()
ClinicsClinics.model_rebuild()
ClinicsClinicsEdges.model_rebuild()
