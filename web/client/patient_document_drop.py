from typing import Literal, Union

from pydantic import Field

from .base_model import BaseModel
from .enums import RefusalCode, RemedyAction
from .fragments import Other


class PatientDocumentDrop(BaseModel):
    patient_document_drop: Union[
        "PatientDocumentDropPatientDocumentDropPatientDocumentDropSuccess",
        "PatientDocumentDropPatientDocumentDropNotYourPatient",
        "PatientDocumentDropPatientDocumentDropSecondFactorNeeded",
        "PatientDocumentDropPatientDocumentDropKeyReused",
    ] = Field(alias="patientDocumentDrop", discriminator="typename__")


class PatientDocumentDropPatientDocumentDropPatientDocumentDropSuccess(BaseModel):
    typename__: Literal["PatientDocumentDropSuccess"] = Field(alias="__typename")
    patient: "PatientDocumentDropPatientDocumentDropPatientDocumentDropSuccessPatient"


class PatientDocumentDropPatientDocumentDropPatientDocumentDropSuccessPatient(
    BaseModel
):
    id: str


class PatientDocumentDropPatientDocumentDropNotYourPatient(BaseModel):
    typename__: Literal["NotYourPatient"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "PatientDocumentDropPatientDocumentDropNotYourPatientRemedy"
    alternatives: list[
        "PatientDocumentDropPatientDocumentDropNotYourPatientAlternatives"
    ]


class PatientDocumentDropPatientDocumentDropNotYourPatientRemedy(BaseModel):
    action: RemedyAction
    text: str


PatientDocumentDropPatientDocumentDropNotYourPatientAlternatives = Other


class PatientDocumentDropPatientDocumentDropSecondFactorNeeded(BaseModel):
    typename__: Literal["SecondFactorNeeded"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "PatientDocumentDropPatientDocumentDropSecondFactorNeededRemedy"
    alternatives: list[
        "PatientDocumentDropPatientDocumentDropSecondFactorNeededAlternatives"
    ]


class PatientDocumentDropPatientDocumentDropSecondFactorNeededRemedy(BaseModel):
    action: RemedyAction
    text: str


PatientDocumentDropPatientDocumentDropSecondFactorNeededAlternatives = Other


class PatientDocumentDropPatientDocumentDropKeyReused(BaseModel):
    typename__: Literal["KeyReused"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "PatientDocumentDropPatientDocumentDropKeyReusedRemedy"
    alternatives: list["PatientDocumentDropPatientDocumentDropKeyReusedAlternatives"]


class PatientDocumentDropPatientDocumentDropKeyReusedRemedy(BaseModel):
    action: RemedyAction
    text: str


PatientDocumentDropPatientDocumentDropKeyReusedAlternatives = Other
PatientDocumentDrop.model_rebuild()
PatientDocumentDropPatientDocumentDropPatientDocumentDropSuccess.model_rebuild()
PatientDocumentDropPatientDocumentDropNotYourPatient.model_rebuild()
PatientDocumentDropPatientDocumentDropSecondFactorNeeded.model_rebuild()
PatientDocumentDropPatientDocumentDropKeyReused.model_rebuild()
