"""What happens to a person's documents: shown after the second step of sign-in, added, removed."""

from dataclasses import dataclass
from typing import Any

import reflex as rx

from web.address import whole
from web.client.enums import DocumentKind
from web.client.input_types import PatientDocumentAddInput, PatientDocumentDropInput
from web.client.patient_documents import PatientDocumentsNodePatient
from web.components.refusal import Refusal
from web.deed import do
from web.document import Check, check
from web.gateway import NotThere, SignInNeeded, StepUpNeeded, Unreachable, gateway
from web.holding import second_factor
from web.preferences import preferences
from web.text import word


@dataclass(frozen=True)
class DocumentView:
    id: str
    kind: str
    number: str
    verified: bool


class DocumentsState(rx.State):
    """`patient` is whose documents are shown, "" while they are closed."""

    patient: str = ""
    documents: list[DocumentView] = []
    check: Check = Check()
    refusal: Refusal = Refusal()
    answered: str = ""

    @rx.event
    def close(self) -> None:
        """Another screen, or the screen anew: documents are opened each time by hand."""
        self.reset()  # type: ignore[no-untyped-call]  # of Reflex

    @rx.event
    async def show(self, patient: str) -> Any:
        try:
            async with gateway(self.router) as api:
                found = (await api.patient_documents(id=patient)).node
        except StepUpNeeded:
            return second_factor(whole(self.router))
        except (NotThere, SignInNeeded, Unreachable):
            return None
        if isinstance(found, PatientDocumentsNodePatient) and found.documents is not None:
            language = preferences(self.router).language
            self.patient = patient
            self.documents = [
                DocumentView(one.id, word(language, f"document.{one.kind.value}"), one.number, one.verified)
                for one in found.documents
            ]
        return None

    @rx.event
    async def judge(self, kind: str, number: str) -> None:
        self.check = await check(self.router, kind, number)

    @rx.event
    async def add(self, data: dict[str, str], key: str) -> Any:
        wish = PatientDocumentAddInput(
            idempotencyKey=key,
            patientId=self.patient,
            kind=DocumentKind(data["documentKind"]),
            number=data["documentNumber"],
        )
        return await self._do(key, lambda api, tongue: api.patient_document_add(input=wish, language=tongue))

    @rx.event
    async def drop(self, document: str, key: str) -> Any:
        wish = PatientDocumentDropInput(idempotencyKey=key, documentId=document)
        return await self._do(key, lambda api, tongue: api.patient_document_drop(input=wish, language=tongue))

    async def _do(self, key: str, ask: Any) -> Any:
        done = await do(self.router, key, ask)
        self.refusal, self.answered = done.refusal, done.answered
        if done.answer is None:
            return done.way
        return DocumentsState.show(self.patient)  # type: ignore[operator]  # on the class Reflex gives an event

    @rx.event
    def hush(self) -> None:
        self.refusal = Refusal()
