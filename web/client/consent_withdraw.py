from typing import Literal, Union

from pydantic import Field

from .base_model import BaseModel
from .enums import RefusalCode, RemedyAction
from .fragments import Agreed, Other


class ConsentWithdraw(BaseModel):
    consent_withdraw: Union[
        "ConsentWithdrawConsentWithdrawConsentWithdrawSuccess",
        "ConsentWithdrawConsentWithdrawKeyReused",
    ] = Field(alias="consentWithdraw", discriminator="typename__")


class ConsentWithdrawConsentWithdrawConsentWithdrawSuccess(BaseModel):
    typename__: Literal["ConsentWithdrawSuccess"] = Field(alias="__typename")
    consents: list["ConsentWithdrawConsentWithdrawConsentWithdrawSuccessConsents"]


ConsentWithdrawConsentWithdrawConsentWithdrawSuccessConsents = Agreed


class ConsentWithdrawConsentWithdrawKeyReused(BaseModel):
    typename__: Literal["KeyReused"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "ConsentWithdrawConsentWithdrawKeyReusedRemedy"
    alternatives: list["ConsentWithdrawConsentWithdrawKeyReusedAlternatives"]


class ConsentWithdrawConsentWithdrawKeyReusedRemedy(BaseModel):
    action: RemedyAction
    text: str


ConsentWithdrawConsentWithdrawKeyReusedAlternatives = Other
ConsentWithdraw.model_rebuild()
ConsentWithdrawConsentWithdrawConsentWithdrawSuccess.model_rebuild()
ConsentWithdrawConsentWithdrawKeyReused.model_rebuild()
