from typing import Literal, Union

from pydantic import Field

from .base_model import BaseModel
from .enums import RefusalCode, RemedyAction
from .fragments import Other, Sent


class GuardianshipCodeSend(BaseModel):
    guardianship_code_send: Union[
        "GuardianshipCodeSendGuardianshipCodeSendGuardianshipCodeSendSuccess",
        "GuardianshipCodeSendGuardianshipCodeSendInvitationClosed",
        "GuardianshipCodeSendGuardianshipCodeSendTooManyTries",
    ] = Field(alias="guardianshipCodeSend", discriminator="typename__")


class GuardianshipCodeSendGuardianshipCodeSendGuardianshipCodeSendSuccess(BaseModel):
    typename__: Literal["GuardianshipCodeSendSuccess"] = Field(alias="__typename")
    sent: "GuardianshipCodeSendGuardianshipCodeSendGuardianshipCodeSendSuccessSent"


GuardianshipCodeSendGuardianshipCodeSendGuardianshipCodeSendSuccessSent = Sent


class GuardianshipCodeSendGuardianshipCodeSendInvitationClosed(BaseModel):
    typename__: Literal["InvitationClosed"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "GuardianshipCodeSendGuardianshipCodeSendInvitationClosedRemedy"
    alternatives: list[
        "GuardianshipCodeSendGuardianshipCodeSendInvitationClosedAlternatives"
    ]


class GuardianshipCodeSendGuardianshipCodeSendInvitationClosedRemedy(BaseModel):
    action: RemedyAction
    text: str


GuardianshipCodeSendGuardianshipCodeSendInvitationClosedAlternatives = Other


class GuardianshipCodeSendGuardianshipCodeSendTooManyTries(BaseModel):
    typename__: Literal["TooManyTries"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "GuardianshipCodeSendGuardianshipCodeSendTooManyTriesRemedy"
    alternatives: list[
        "GuardianshipCodeSendGuardianshipCodeSendTooManyTriesAlternatives"
    ]


class GuardianshipCodeSendGuardianshipCodeSendTooManyTriesRemedy(BaseModel):
    action: RemedyAction
    text: str


GuardianshipCodeSendGuardianshipCodeSendTooManyTriesAlternatives = Other
GuardianshipCodeSend.model_rebuild()
GuardianshipCodeSendGuardianshipCodeSendGuardianshipCodeSendSuccess.model_rebuild()
GuardianshipCodeSendGuardianshipCodeSendInvitationClosed.model_rebuild()
GuardianshipCodeSendGuardianshipCodeSendTooManyTries.model_rebuild()
