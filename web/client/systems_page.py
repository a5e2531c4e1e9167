from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .fragments import SystemLine


class SystemsPage(BaseModel):
    viewer: Optional["SystemsPageViewer"]
    clinic_systems: list["SystemsPageClinicSystems"] = Field(alias="clinicSystems")


class SystemsPageViewer(BaseModel):
    id: str


SystemsPageClinicSystems = SystemLine
SystemsPage.model_rebuild()
