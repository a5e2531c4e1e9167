from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .fragments import Visit


class TicketPage(BaseModel):
    viewer: Optional["TicketPageViewer"]


class TicketPageViewer(BaseModel):
    id: str
    appointment_by_code: Optional["TicketPageViewerAppointmentByCode"] = Field(
        alias="appointmentByCode"
    )


TicketPageViewerAppointmentByCode = Visit
TicketPage.model_rebuild()
TicketPageViewer.model_rebuild()
