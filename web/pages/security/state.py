"""What Security knows of the account."""

import reflex as rx

from web.client.security_page import SecurityPageViewer
from web.gateway import NotThere, SignInNeeded, StepUpNeeded, Unreachable, gateway
from web.pages.security.view import Row, contact_row, factor_row, login_row, session_row
from web.preferences import preferences


class SecurityState(rx.State):
    """`phase` is loading, shown, guest, step_up or failed; `codes_left` counts recovery codes."""

    phase: str = "loading"
    factors: list[Row] = []
    contacts: list[Row] = []
    logins: list[Row] = []
    sessions: list[Row] = []
    confirmed: bool = True
    has_password: bool = False
    codes_left: int = 0

    @rx.event
    async def load(self) -> None:
        try:
            async with gateway(self.router) as api:
                viewer = (await api.security_page()).viewer
        except (Unreachable, NotThere):
            self.phase = "failed"
        except SignInNeeded:
            self.phase = "guest"
        except StepUpNeeded:
            self.phase = "step_up"
        else:
            self._show(viewer)

    def _show(self, viewer: SecurityPageViewer | None) -> None:
        if viewer is None:
            self.phase = "guest"
            return
        reader = preferences(self.router)
        self.factors = [factor_row(one, reader) for one in viewer.factors]
        self.contacts = [contact_row(one, reader) for one in viewer.contacts]
        self.logins = [login_row(one, reader) for one in viewer.logins]
        services = {one.provider: one.provider_name for one in viewer.logins}
        self.sessions = [session_row(one, services, reader) for one in viewer.sessions]
        self.confirmed = viewer.confirmed
        self.has_password, self.codes_left = viewer.has_password, viewer.recovery_codes_left
        self.phase = "shown"

    @rx.var
    def kinds(self) -> list[str]:
        """The kinds of factors there are."""
        return [factor.kind for factor in self.factors]

    @rx.var
    def reachable_by(self) -> list[str]:
        """The kinds of contacts a code can go to."""
        return [contact.kind for contact in self.contacts]

    @rx.var
    def joined(self) -> list[str]:
        return [login.kind for login in self.logins]
