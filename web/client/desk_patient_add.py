from typing import Literal, Union

from pydantic import Field

from .base_model import BaseModel
from .enums import RefusalCode, RemedyAction
from .fragments import Calling, Other


class DeskPatientAdd(BaseModel):
    desk_patient_add: Union[
        "DeskPatientAddDeskPatientAddDeskPatientAddSuccess",
        "DeskPatientAddDeskPatientAddDocumentInvalid",
        "DeskPatientAddDeskPatientAddDocumentTaken",
        "DeskPatientAddDeskPatientAddNotYourClinic",
        "DeskPatientAddDeskPatientAddSecondFactorNeeded",
        "DeskPatientAddDeskPatientAddKeyReused",
    ] = Field(alias="deskPatientAdd", discriminator="typename__")


class DeskPatientAddDeskPatientAddDeskPatientAddSuccess(BaseModel):
    typename__: Literal["DeskPatientAddSuccess"] = Field(alias="__typename")
    call: "DeskPatientAddDeskPatientAddDeskPatientAddSuccessCall"


DeskPatientAddDeskPatientAddDeskPatientAddSuccessCall = Calling


class DeskPatientAddDeskPatientAddDocumentInvalid(BaseModel):
    typename__: Literal["DocumentInvalid"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "DeskPatientAddDeskPatientAddDocumentInvalidRemedy"
    alternatives: list["DeskPatientAddDeskPatientAddDocumentInvalidAlternatives"]


class DeskPatientAddDeskPatientAddDocumentInvalidRemedy(BaseModel):
    action: RemedyAction
    text: str


DeskPatientAddDeskPatientAddDocumentInvalidAlternatives = Other


class DeskPatientAddDeskPatientAddDocumentTaken(BaseModel):
    typename__: Literal["DocumentTaken"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "DeskPatientAddDeskPatientAddDocumentTakenRemedy"
    alternatives: list["DeskPatientAddDeskPatientAddDocumentTakenAlternatives"]


class DeskPatientAddDeskPatientAddDocumentTakenRemedy(BaseModel):
    action: RemedyAction
    text: str


DeskPatientAddDeskPatientAddDocumentTakenAlternatives = Other


class DeskPatientAddDeskPatientAddNotYourClinic(BaseModel):
    typename__: Literal["NotYourClinic"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "DeskPatientAddDeskPatientAddNotYourClinicRemedy"
    alternatives: list["DeskPatientAddDeskPatientAddNotYourClinicAlternatives"]


class DeskPatientAddDeskPatientAddNotYourClinicRemedy(BaseModel):
    action: RemedyAction
    text: str


DeskPatientAddDeskPatientAddNotYourClinicAlternatives = Other


class DeskPatientAddDeskPatientAddSecondFactorNeeded(BaseModel):
    typename__: Literal["SecondFactorNeeded"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "DeskPatientAddDeskPatientAddSecondFactorNeededRemedy"
    alternatives: list["DeskPatientAddDeskPatientAddSecondFactorNeededAlternatives"]


class DeskPatientAddDeskPatientAddSecondFactorNeededRemedy(BaseModel):
    action: RemedyAction
    text: str


DeskPatientAddDeskPatientAddSecondFactorNeededAlternatives = Other


class DeskPatientAddDeskPatientAddKeyReused(BaseModel):
    typename__: Literal["KeyReused"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "DeskPatientAddDeskPatientAddKeyReusedRemedy"
    alternatives: list["DeskPatientAddDeskPatientAddKeyReusedAlternatives"]


class DeskPatientAddDeskPatientAddKeyReusedRemedy(BaseModel):
    action: RemedyAction
    text: str


DeskPatientAddDeskPatientAddKeyReusedAlternatives = Other
DeskPatientAdd.model_rebuild()
DeskPatientAddDeskPatientAddDeskPatientAddSuccess.model_rebuild()
DeskPatientAddDeskPatientAddDocumentInvalid.model_rebuild()
DeskPatientAddDeskPatientAddDocumentTaken.model_rebuild()
DeskPatientAddDeskPatientAddNotYourClinic.model_rebuild()
DeskPatientAddDeskPatientAddSecondFactorNeeded.model_rebuild()
DeskPatientAddDeskPatientAddKeyReused.model_rebuild()
