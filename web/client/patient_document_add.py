from typing import Literal, Union

from pydantic import Field

from .base_model import BaseModel
from .enums import RefusalCode, RemedyAction
from .fragments import Other


class PatientDocumentAdd(BaseModel):
    patient_document_add: Union[
        "PatientDocumentAddPatientDocumentAddPatientDocumentAddSuccess",
        "PatientDocumentAddPatientDocumentAddDocumentInvalid",
        "PatientDocumentAddPatientDocumentAddDocumentTaken",
        "PatientDocumentAddPatientDocumentAddNotYourPatient",
        "PatientDocumentAddPatientDocumentAddSecondFactorNeeded",
        "PatientDocumentAddPatientDocumentAddKeyReused",
    ] = Field(alias="patientDocumentAdd", discriminator="typename__")


class PatientDocumentAddPatientDocumentAddPatientDocumentAddSuccess(BaseModel):
    typename__: Literal["PatientDocumentAddSuccess"] = Field(alias="__typename")
    patient: "PatientDocumentAddPatientDocumentAddPatientDocumentAddSuccessPatient"
    document: "PatientDocumentAddPatientDocumentAddPatientDocumentAddSuccessDocument"


class PatientDocumentAddPatientDocumentAddPatientDocumentAddSuccessPatient(BaseModel):
    id: str


class PatientDocumentAddPatientDocumentAddPatientDocumentAddSuccessDocument(BaseModel):
    id: str


class PatientDocumentAddPatientDocumentAddDocumentInvalid(BaseModel):
    typename__: Literal["DocumentInvalid"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "PatientDocumentAddPatientDocumentAddDocumentInvalidRemedy"
    alternatives: list[
        "PatientDocumentAddPatientDocumentAddDocumentInvalidAlternatives"
    ]


class PatientDocumentAddPatientDocumentAddDocumentInvalidRemedy(BaseModel):
    action: RemedyAction
    text: str


PatientDocumentAddPatientDocumentAddDocumentInvalidAlternatives = Other


class PatientDocumentAddPatientDocumentAddDocumentTaken(BaseModel):
    typename__: Literal["DocumentTaken"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "PatientDocumentAddPatientDocumentAddDocumentTakenRemedy"
    alternatives: list["PatientDocumentAddPatientDocumentAddDocumentTakenAlternatives"]


class PatientDocumentAddPatientDocumentAddDocumentTakenRemedy(BaseModel):
    action: RemedyAction
    text: str


PatientDocumentAddPatientDocumentAddDocumentTakenAlternatives = Other


class PatientDocumentAddPatientDocumentAddNotYourPatient(BaseModel):
    typename__: Literal["NotYourPatient"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "PatientDocumentAddPatientDocumentAddNotYourPatientRemedy"
    alternatives: list["PatientDocumentAddPatientDocumentAddNotYourPatientAlternatives"]


class PatientDocumentAddPatientDocumentAddNotYourPatientRemedy(BaseModel):
    action: RemedyAction
    text: str


PatientDocumentAddPatientDocumentAddNotYourPatientAlternatives = Other


class PatientDocumentAddPatientDocumentAddSecondFactorNeeded(BaseModel):
    typename__: Literal["SecondFactorNeeded"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "PatientDocumentAddPatientDocumentAddSecondFactorNeededRemedy"
    alternatives: list[
        "PatientDocumentAddPatientDocumentAddSecondFactorNeededAlternatives"
    ]


class PatientDocumentAddPatientDocumentAddSecondFactorNeededRemedy(BaseModel):
    action: RemedyAction
    text: str


PatientDocumentAddPatientDocumentAddSecondFactorNeededAlternatives = Other


class PatientDocumentAddPatientDocumentAddKeyReused(BaseModel):
    typename__: Literal["KeyReused"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "PatientDocumentAddPatientDocumentAddKeyReusedRemedy"
    alternatives: list["PatientDocumentAddPatientDocumentAddKeyReusedAlternatives"]


class PatientDocumentAddPatientDocumentAddKeyReusedRemedy(BaseModel):
    action: RemedyAction
    text: str


PatientDocumentAddPatientDocumentAddKeyReusedAlternatives = Other
PatientDocumentAdd.model_rebuild()
PatientDocumentAddPatientDocumentAddPatientDocumentAddSuccess.model_rebuild()
PatientDocumentAddPatientDocumentAddDocumentInvalid.model_rebuild()
PatientDocumentAddPatientDocumentAddDocumentTaken.model_rebuild()
PatientDocumentAddPatientDocumentAddNotYourPatient.model_rebuild()
PatientDocumentAddPatientDocumentAddSecondFactorNeeded.model_rebuild()
PatientDocumentAddPatientDocumentAddKeyReused.model_rebuild()
