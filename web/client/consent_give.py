from typing import Literal, Union

from pydantic import Field

from .base_model import BaseModel
from .enums import RefusalCode, RemedyAction
from .fragments import Agreed, Other


class ConsentGive(BaseModel):
    consent_give: Union[
        "ConsentGiveConsentGiveConsentGiveSuccess", "ConsentGiveConsentGiveKeyReused"
    ] = Field(alias="consentGive", discriminator="typename__")


class ConsentGiveConsentGiveConsentGiveSuccess(BaseModel):
    typename__: Literal["ConsentGiveSuccess"] = Field(alias="__typename")
    consents: list["ConsentGiveConsentGiveConsentGiveSuccessConsents"]


ConsentGiveConsentGiveConsentGiveSuccessConsents = Agreed


class ConsentGiveConsentGiveKeyReused(BaseModel):
    typename__: Literal["KeyReused"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "ConsentGiveConsentGiveKeyReusedRemedy"
    alternatives: list["ConsentGiveConsentGiveKeyReusedAlternatives"]


class ConsentGiveConsentGiveKeyReusedRemedy(BaseModel):
    action: RemedyAction
    text: str


ConsentGiveConsentGiveKeyReusedAlternatives = Other
ConsentGive.model_rebuild()
ConsentGiveConsentGiveConsentGiveSuccess.model_rebuild()
ConsentGiveConsentGiveKeyReused.model_rebuild()
