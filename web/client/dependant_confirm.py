from typing import Literal, Union

from pydantic import Field

from .base_model import BaseModel
from .enums import RefusalCode, RemedyAction
from .fragments import Acting, Other


class DependantConfirm(BaseModel):
    dependant_confirm: Union[
        "DependantConfirmDependantConfirmDependantConfirmSuccess",
        "DependantConfirmDependantConfirmCodeWrong",
        "DependantConfirmDependantConfirmCodeExpired",
        "DependantConfirmDependantConfirmFamilyFull",
        "DependantConfirmDependantConfirmKeyReused",
    ] = Field(alias="dependantConfirm", discriminator="typename__")


class DependantConfirmDependantConfirmDependantConfirmSuccess(BaseModel):
    typename__: Literal["DependantConfirmSuccess"] = Field(alias="__typename")
    guardianship: "DependantConfirmDependantConfirmDependantConfirmSuccessGuardianship"


DependantConfirmDependantConfirmDependantConfirmSuccessGuardianship = Acting


class DependantConfirmDependantConfirmCodeWrong(BaseModel):
    typename__: Literal["CodeWrong"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "DependantConfirmDependantConfirmCodeWrongRemedy"
    alternatives: list["DependantConfirmDependantConfirmCodeWrongAlternatives"]
    guesses_left: int = Field(alias="guessesLeft")


class DependantConfirmDependantConfirmCodeWrongRemedy(BaseModel):
    action: RemedyAction
    text: str


DependantConfirmDependantConfirmCodeWrongAlternatives = Other


class DependantConfirmDependantConfirmCodeExpired(BaseModel):
    typename__: Literal["CodeExpired"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "DependantConfirmDependantConfirmCodeExpiredRemedy"
    alternatives: list["DependantConfirmDependantConfirmCodeExpiredAlternatives"]


class DependantConfirmDependantConfirmCodeExpiredRemedy(BaseModel):
    action: RemedyAction
    text: str


DependantConfirmDependantConfirmCodeExpiredAlternatives = Other


class DependantConfirmDependantConfirmFamilyFull(BaseModel):
    typename__: Literal["FamilyFull"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "DependantConfirmDependantConfirmFamilyFullRemedy"
    alternatives: list["DependantConfirmDependantConfirmFamilyFullAlternatives"]


class DependantConfirmDependantConfirmFamilyFullRemedy(BaseModel):
    action: RemedyAction
    text: str


DependantConfirmDependantConfirmFamilyFullAlternatives = Other


class DependantConfirmDependantConfirmKeyReused(BaseModel):
    typename__: Literal["KeyReused"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "DependantConfirmDependantConfirmKeyReusedRemedy"
    alternatives: list["DependantConfirmDependantConfirmKeyReusedAlternatives"]


class DependantConfirmDependantConfirmKeyReusedRemedy(BaseModel):
    action: RemedyAction
    text: str


DependantConfirmDependantConfirmKeyReusedAlternatives = Other
DependantConfirm.model_rebuild()
DependantConfirmDependantConfirmDependantConfirmSuccess.model_rebuild()
DependantConfirmDependantConfirmCodeWrong.model_rebuild()
DependantConfirmDependantConfirmCodeExpired.model_rebuild()
DependantConfirmDependantConfirmFamilyFull.model_rebuild()
DependantConfirmDependantConfirmKeyReused.model_rebuild()
