"""What happens on the pages of clinic systems: they are looked at, paused, resumed and read anew."""

from typing import Any

import reflex as rx

from web.address import asked, last_part, whole
from web.client.input_types import ClinicSystemPauseInput, ClinicSystemResumeInput, ClinicSystemResyncInput
from web.components.refusal import Refusal
from web.deed import do, phase_of
from web.gateway import NotThere, SignInNeeded, StepUpNeeded, Unreachable, gateway
from web.holding import API_LANGUAGE, second_factor
from web.pages.systems.lines import ReadingView, SystemView, reading_of, system_of
from web.preferences import preferences
from web.text import word


class SystemsState(rx.State):
    """`phase` is loading, shown, missing, guest, factor or failed."""

    phase: str = "loading"
    systems: list[SystemView] = []

    @rx.event
    async def load(self) -> Any:
        reader = preferences(self.router)
        try:
            async with gateway(self.router) as api:
                page = await api.systems_page(language=API_LANGUAGE[reader.language])
        except StepUpNeeded:
            return second_factor(whole(self.router))
        except (NotThere, SignInNeeded, Unreachable) as error:
            self.phase = phase_of(error)
            return None
        self.systems = [system_of(one, reader) for one in page.clinic_systems]
        self.phase = "shown" if page.viewer else "guest"
        return None


class SystemState(rx.State):
    """One system and its clinics. `failing`: "1" shows those alone whose last reading failed."""

    phase: str = "loading"
    system: SystemView = SystemView()
    readings: list[ReadingView] = []
    failing: str = ""
    cursor: str = ""
    total: int = 0
    said: str = ""
    refusal: Refusal = Refusal()
    answered: str = ""

    @rx.event
    async def load(self) -> Any:
        self.failing = asked(self.router, "failing")
        self.said, self.refusal = "", Refusal()
        return await self._look()

    @rx.event
    async def look(self) -> Any:
        return await self._look()

    async def _look(self) -> Any:
        try:
            self.readings = await self._page("")
        except StepUpNeeded:
            return second_factor(whole(self.router))
        except (NotThere, SignInNeeded, Unreachable) as error:
            self.phase = phase_of(error)
            return None
        self.phase = "shown"
        return None

    @rx.event
    async def more(self) -> Any:
        try:
            self.readings = self.readings + await self._page(self.cursor)
        except (NotThere, SignInNeeded, StepUpNeeded, Unreachable):
            return None

    async def _page(self, after: str) -> list[ReadingView]:
        reader, name = preferences(self.router), last_part(self.router)
        async with gateway(self.router) as api:
            found = (
                await api.system_page(
                    name=name,
                    failing=True if self.failing else None,
                    after=after or None,
                    language=API_LANGUAGE[reader.language],
                )
            ).clinic_system
        if found is None:
            raise NotThere
        self.system, self.total = system_of(found, reader), found.clinics.total_count
        info = found.clinics.page_info
        self.cursor = (info.end_cursor or "") if info.has_next_page else ""
        return [reading_of(edge.node, reader) for edge in found.clinics.edges]

    @rx.event
    def narrow(self, failing: str) -> Any:
        return rx.redirect(f"/desk/systems/{self.system.name}" + ("?failing=1" if failing else ""))

    @rx.event
    async def pause(self, clinic: str, key: str) -> Any:
        wish = ClinicSystemPauseInput(idempotencyKey=key, name=self.system.name, clinicId=clinic or None)
        return await self._do(key, "paused", lambda api, tongue: api.clinic_system_pause(input=wish, language=tongue))

    @rx.event
    async def resume(self, clinic: str, key: str) -> Any:
        wish = ClinicSystemResumeInput(idempotencyKey=key, name=self.system.name, clinicId=clinic or None)
        return await self._do(key, "resumed", lambda api, tongue: api.clinic_system_resume(input=wish, language=tongue))

    @rx.event
    async def resync(self, clinic: str, key: str) -> Any:
        wish = ClinicSystemResyncInput(idempotencyKey=key, name=self.system.name, clinicId=clinic or None)
        return await self._do(
            key, "resynced", lambda api, tongue: api.clinic_system_resync(input=wish, language=tongue)
        )

    async def _do(self, key: str, said: str, ask: Any) -> Any:
        done = await do(self.router, key, ask)
        self.refusal, self.answered, self.said = done.refusal, done.answered, ""
        if done.answer is None:
            return done.way
        self.said = word(preferences(self.router).language, f"systems.said.{said}")
        return SystemState.look

    @rx.event
    def hush(self) -> None:
        self.refusal = Refusal()
