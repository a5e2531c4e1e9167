from typing import Literal, Union

from pydantic import Field

from .base_model import BaseModel
from .enums import RefusalCode, RemedyAction
from .fragments import Calling, Other


class CallClose(BaseModel):
    call_close: Union[
        "CallCloseCallCloseCallCloseSuccess",
        "CallCloseCallCloseCallClosed",
        "CallCloseCallCloseSecondFactorNeeded",
        "CallCloseCallCloseKeyReused",
    ] = Field(alias="callClose", discriminator="typename__")


class CallCloseCallCloseCallCloseSuccess(BaseModel):
    typename__: Literal["CallCloseSuccess"] = Field(alias="__typename")
    call: "CallCloseCallCloseCallCloseSuccessCall"


CallCloseCallCloseCallCloseSuccessCall = Calling


class CallCloseCallCloseCallClosed(BaseModel):
    typename__: Literal["CallClosed"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "CallCloseCallCloseCallClosedRemedy"
    alternatives: list["CallCloseCallCloseCallClosedAlternatives"]


class CallCloseCallCloseCallClosedRemedy(BaseModel):
    action: RemedyAction
    text: str


CallCloseCallCloseCallClosedAlternatives = Other


class CallCloseCallCloseSecondFactorNeeded(BaseModel):
    typename__: Literal["SecondFactorNeeded"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "CallCloseCallCloseSecondFactorNeededRemedy"
    alternatives: list["CallCloseCallCloseSecondFactorNeededAlternatives"]


class CallCloseCallCloseSecondFactorNeededRemedy(BaseModel):
    action: RemedyAction
    text: str


CallCloseCallCloseSecondFactorNeededAlternatives = Other


class CallCloseCallCloseKeyReused(BaseModel):
    typename__: Literal["KeyReused"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "CallCloseCallCloseKeyReusedRemedy"
    alternatives: list["CallCloseCallCloseKeyReusedAlternatives"]


class CallCloseCallCloseKeyReusedRemedy(BaseModel):
    action: RemedyAction
    text: str


CallCloseCallCloseKeyReusedAlternatives = Other
CallClose.model_rebuild()
CallCloseCallCloseCallCloseSuccess.model_rebuild()
CallCloseCallCloseCallClosed.model_rebuild()
CallCloseCallCloseSecondFactorNeeded.model_rebuild()
CallCloseCallCloseKeyReused.model_rebuild()
