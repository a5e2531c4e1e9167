from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .fragments import Visit


class PastAppointments(BaseModel):
    viewer: Optional["PastAppointmentsViewer"]


class PastAppointmentsViewer(BaseModel):
    id: str
    past: "PastAppointmentsViewerPast"


class PastAppointmentsViewerPast(BaseModel):
    page_info: "PastAppointmentsViewerPastPageInfo" = Field(alias="pageInfo")
    edges: list["PastAppointmentsViewerPastEdges"]


class PastAppointmentsViewerPastPageInfo(BaseModel):
    has_next_page: bool = Field(alias="hasNextPage")
    end_cursor: Optional[str] = Field(alias="endCursor")


class PastAppointmentsViewerPastEdges(BaseModel):
    node: "PastAppointmentsViewerPastEdgesNode"


PastAppointmentsViewerPastEdgesNode = Visit
PastAppointments.model_rebuild()
PastAppointmentsViewer.model_rebuild()
PastAppointmentsViewerPast.model_rebuild()
PastAppointmentsViewerPastEdges.model_rebuild()
