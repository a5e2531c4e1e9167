from datetime import date
from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .enums import MissingReason
from .fragments import (  # noqa: F401
    Practitioner,
    PractitionerAbsence,
    PractitionerClinic,
    PractitionerName,
    PractitionerSpecialty,
    Time,
)


class Doctors(BaseModel):
    doctors: "DoctorsDoctors"


class DoctorsDoctors(BaseModel):
    total_count: int = Field(alias="totalCount")
    page_info: "DoctorsDoctorsPageInfo" = Field(alias="pageInfo")
    missing: list["DoctorsDoctorsMissing"]
    edges: list["DoctorsDoctorsEdges"]


class DoctorsDoctorsPageInfo(BaseModel):
    has_next_page: bool = Field(alias="hasNextPage")
    end_cursor: Optional[str] = Field(alias="endCursor")


class DoctorsDoctorsMissing(BaseModel):
    reason: MissingReason
    clinic: "DoctorsDoctorsMissingClinic"


class DoctorsDoctorsMissingClinic(BaseModel):
    id: str
    short_name: str = Field(alias="shortName")
    phone: Optional[str]


class DoctorsDoctorsEdges(BaseModel):
    node: "DoctorsDoctorsEdgesNode"


class DoctorsDoctorsEdgesNode(Practitioner):
    way: Optional["DoctorsDoctorsEdgesNodeWay"] = None
    next_free: list["DoctorsDoctorsEdgesNodeNextFree"] = Field(alias="nextFree")
    days: list["DoctorsDoctorsEdgesNodeDays"]


class DoctorsDoctorsEdgesNodeWay(BaseModel):
    distance_km: Optional[float] = Field(alias="distanceKm")


DoctorsDoctorsEdgesNodeNextFree = Time


class DoctorsDoctorsEdgesNodeDays(BaseModel):
    day: date
    free: int


Doctors.model_rebuild()
DoctorsDoctors.model_rebuild()
DoctorsDoctorsMissing.model_rebuild()
DoctorsDoctorsEdges.model_rebuild()
DoctorsDoctorsEdgesNode.model_rebuild()
