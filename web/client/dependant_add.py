from typing import Literal, Optional, Union

from pydantic import Field

from .base_model import BaseModel
from .enums import RefusalCode, RemedyAction
from .fragments import Acting, Other, Sent


class DependantAdd(BaseModel):
    dependant_add: Union[
        "DependantAddDependantAddDependantAddSuccess",
        "DependantAddDependantAddFamilyFull",
        "DependantAddDependantAddDocumentInvalid",
        "DependantAddDependantAddDocumentTaken",
        "DependantAddDependantAddAlreadyInFamily",
        "DependantAddDependantAddRelationUnfit",
        "DependantAddDependantAddAccountNotConfirmed",
        "DependantAddDependantAddConsentMissing",
        "DependantAddDependantAddTooManyTries",
        "DependantAddDependantAddKeyReused",
    ] = Field(alias="dependantAdd", discriminator="typename__")


class DependantAddDependantAddDependantAddSuccess(BaseModel):
    typename__: Literal["DependantAddSuccess"] = Field(alias="__typename")
    guardianship: "DependantAddDependantAddDependantAddSuccessGuardianship"
    sent: Optional["DependantAddDependantAddDependantAddSuccessSent"]


DependantAddDependantAddDependantAddSuccessGuardianship = Acting
DependantAddDependantAddDependantAddSuccessSent = Sent


class DependantAddDependantAddFamilyFull(BaseModel):
    typename__: Literal["FamilyFull"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "DependantAddDependantAddFamilyFullRemedy"
    alternatives: list["DependantAddDependantAddFamilyFullAlternatives"]


class DependantAddDependantAddFamilyFullRemedy(BaseModel):
    action: RemedyAction
    text: str


DependantAddDependantAddFamilyFullAlternatives = Other


class DependantAddDependantAddDocumentInvalid(BaseModel):
    typename__: Literal["DocumentInvalid"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "DependantAddDependantAddDocumentInvalidRemedy"
    alternatives: list["DependantAddDependantAddDocumentInvalidAlternatives"]


class DependantAddDependantAddDocumentInvalidRemedy(BaseModel):
    action: RemedyAction
    text: str


DependantAddDependantAddDocumentInvalidAlternatives = Other


class DependantAddDependantAddDocumentTaken(BaseModel):
    typename__: Literal["DocumentTaken"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "DependantAddDependantAddDocumentTakenRemedy"
    alternatives: list["DependantAddDependantAddDocumentTakenAlternatives"]
    disputable: bool


class DependantAddDependantAddDocumentTakenRemedy(BaseModel):
    action: RemedyAction
    text: str


DependantAddDependantAddDocumentTakenAlternatives = Other


class DependantAddDependantAddAlreadyInFamily(BaseModel):
    typename__: Literal["AlreadyInFamily"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "DependantAddDependantAddAlreadyInFamilyRemedy"
    alternatives: list["DependantAddDependantAddAlreadyInFamilyAlternatives"]
    existing: "DependantAddDependantAddAlreadyInFamilyExisting"


class DependantAddDependantAddAlreadyInFamilyRemedy(BaseModel):
    action: RemedyAction
    text: str


DependantAddDependantAddAlreadyInFamilyAlternatives = Other


class DependantAddDependantAddAlreadyInFamilyExisting(BaseModel):
    id: str


class DependantAddDependantAddRelationUnfit(BaseModel):
    typename__: Literal["RelationUnfit"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "DependantAddDependantAddRelationUnfitRemedy"
    alternatives: list["DependantAddDependantAddRelationUnfitAlternatives"]


class DependantAddDependantAddRelationUnfitRemedy(BaseModel):
    action: RemedyAction
    text: str


DependantAddDependantAddRelationUnfitAlternatives = Other


class DependantAddDependantAddAccountNotConfirmed(BaseModel):
    typename__: Literal["AccountNotConfirmed"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "DependantAddDependantAddAccountNotConfirmedRemedy"
    alternatives: list["DependantAddDependantAddAccountNotConfirmedAlternatives"]


class DependantAddDependantAddAccountNotConfirmedRemedy(BaseModel):
    action: RemedyAction
    text: str


DependantAddDependantAddAccountNotConfirmedAlternatives = Other


class DependantAddDependantAddConsentMissing(BaseModel):
    typename__: Literal["ConsentMissing"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "DependantAddDependantAddConsentMissingRemedy"
    alternatives: list["DependantAddDependantAddConsentMissingAlternatives"]


class DependantAddDependantAddConsentMissingRemedy(BaseModel):
    action: RemedyAction
    text: str


DependantAddDependantAddConsentMissingAlternatives = Other


class DependantAddDependantAddTooManyTries(BaseModel):
    typename__: Literal["TooManyTries"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "DependantAddDependantAddTooManyTriesRemedy"
    alternatives: list["DependantAddDependantAddTooManyTriesAlternatives"]


class DependantAddDependantAddTooManyTriesRemedy(BaseModel):
    action: RemedyAction
    text: str


DependantAddDependantAddTooManyTriesAlternatives = Other


class DependantAddDependantAddKeyReused(BaseModel):
    typename__: Literal["KeyReused"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "DependantAddDependantAddKeyReusedRemedy"
    alternatives: list["DependantAddDependantAddKeyReusedAlternatives"]


class DependantAddDependantAddKeyReusedRemedy(BaseModel):
    action: RemedyAction
    text: str


DependantAddDependantAddKeyReusedAlternatives = Other
DependantAdd.model_rebuild()
DependantAddDependantAddDependantAddSuccess.model_rebuild()
DependantAddDependantAddFamilyFull.model_rebuild()
DependantAddDependantAddDocumentInvalid.model_rebuild()
DependantAddDependantAddDocumentTaken.model_rebuild()
DependantAddDependantAddAlreadyInFamily.model_rebuild()
DependantAddDependantAddRelationUnfit.model_rebuild()
DependantAddDependantAddAccountNotConfirmed.model_rebuild()
DependantAddDependantAddConsentMissing.model_rebuild()
DependantAddDependantAddTooManyTries.model_rebuild()
DependantAddDependantAddKeyReused.model_rebuild()
