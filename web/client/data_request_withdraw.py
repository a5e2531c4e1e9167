from typing import Literal, Union

from pydantic import Field

from .base_model import BaseModel
from .enums import RefusalCode, RemedyAction
from .fragments import Other, Requested


class DataRequestWithdraw(BaseModel):
    data_request_withdraw: Union[
        "DataRequestWithdrawDataRequestWithdrawDataRequestWithdrawSuccess",
        "DataRequestWithdrawDataRequestWithdrawRequestClosed",
        "DataRequestWithdrawDataRequestWithdrawKeyReused",
    ] = Field(alias="dataRequestWithdraw", discriminator="typename__")


class DataRequestWithdrawDataRequestWithdrawDataRequestWithdrawSuccess(BaseModel):
    typename__: Literal["DataRequestWithdrawSuccess"] = Field(alias="__typename")
    request: "DataRequestWithdrawDataRequestWithdrawDataRequestWithdrawSuccessRequest"


DataRequestWithdrawDataRequestWithdrawDataRequestWithdrawSuccessRequest = Requested


class DataRequestWithdrawDataRequestWithdrawRequestClosed(BaseModel):
    typename__: Literal["RequestClosed"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "DataRequestWithdrawDataRequestWithdrawRequestClosedRemedy"
    alternatives: list[
        "DataRequestWithdrawDataRequestWithdrawRequestClosedAlternatives"
    ]


class DataRequestWithdrawDataRequestWithdrawRequestClosedRemedy(BaseModel):
    action: RemedyAction
    text: str


DataRequestWithdrawDataRequestWithdrawRequestClosedAlternatives = Other


class DataRequestWithdrawDataRequestWithdrawKeyReused(BaseModel):
    typename__: Literal["KeyReused"] = Field(alias="__typename")
    code: RefusalCode
    message: str
    remedy: "DataRequestWithdrawDataRequestWithdrawKeyReusedRemedy"
    alternatives: list["DataRequestWithdrawDataRequestWithdrawKeyReusedAlternatives"]


class DataRequestWithdrawDataRequestWithdrawKeyReusedRemedy(BaseModel):
    action: RemedyAction
    text: str


DataRequestWithdrawDataRequestWithdrawKeyReusedAlternatives = Other
DataRequestWithdraw.model_rebuild()
DataRequestWithdrawDataRequestWithdrawDataRequestWithdrawSuccess.model_rebuild()
DataRequestWithdrawDataRequestWithdrawRequestClosed.model_rebuild()
DataRequestWithdrawDataRequestWithdrawKeyReused.model_rebuild()
