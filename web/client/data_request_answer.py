from typing import Literal, Union

from pydantic import Field

from .base_model import BaseModel
from .enums import RefusalCode, RemedyAction
from .fragments import Other, Requested


class DataRequestAnswer(BaseModel):
    data_request_answer: Union[
        "DataRequestAnswerDataRequestAnswerDataRequestAnswerSuccess",
        "DataRequestAnswerDataRequestAnswerRequestClosed",
        "DataRequestAnswerDataRequestAnswerNotYourClinic",
        "DataRequestAnswerDataRequestAnswerSecondFactorNeeded",
        "DataRequestAnswerDataRequestAnswerKeyReused",
    ] = Field(alias="dataRequestAnswer", discriminator="typename__")


class DataRequestAnswerDataRequestAnswerDataRequestAnswerSuccess(BaseModel):
    typename__: Literal["DataRequestAnswerSuccess"] = Field(alias="__typename")
    request: "DataRequestAnswerDataRequestAnswerDataRequestAnswerSuccessRequest"


DataRequestAnswerDataRequestAnswerDataRequestAnswerSuccessRequest = Requested


class DataRequestAnswerDataRequestAnswerRequestClosed(BaseModel):
    typename__: Literal["RequestClosed"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "DataRequestAnswerDataRequestAnswerRequestClosedRemedy"
    alternatives: list["DataRequestAnswerDataRequestAnswerRequestClosedAlternatives"]


class DataRequestAnswerDataRequestAnswerRequestClosedRemedy(BaseModel):
    action: RemedyAction
    text: str


DataRequestAnswerDataRequestAnswerRequestClosedAlternatives = Other


class DataRequestAnswerDataRequestAnswerNotYourClinic(BaseModel):
    typename__: Literal["NotYourClinic"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "DataRequestAnswerDataRequestAnswerNotYourClinicRemedy"
    alternatives: list["DataRequestAnswerDataRequestAnswerNotYourClinicAlternatives"]


class DataRequestAnswerDataRequestAnswerNotYourClinicRemedy(BaseModel):
    action: RemedyAction
    text: str


DataRequestAnswerDataRequestAnswerNotYourClinicAlternatives = Other


class DataRequestAnswerDataRequestAnswerSecondFactorNeeded(BaseModel):
    typename__: Literal["SecondFactorNeeded"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "DataRequestAnswerDataRequestAnswerSecondFactorNeededRemedy"
    alternatives: list[
        "DataRequestAnswerDataRequestAnswerSecondFactorNeededAlternatives"
    ]


class DataRequestAnswerDataRequestAnswerSecondFactorNeededRemedy(BaseModel):
    action: RemedyAction
    text: str


DataRequestAnswerDataRequestAnswerSecondFactorNeededAlternatives = Other


class DataRequestAnswerDataRequestAnswerKeyReused(BaseModel):
    typename__: Literal["KeyReused"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "DataRequestAnswerDataRequestAnswerKeyReusedRemedy"
    alternatives: list["DataRequestAnswerDataRequestAnswerKeyReusedAlternatives"]


class DataRequestAnswerDataRequestAnswerKeyReusedRemedy(BaseModel):
    action: RemedyAction
    text: str


DataRequestAnswerDataRequestAnswerKeyReusedAlternatives = Other
DataRequestAnswer.model_rebuild()
DataRequestAnswerDataRequestAnswerDataRequestAnswerSuccess.model_rebuild()
DataRequestAnswerDataRequestAnswerRequestClosed.model_rebuild()
DataRequestAnswerDataRequestAnswerNotYourClinic.model_rebuild()
DataRequestAnswerDataRequestAnswerSecondFactorNeeded.model_rebuild()
DataRequestAnswerDataRequestAnswerKeyReused.model_rebuild()
