from typing import Literal, Union

from pydantic import Field

from .base_model import BaseModel
from .enums import RefusalCode, RemedyAction
from .fragments import Other, Requested


class DataRequestMake(BaseModel):
    data_request_make: Union[
        "DataRequestMakeDataRequestMakeDataRequestMakeSuccess",
        "DataRequestMakeDataRequestMakeNotYourPatient",
        "DataRequestMakeDataRequestMakeAppointmentsAhead",
        "DataRequestMakeDataRequestMakeSecondFactorNeeded",
        "DataRequestMakeDataRequestMakeKeyReused",
    ] = Field(alias="dataRequestMake", discriminator="typename__")


class DataRequestMakeDataRequestMakeDataRequestMakeSuccess(BaseModel):
    typename__: Literal["DataRequestMakeSuccess"] = Field(alias="__typename")
    request: "DataRequestMakeDataRequestMakeDataRequestMakeSuccessRequest"


DataRequestMakeDataRequestMakeDataRequestMakeSuccessRequest = Requested


class DataRequestMakeDataRequestMakeNotYourPatient(BaseModel):
    typename__: Literal["NotYourPatient"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "DataRequestMakeDataRequestMakeNotYourPatientRemedy"
    alternatives: list["DataRequestMakeDataRequestMakeNotYourPatientAlternatives"]


class DataRequestMakeDataRequestMakeNotYourPatientRemedy(BaseModel):
    action: RemedyAction
    text: str


DataRequestMakeDataRequestMakeNotYourPatientAlternatives = Other


class DataRequestMakeDataRequestMakeAppointmentsAhead(BaseModel):
    typename__: Literal["AppointmentsAhead"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "DataRequestMakeDataRequestMakeAppointmentsAheadRemedy"
    alternatives: list["DataRequestMakeDataRequestMakeAppointmentsAheadAlternatives"]


class DataRequestMakeDataRequestMakeAppointmentsAheadRemedy(BaseModel):
    action: RemedyAction
    text: str


DataRequestMakeDataRequestMakeAppointmentsAheadAlternatives = Other


class DataRequestMakeDataRequestMakeSecondFactorNeeded(BaseModel):
    typename__: Literal["SecondFactorNeeded"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "DataRequestMakeDataRequestMakeSecondFactorNeededRemedy"
    alternatives: list["DataRequestMakeDataRequestMakeSecondFactorNeededAlternatives"]


class DataRequestMakeDataRequestMakeSecondFactorNeededRemedy(BaseModel):
    action: RemedyAction
    text: str


DataRequestMakeDataRequestMakeSecondFactorNeededAlternatives = Other


class DataRequestMakeDataRequestMakeKeyReused(BaseModel):
    typename__: Literal["KeyReused"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "DataRequestMakeDataRequestMakeKeyReusedRemedy"
    alternatives: list["DataRequestMakeDataRequestMakeKeyReusedAlternatives"]


class DataRequestMakeDataRequestMakeKeyReusedRemedy(BaseModel):
    action: RemedyAction
    text: str


DataRequestMakeDataRequestMakeKeyReusedAlternatives = Other
DataRequestMake.model_rebuild()
DataRequestMakeDataRequestMakeDataRequestMakeSuccess.model_rebuild()
DataRequestMakeDataRequestMakeNotYourPatient.model_rebuild()
DataRequestMakeDataRequestMakeAppointmentsAhead.model_rebuild()
DataRequestMakeDataRequestMakeSecondFactorNeeded.model_rebuild()
DataRequestMakeDataRequestMakeKeyReused.model_rebuild()
