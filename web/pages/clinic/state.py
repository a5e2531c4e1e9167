"""What happens on a clinic's card."""

from typing import Any

import reflex as rx

from web.address import last_part
from web.client.clinic_page import ClinicPageNodeClinic
from web.deed import phase_of
from web.gateway import NotThere, SignInNeeded, Unreachable, gateway
from web.pages.clinic.view import ClinicView, clinic_of
from web.preferences import preferences


class ClinicState(rx.State):
    """`phase` is loading, shown, missing or failed."""

    phase: str = "loading"
    clinic: ClinicView = ClinicView()

    @rx.event
    async def load(self) -> Any:
        if self.clinic.id != last_part(self.router):
            self.reset()  # type: ignore[no-untyped-call]  # of Reflex
            yield
        try:
            async with gateway(self.router) as api:
                found = (await api.clinic_page(id=last_part(self.router))).node
        except (NotThere, SignInNeeded, Unreachable) as error:
            self.phase = phase_of(error)
            return
        self.phase = "missing"
        if isinstance(found, ClinicPageNodeClinic):
            self.phase, self.clinic = "shown", clinic_of(found, preferences(self.router))
