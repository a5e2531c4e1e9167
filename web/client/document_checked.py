from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .enums import DocumentProblem


class DocumentChecked(BaseModel):
    document_check: "DocumentCheckedDocumentCheck" = Field(alias="documentCheck")


class DocumentCheckedDocumentCheck(BaseModel):
    valid: bool
    problem: Optional[DocumentProblem]
    formatted: Optional[str]


DocumentChecked.model_rebuild()
