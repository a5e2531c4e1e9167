from typing import Optional

from .base_model import BaseModel
from .fragments import Agreed


class ConsentsPage(BaseModel):
    viewer: Optional["ConsentsPageViewer"]


class ConsentsPageViewer(BaseModel):
    id: str
    consents: list["ConsentsPageViewerConsents"]


ConsentsPageViewerConsents = Agreed
ConsentsPage.model_rebuild()
ConsentsPageViewer.model_rebuild()
