from typing import Optional

from .base_model import BaseModel
from .fragments import Asked


class InvitationPage(BaseModel):
    invitation: Optional["InvitationPageInvitation"]


InvitationPageInvitation = Asked
InvitationPage.model_rebuild()
