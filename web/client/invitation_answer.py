from typing import Literal, Optional, Union

from pydantic import Field

from .base_model import BaseModel
from .enums import RefusalCode, RemedyAction
from .fragments import Acting, Other


class InvitationAnswer(BaseModel):
    invitation_answer: Union[
        "InvitationAnswerInvitationAnswerInvitationAnswerSuccess",
        "InvitationAnswerInvitationAnswerInvitationClosed",
        "InvitationAnswerInvitationAnswerFamilyFull",
        "InvitationAnswerInvitationAnswerAlreadyInFamily",
        "InvitationAnswerInvitationAnswerAccountNotConfirmed",
        "InvitationAnswerInvitationAnswerKeyReused",
    ] = Field(alias="invitationAnswer", discriminator="typename__")


class InvitationAnswerInvitationAnswerInvitationAnswerSuccess(BaseModel):
    typename__: Literal["InvitationAnswerSuccess"] = Field(alias="__typename")
    guardianship: Optional[
        "InvitationAnswerInvitationAnswerInvitationAnswerSuccessGuardianship"
    ]


InvitationAnswerInvitationAnswerInvitationAnswerSuccessGuardianship = Acting


class InvitationAnswerInvitationAnswerInvitationClosed(BaseModel):
    typename__: Literal["InvitationClosed"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "InvitationAnswerInvitationAnswerInvitationClosedRemedy"
    alternatives: list["InvitationAnswerInvitationAnswerInvitationClosedAlternatives"]


class InvitationAnswerInvitationAnswerInvitationClosedRemedy(BaseModel):
    action: RemedyAction
    text: str


InvitationAnswerInvitationAnswerInvitationClosedAlternatives = Other


class InvitationAnswerInvitationAnswerFamilyFull(BaseModel):
    typename__: Literal["FamilyFull"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "InvitationAnswerInvitationAnswerFamilyFullRemedy"
    alternatives: list["InvitationAnswerInvitationAnswerFamilyFullAlternatives"]


class InvitationAnswerInvitationAnswerFamilyFullRemedy(BaseModel):
    action: RemedyAction
    text: str


InvitationAnswerInvitationAnswerFamilyFullAlternatives = Other


class InvitationAnswerInvitationAnswerAlreadyInFamily(BaseModel):
    typename__: Literal["AlreadyInFamily"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "InvitationAnswerInvitationAnswerAlreadyInFamilyRemedy"
    alternatives: list["InvitationAnswerInvitationAnswerAlreadyInFamilyAlternatives"]
    existing: "InvitationAnswerInvitationAnswerAlreadyInFamilyExisting"


class InvitationAnswerInvitationAnswerAlreadyInFamilyRemedy(BaseModel):
    action: RemedyAction
    text: str


InvitationAnswerInvitationAnswerAlreadyInFamilyAlternatives = Other


class InvitationAnswerInvitationAnswerAlreadyInFamilyExisting(BaseModel):
    id: str


class InvitationAnswerInvitationAnswerAccountNotConfirmed(BaseModel):
    typename__: Literal["AccountNotConfirmed"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "InvitationAnswerInvitationAnswerAccountNotConfirmedRemedy"
    alternatives: list[
        "InvitationAnswerInvitationAnswerAccountNotConfirmedAlternatives"
    ]


class InvitationAnswerInvitationAnswerAccountNotConfirmedRemedy(BaseModel):
    action: RemedyAction
    text: str


InvitationAnswerInvitationAnswerAccountNotConfirmedAlternatives = Other


class InvitationAnswerInvitationAnswerKeyReused(BaseModel):
    typename__: Literal["KeyReused"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "InvitationAnswerInvitationAnswerKeyReusedRemedy"
    alternatives: list["InvitationAnswerInvitationAnswerKeyReusedAlternatives"]


class InvitationAnswerInvitationAnswerKeyReusedRemedy(BaseModel):
    action: RemedyAction
    text: str


InvitationAnswerInvitationAnswerKeyReusedAlternatives = Other
InvitationAnswer.model_rebuild()
InvitationAnswerInvitationAnswerInvitationAnswerSuccess.model_rebuild()
InvitationAnswerInvitationAnswerInvitationClosed.model_rebuild()
InvitationAnswerInvitationAnswerFamilyFull.model_rebuild()
InvitationAnswerInvitationAnswerAlreadyInFamily.model_rebuild()
InvitationAnswerInvitationAnswerAccountNotConfirmed.model_rebuild()
InvitationAnswerInvitationAnswerKeyReused.model_rebuild()
