from typing import Literal, Union

from pydantic import Field

from .base_model import BaseModel
from .enums import GuardianshipState, RefusalCode, RemedyAction
from .fragments import Other


class GuardianshipAnswerByCode(BaseModel):
    guardianship_answer_by_code: Union[
        "GuardianshipAnswerByCodeGuardianshipAnswerByCodeGuardianshipAnswerByCodeSuccess",
        "GuardianshipAnswerByCodeGuardianshipAnswerByCodeInvitationClosed",
        "GuardianshipAnswerByCodeGuardianshipAnswerByCodeCodeWrong",
        "GuardianshipAnswerByCodeGuardianshipAnswerByCodeCodeExpired",
        "GuardianshipAnswerByCodeGuardianshipAnswerByCodeFamilyFull",
    ] = Field(alias="guardianshipAnswerByCode", discriminator="typename__")


class GuardianshipAnswerByCodeGuardianshipAnswerByCodeGuardianshipAnswerByCodeSuccess(
    BaseModel
):
    typename__: Literal["GuardianshipAnswerByCodeSuccess"] = Field(alias="__typename")
    question: "GuardianshipAnswerByCodeGuardianshipAnswerByCodeGuardianshipAnswerByCodeSuccessQuestion"


class GuardianshipAnswerByCodeGuardianshipAnswerByCodeGuardianshipAnswerByCodeSuccessQuestion(
    BaseModel
):
    state: GuardianshipState


class GuardianshipAnswerByCodeGuardianshipAnswerByCodeInvitationClosed(BaseModel):
    typename__: Literal["InvitationClosed"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "GuardianshipAnswerByCodeGuardianshipAnswerByCodeInvitationClosedRemedy"
    alternatives: list[
        "GuardianshipAnswerByCodeGuardianshipAnswerByCodeInvitationClosedAlternatives"
    ]


class GuardianshipAnswerByCodeGuardianshipAnswerByCodeInvitationClosedRemedy(BaseModel):
    action: RemedyAction
    text: str


GuardianshipAnswerByCodeGuardianshipAnswerByCodeInvitationClosedAlternatives = Other


class GuardianshipAnswerByCodeGuardianshipAnswerByCodeCodeWrong(BaseModel):
    typename__: Literal["CodeWrong"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "GuardianshipAnswerByCodeGuardianshipAnswerByCodeCodeWrongRemedy"
    alternatives: list[
        "GuardianshipAnswerByCodeGuardianshipAnswerByCodeCodeWrongAlternatives"
    ]
    guesses_left: int = Field(alias="guessesLeft")


class GuardianshipAnswerByCodeGuardianshipAnswerByCodeCodeWrongRemedy(BaseModel):
    action: RemedyAction
    text: str


GuardianshipAnswerByCodeGuardianshipAnswerByCodeCodeWrongAlternatives = Other


class GuardianshipAnswerByCodeGuardianshipAnswerByCodeCodeExpired(BaseModel):
    typename__: Literal["CodeExpired"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "GuardianshipAnswerByCodeGuardianshipAnswerByCodeCodeExpiredRemedy"
    alternatives: list[
        "GuardianshipAnswerByCodeGuardianshipAnswerByCodeCodeExpiredAlternatives"
    ]


class GuardianshipAnswerByCodeGuardianshipAnswerByCodeCodeExpiredRemedy(BaseModel):
    action: RemedyAction
    text: str


GuardianshipAnswerByCodeGuardianshipAnswerByCodeCodeExpiredAlternatives = Other


class GuardianshipAnswerByCodeGuardianshipAnswerByCodeFamilyFull(BaseModel):
    typename__: Literal["FamilyFull"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "GuardianshipAnswerByCodeGuardianshipAnswerByCodeFamilyFullRemedy"
    alternatives: list[
        "GuardianshipAnswerByCodeGuardianshipAnswerByCodeFamilyFullAlternatives"
    ]


class GuardianshipAnswerByCodeGuardianshipAnswerByCodeFamilyFullRemedy(BaseModel):
    action: RemedyAction
    text: str


GuardianshipAnswerByCodeGuardianshipAnswerByCodeFamilyFullAlternatives = Other
GuardianshipAnswerByCode.model_rebuild()
GuardianshipAnswerByCodeGuardianshipAnswerByCodeGuardianshipAnswerByCodeSuccess.model_rebuild()
GuardianshipAnswerByCodeGuardianshipAnswerByCodeInvitationClosed.model_rebuild()
GuardianshipAnswerByCodeGuardianshipAnswerByCodeCodeWrong.model_rebuild()
GuardianshipAnswerByCodeGuardianshipAnswerByCodeCodeExpired.model_rebuild()
GuardianshipAnswerByCodeGuardianshipAnswerByCodeFamilyFull.model_rebuild()
