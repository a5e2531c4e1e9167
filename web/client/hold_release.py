from typing import Literal, Union

from pydantic import Field

from .base_model import BaseModel
from .enums import RefusalCode, RemedyAction
from .fragments import Holding, Other


class HoldRelease(BaseModel):
    hold_release: Union[
        "HoldReleaseHoldReleaseHoldReleaseSuccess",
        "HoldReleaseHoldReleaseAccountNotConfirmed",
        "HoldReleaseHoldReleaseKeyReused",
        "HoldReleaseHoldReleaseSecondFactorNeeded",
    ] = Field(alias="holdRelease", discriminator="typename__")


class HoldReleaseHoldReleaseHoldReleaseSuccess(BaseModel):
    typename__: Literal["HoldReleaseSuccess"] = Field(alias="__typename")
    hold: "HoldReleaseHoldReleaseHoldReleaseSuccessHold"


HoldReleaseHoldReleaseHoldReleaseSuccessHold = Holding


class HoldReleaseHoldReleaseAccountNotConfirmed(BaseModel):
    typename__: Literal["AccountNotConfirmed"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "HoldReleaseHoldReleaseAccountNotConfirmedRemedy"
    alternatives: list["HoldReleaseHoldReleaseAccountNotConfirmedAlternatives"]


class HoldReleaseHoldReleaseAccountNotConfirmedRemedy(BaseModel):
    action: RemedyAction
    text: str


HoldReleaseHoldReleaseAccountNotConfirmedAlternatives = Other


class HoldReleaseHoldReleaseKeyReused(BaseModel):
    typename__: Literal["KeyReused"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "HoldReleaseHoldReleaseKeyReusedRemedy"
    alternatives: list["HoldReleaseHoldReleaseKeyReusedAlternatives"]


class HoldReleaseHoldReleaseKeyReusedRemedy(BaseModel):
    action: RemedyAction
    text: str


HoldReleaseHoldReleaseKeyReusedAlternatives = Other


class HoldReleaseHoldReleaseSecondFactorNeeded(BaseModel):
    typename__: Literal["SecondFactorNeeded"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "HoldReleaseHoldReleaseSecondFactorNeededRemedy"
    alternatives: list["HoldReleaseHoldReleaseSecondFactorNeededAlternatives"]


class HoldReleaseHoldReleaseSecondFactorNeededRemedy(BaseModel):
    action: RemedyAction
    text: str


HoldReleaseHoldReleaseSecondFactorNeededAlternatives = Other
HoldRelease.model_rebuild()
HoldReleaseHoldReleaseHoldReleaseSuccess.model_rebuild()
HoldReleaseHoldReleaseAccountNotConfirmed.model_rebuild()
HoldReleaseHoldReleaseKeyReused.model_rebuild()
HoldReleaseHoldReleaseSecondFactorNeeded.model_rebuild()
