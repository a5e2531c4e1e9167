from typing import Optional

from pydantic import Field

from .base_model import BaseModel


class VisitOfAppointment(BaseModel):
    viewer: Optional["VisitOfAppointmentViewer"]


class VisitOfAppointmentViewer(BaseModel):
    id: str
    appointment_by_code: Optional["VisitOfAppointmentViewerAppointmentByCode"] = Field(
        alias="appointmentByCode"
    )


class VisitOfAppointmentViewerAppointmentByCode(BaseModel):
    id: str
    visit: Optional["VisitOfAppointmentViewerAppointmentByCodeVisit"]


class VisitOfAppointmentViewerAppointmentByCodeVisit(BaseModel):
    id: str


VisitOfAppointment.model_rebuild()
VisitOfAppointmentViewer.model_rebuild()
VisitOfAppointmentViewerAppointmentByCode.model_rebuild()
