from datetime import datetime
from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .enums import ContactKind, FactorKind, SessionWay


class SecurityPage(BaseModel):
    viewer: Optional["SecurityPageViewer"]


class SecurityPageViewer(BaseModel):
    id: str
    confirmed: bool
    has_password: bool = Field(alias="hasPassword")
    recovery_codes_left: int = Field(alias="recoveryCodesLeft")
    sessions: list["SecurityPageViewerSessions"]
    factors: list["SecurityPageViewerFactors"]
    logins: list["SecurityPageViewerLogins"]
    contacts: list["SecurityPageViewerContacts"]


class SecurityPageViewerSessions(BaseModel):
    id: str
    current: bool
    device: Optional[str]
    way: SessionWay
    provider: Optional[str]
    second_factor: bool = Field(alias="secondFactor")
    created_at: datetime = Field(alias="createdAt")
    seen_at: datetime = Field(alias="seenAt")


class SecurityPageViewerFactors(BaseModel):
    id: str
    kind: FactorKind
    label: Optional[str]
    created_at: datetime = Field(alias="createdAt")
    used_at: Optional[datetime] = Field(alias="usedAt")


class SecurityPageViewerLogins(BaseModel):
    id: str
    provider: str
    provider_name: str = Field(alias="providerName")
    confirmed: bool
    created_at: datetime = Field(alias="createdAt")
    used_at: datetime = Field(alias="usedAt")


class SecurityPageViewerContacts(BaseModel):
    id: str
    kind: ContactKind
    shown: str
    verified: bool


SecurityPage.model_rebuild()
SecurityPageViewer.model_rebuild()
