"""What happens on Confirm: five minutes in which the time is this person's."""

from typing import Any
from uuid import uuid4

import reflex as rx

from web.address import asked, last_part, whole
from web.client.appointment_book import AppointmentBookAppointmentBookAppointmentBookSuccess as Booked
from web.client.appointment_move import AppointmentMoveAppointmentMoveAppointmentMoveSuccess as Moved
from web.client.enums import HoldState
from web.client.hold_page import HoldPage, HoldPageNodeHold
from web.client.input_types import AppointmentBookInput, AppointmentMoveInput, HoldReleaseInput
from web.client.usable_referrals import UsableReferralsNodePatient
from web.components.refusal import Refusal, Ways, refusal_of, trouble
from web.gateway import NotThere, SignInNeeded, StepUpNeeded, Unreachable, gateway
from web.holding import API_LANGUAGE, answered, confirm, sign_in, take
from web.pages.confirm.view import (
    HoldView,
    PersonCard,
    ReferralCard,
    Replaced,
    hold_of,
    person_of,
    referral_card_of,
    replaced_of,
)
from web.preferences import preferences
from web.reader import ReaderState
from web.text import word


class ConfirmState(rx.State):
    """`phase` is loading, live, ended, missing or failed; `chosen` is the patient the time is held for.

    `paper`: whether a referral is asked for here: "" (no), shown, factor (a second factor first) or failed;
    `referral`: the one that is chosen, of `referrals`.
    """

    hold: HoldView = HoldView()
    phase: str = "loading"
    people: list[PersonCard] = []
    chosen: str = ""
    reason: str = ""
    paper: str = ""
    referral: str = ""
    referrals: list[ReferralCard] = []
    replaced: Replaced = Replaced()
    refusal: Refusal = Refusal()
    answered: str = ""
    # by key: after a lost answer the same key has to come with the same words
    _reasons: dict[str, str] = {}

    @rx.event
    async def load(self) -> Any:
        if self.hold.id != last_part(self.router):
            self.phase, self.refusal, self.reason = "loading", Refusal(), ""
            self.paper, self.referral, self.referrals = "", asked(self.router, "referral"), []
        moving = asked(self.router, "move")
        try:
            async with gateway(self.router) as api:
                page = await api.hold_page(id=last_part(self.router), moving=moving, is_move=bool(moving))
        except (NotThere, Unreachable) as error:
            self.phase = "missing" if isinstance(error, NotThere) else "failed"
            return None
        except SignInNeeded:
            return sign_in(whole(self.router))
        way = self._show(page)
        await self._ask_for_referral()
        return way

    def _show(self, page: HoldPage) -> Any:
        if page.viewer is None:
            return sign_in(whole(self.router))
        if not isinstance(page.node, HoldPageNodeHold):
            self.phase = "missing"
            return None
        reader, held = preferences(self.router), page.node
        self.hold, self.chosen = hold_of(held, reader), held.patient.id
        self.people = [person_of(one, held.slot.zone, reader) for one in page.viewer.patients if one.scopes.book]
        self.replaced = replaced_of(page.viewer.appointment_by_code, reader)
        self.phase = "live" if held.state is HoldState.LIVE and held.seconds_left > 0 else "ended"
        # The answer to "book" was lost, but the booking was not.
        return rx.redirect("/appointments", replace=True) if held.state is HoldState.KEPT else None

    async def _ask_for_referral(self) -> None:
        """Where the service wants one, or one was brought along: those of the patient that fit."""
        if self.phase != "live" or self.replaced.id or not (self.hold.needs_referral or asked(self.router, "referral")):
            self.paper = ""
            return
        reader = preferences(self.router)
        try:
            async with gateway(self.router) as api:
                node = (
                    await api.usable_referrals(
                        id=self.chosen, specialty=self.hold.specialty_id, language=API_LANGUAGE[reader.language]
                    )
                ).node
        except (NotThere, SignInNeeded, StepUpNeeded, Unreachable) as error:
            self.paper, self.referrals = "factor" if isinstance(error, StepUpNeeded) else "failed", []
            return
        found = node.referrals.nodes if isinstance(node, UsableReferralsNodePatient) and node.referrals else []
        self.paper, self.referrals = "shown", [referral_card_of(one, self.chosen, reader) for one in found]
        known = {one.id for one in self.referrals}
        if self.referral not in known:
            self.referral = self.referrals[0].id if len(known) == 1 and self.hold.needs_referral else ""

    @rx.event
    def use(self, referral: str) -> None:
        """Another referral; the same once more lays it aside."""
        self.referral, self.refusal = "" if referral == self.referral else referral, Refusal()

    @rx.event
    async def choose(self, patient: str) -> Any:
        """Another patient: every rule is checked again, the time and its five minutes stay."""
        before, self.chosen, self.refusal = self.chosen, patient, Refusal()
        yield
        try:
            outcome = await take(self.router, self.hold.slot, uuid4().hex, self._ways(), patient=patient)
        except SignInNeeded:
            yield sign_in(whole(self.router))
            return
        if isinstance(outcome, Refusal):
            self.refusal, self.chosen = outcome, before
        await self._ask_for_referral()

    @rx.event
    def explain(self, reason: str) -> None:
        self.reason = reason.strip()

    @rx.event
    async def book(self, key: str) -> Any:
        reason = self._reasons.setdefault(key, self.reason) or None
        wish = AppointmentBookInput(
            idempotencyKey=key,
            holdId=self.hold.id,
            patientId=self.chosen,
            reason=reason,
            referralId=self.referral or None,
        )
        return await self._finish(key, lambda api, tongue: api.appointment_book(input=wish, language=tongue))

    @rx.event
    async def move(self, key: str) -> Any:
        wish = AppointmentMoveInput(idempotencyKey=key, appointmentId=self.replaced.id, slotId=self.hold.slot)
        return await self._finish(key, lambda api, tongue: api.appointment_move(input=wish, language=tongue))

    async def _finish(self, key: str, ask: Any) -> Any:
        """Asks once; a ticket on success, else the refusal in place."""
        language = preferences(self.router).language
        try:
            async with gateway(self.router) as api:
                given = await ask(api, API_LANGUAGE[language])
        except SignInNeeded:
            return sign_in(whole(self.router))
        except (Unreachable, NotThere):
            self.refusal, self.answered = trouble(language), f"retry:{key}"
            return None
        return self._told(given.appointment_book if hasattr(given, "appointment_book") else given.appointment_move, key)

    def _told(self, outcome: Any, key: str) -> Any:
        self.answered = key
        if isinstance(outcome, Booked | Moved):
            self.phase = "booked"
            return rx.redirect(f"/ticket/{outcome.appointment.code}?new=1", replace=True)
        self.refusal = refusal_of(outcome, preferences(self.router).language, self._ways())
        self.phase = "ended" if self.refusal.code in ("HOLD_EXPIRED", "SLOT_TAKEN", "SLOT_GONE") else self.phase
        return None

    @rx.event
    async def take(self, slot: str, key: str) -> Any:
        """Takes another time that a refusal offered. This one is let go first: nobody holds two of one specialty."""
        if self.phase == "live":
            await self._let_go()
        try:
            outcome = await take(
                self.router, slot, key, self._ways(), patient=self.chosen, moving=self.replaced.id or None
            )
        except SignInNeeded:
            return sign_in(whole(self.router))
        self.answered = answered(key, outcome)
        if isinstance(outcome, Refusal):
            self.refusal = outcome
            return None
        return confirm(outcome, self.replaced.code, self.referral)

    @rx.event
    def gone(self, hold: str) -> None:
        if hold == self.hold.id and self.phase == "live":
            self.phase = "ended"

    @rx.event
    async def leave(self, hold: str) -> Any:
        """Somebody went to another screen: the time is free at once, and that is said there."""
        if hold != self.hold.id:
            return
        freed, held = self.phase == "live" and await self._let_go(), self.hold
        # The next time is not to appear under this one's name.
        self.phase, self.hold = "loading", HoldView()
        if freed:
            language = preferences(self.router).language
            reader = await self.get_state(ReaderState)
            reader.tell(
                word(language, "confirm.released", time=held.moment),
                f"/doctor/{held.doctor_id}?who={self.chosen}",
                word(language, "confirm.released.back"),
            )

    async def _let_go(self) -> bool:
        """Whether the clinic's time is free again; if not, its five minutes end by themselves."""
        self.phase = "ended"
        wish = HoldReleaseInput(idempotencyKey=uuid4().hex, holdId=self.hold.id)
        try:
            async with gateway(self.router) as api:
                await api.hold_release(input=wish, language=API_LANGUAGE[preferences(self.router).language])
        except (Unreachable, NotThere, SignInNeeded):
            return False
        return True

    def _ways(self) -> Ways:
        return Ways(
            f"/doctor/{self.hold.doctor_id}?who={self.chosen}&take={self.hold.slot}",
            self.hold.phone,
            f"/referrals?patient={self.chosen}",
        )

    @rx.event
    def hush(self) -> None:
        self.refusal = Refusal()
