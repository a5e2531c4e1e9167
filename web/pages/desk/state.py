"""What happens at the desk: a patient is found, a call opened."""

from datetime import date
from typing import Any

import reflex as rx

from web.address import whole
from web.client.desk_page import DeskPageViewerDesk
from web.client.enums import DocumentKind, Sex
from web.client.input_types import CallOpenInput, DeskPatientAddInput
from web.components.refusal import Refusal, trouble
from web.deed import do, phase_of, unfit_of
from web.document import Check, check
from web.gateway import NotThere, SignInNeeded, StepUpNeeded, Unfit, Unreachable, gateway
from web.holding import second_factor
from web.pages.desk.view import CallView, MatchView, call_of, match_of, search_of
from web.preferences import preferences
from web.text import tidy


class DeskState(rx.State):
    """`phase` is loading, shown, none, guest or failed; `searched`: what is in `matches` answers a search."""

    phase: str = "loading"
    clinics: list[dict[str, str]] = []
    calls: list[CallView] = []
    by: str = "PHONE"
    matches: list[MatchView] = []
    searched: bool = False
    check: Check = Check()
    refusal: Refusal = Refusal()
    answered: str = ""
    _clinic: str = ""

    @rx.event
    async def load(self) -> Any:
        try:
            async with gateway(self.router) as api:
                viewer = (await api.desk_page()).viewer
        except StepUpNeeded:
            return second_factor(whole(self.router))
        except (NotThere, SignInNeeded, Unreachable) as error:
            self.phase = "none" if isinstance(error, NotThere) else phase_of(error)
            return None
        self.phase = "guest" if viewer is None else "shown" if viewer.desk else "none"
        if viewer and viewer.desk:
            self._show(viewer.desk)
        return None

    def _show(self, desk: DeskPageViewerDesk) -> None:
        reader = preferences(self.router)
        self.clinics = [{"value": one.id, "label": tidy(one.short_name)} for one in desk.clinics]
        self.calls = [call for call in (call_of(one, reader) for one in desk.calls) if call.open]

    @rx.event
    def choose(self, by: str) -> None:
        """Another way to search."""
        self.by, self.matches, self.searched, self.check = by, [], False, Check()

    @rx.event
    async def judge(self, kind: str, number: str) -> None:
        self.check = await check(self.router, kind, number)

    @rx.event
    async def find(self, data: dict[str, str], key: str) -> Any:
        self._clinic = data["clinic"]
        try:
            async with gateway(self.router) as api:
                viewer = (await api.desk_find(by=search_of({**data, "by": self.by}))).viewer
        except StepUpNeeded:
            return second_factor(whole(self.router))
        except Unfit as unfit:
            self.refusal, self.answered = unfit_of(unfit, preferences(self.router).language), key
            return None
        except (NotThere, SignInNeeded, Unreachable):
            self.refusal, self.answered = trouble(preferences(self.router).language), f"retry:{key}"
            return None
        self.refusal = Refusal()
        found = viewer.desk.find if viewer and viewer.desk else []
        self.matches = [match_of(one, preferences(self.router)) for one in found]
        self.answered, self.searched = key, True
        return None

    @rx.event
    async def open(self, patient: str, data: dict[str, str], key: str) -> Any:
        wish = CallOpenInput(idempotencyKey=key, clinicId=self._clinic, patientId=patient, reason=data["reason"])
        return await self._do(key, lambda api, tongue: api.call_open(input=wish, language=tongue))

    @rx.event
    async def add(self, data: dict[str, str], key: str) -> Any:
        kind = DocumentKind(data["documentKind"]) if data.get("documentNumber") else None
        wish = DeskPatientAddInput(
            idempotencyKey=key,
            clinicId=data["clinic"],
            reason=data["reason"],
            familyName=data["familyName"],
            givenName=data["givenName"],
            middleName=data.get("middleName") or None,
            birthDate=date.fromisoformat(data["birthDate"]),
            sex=Sex(data["sex"]),
            phone=data.get("phone") or None,
            documentKind=kind,
            documentNumber=data.get("documentNumber") or None,
        )
        return await self._do(key, lambda api, tongue: api.desk_patient_add(input=wish, language=tongue))

    async def _do(self, key: str, ask: Any) -> Any:
        done = await do(self.router, key, ask)
        self.refusal, self.answered = done.refusal, done.answered
        if done.answer is None:
            return done.way
        self.matches, self.searched = [], False
        return rx.redirect(f"/desk/call/{done.answer.call.id}")

    @rx.event
    def hush(self) -> None:
        self.refusal = Refusal()
