from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .fragments import Visit


class AppointmentsPage(BaseModel):
    viewer: Optional["AppointmentsPageViewer"]


class AppointmentsPageViewer(BaseModel):
    id: str
    upcoming: "AppointmentsPageViewerUpcoming"
    past: "AppointmentsPageViewerPast"


class AppointmentsPageViewerUpcoming(BaseModel):
    edges: list["AppointmentsPageViewerUpcomingEdges"]


class AppointmentsPageViewerUpcomingEdges(BaseModel):
    node: "AppointmentsPageViewerUpcomingEdgesNode"


AppointmentsPageViewerUpcomingEdgesNode = Visit


class AppointmentsPageViewerPast(BaseModel):
    page_info: "AppointmentsPageViewerPastPageInfo" = Field(alias="pageInfo")
    edges: list["AppointmentsPageViewerPastEdges"]


class AppointmentsPageViewerPastPageInfo(BaseModel):
    has_next_page: bool = Field(alias="hasNextPage")
    end_cursor: Optional[str] = Field(alias="endCursor")


class AppointmentsPageViewerPastEdges(BaseModel):
    node: "AppointmentsPageViewerPastEdgesNode"


AppointmentsPageViewerPastEdgesNode = Visit
AppointmentsPage.model_rebuild()
AppointmentsPageViewer.model_rebuild()
AppointmentsPageViewerUpcoming.model_rebuild()
AppointmentsPageViewerUpcomingEdges.model_rebuild()
AppointmentsPageViewerPast.model_rebuild()
AppointmentsPageViewerPastEdges.model_rebuild()
