from datetime import date

from pydantic import Field

from .base_model import BaseModel
from .fragments import (  # noqa: F401
    Practitioner,
    PractitionerAbsence,
    PractitionerClinic,
    PractitionerName,
    PractitionerSpecialty,
    Time,
)


class Elsewhere(BaseModel):
    doctors: "ElsewhereDoctors"


class ElsewhereDoctors(BaseModel):
    edges: list["ElsewhereDoctorsEdges"]


class ElsewhereDoctorsEdges(BaseModel):
    node: "ElsewhereDoctorsEdgesNode"


class ElsewhereDoctorsEdgesNode(Practitioner):
    next_free: list["ElsewhereDoctorsEdgesNodeNextFree"] = Field(alias="nextFree")
    days: list["ElsewhereDoctorsEdgesNodeDays"]


ElsewhereDoctorsEdgesNodeNextFree = Time


class ElsewhereDoctorsEdgesNodeDays(BaseModel):
    day: date
    free: int


Elsewhere.model_rebuild()
ElsewhereDoctors.model_rebuild()
ElsewhereDoctorsEdges.model_rebuild()
ElsewhereDoctorsEdgesNode.model_rebuild()
