from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .fragments import ReadingLine, SystemLine


class SystemPage(BaseModel):
    viewer: Optional["SystemPageViewer"]
    clinic_system: Optional["SystemPageClinicSystem"] = Field(alias="clinicSystem")


class SystemPageViewer(BaseModel):
    id: str


class SystemPageClinicSystem(SystemLine):
    clinics: "SystemPageClinicSystemClinics"


class SystemPageClinicSystemClinics(BaseModel):
    edges: list["SystemPageClinicSystemClinicsEdges"]
    page_info: "SystemPageClinicSystemClinicsPageInfo" = Field(alias="pageInfo")
    total_count: int = Field(alias="totalCount")


class SystemPageClinicSystemClinicsEdges(BaseModel):
    node: "SystemPageClinicSystemClinicsEdgesNode"


SystemPageClinicSystemClinicsEdgesNode = ReadingLine


class SystemPageClinicSystemClinicsPageInfo(BaseModel):
    has_next_page: bool = Field(alias="hasNextPage")
    end_cursor: Optional[str] = Field(alias="endCursor")


SystemPage.model_rebuild()
SystemPageClinicSystem.model_rebuild()
SystemPageClinicSystemClinics.model_rebuild()
SystemPageClinicSystemClinicsEdges.model_rebuild()
