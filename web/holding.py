"""Taking a time: the one thing that Find, Doctor and Confirm all do."""

import json
from urllib.parse import urlencode

import reflex as rx
from reflex.event import EventSpec
from reflex.istate.data import RouterData

from web.client.enums import Language as ApiLanguage
from web.client.input_types import SlotHoldInput
from web.client.slot_hold import SlotHoldSlotHoldSlotHoldSuccess
from web.components.refusal import Refusal, Ways, refusal_of, trouble
from web.gateway import NotThere, Unreachable, gateway
from web.preferences import preferences

API_LANGUAGE = {"ru": ApiLanguage.RU, "en": ApiLanguage.EN}


async def take(
    router: RouterData, slot: str, key: str, ways: Ways, *, patient: str | None = None, moving: str | None = None
) -> str | Refusal:
    """The id of the hold, or why not. Raises SignInNeeded."""
    language = preferences(router).language
    wish = SlotHoldInput(idempotencyKey=key, slotId=slot, patientId=patient, movingAppointmentId=moving)
    try:
        async with gateway(router) as api:
            answer = (await api.slot_hold(input=wish, language=API_LANGUAGE[language])).slot_hold
    except (Unreachable, NotThere):
        return trouble(language)
    if isinstance(answer, SlotHoldSlotHoldSlotHoldSuccess):
        return answer.hold.id
    return refusal_of(answer, language, ways)


def answered(key: str, outcome: object) -> str:
    """What a button is told: after trouble it keeps its key for another try, after any real answer it forgets it."""
    return f"retry:{key}" if isinstance(outcome, Refusal) and outcome.code == "TROUBLE" else key


def confirm(hold: str, moving: str = "", referral: str = "") -> EventSpec:
    kept = {name: value for name, value in (("move", moving), ("referral", referral)) if value}
    return rx.redirect(f"/confirm/{hold}" + (f"?{urlencode(kept)}" if kept else ""))


def sign_in(to: str) -> EventSpec:
    """Leaves for the sign-in; it leads back to `to`."""
    return _and_back("/sign-in", to)


def second_factor(to: str) -> EventSpec:
    """Leaves for the second factor, which this session has not shown yet; it leads back to `to`."""
    return _and_back("/second-factor", to)


def _and_back(screen: str, to: str) -> EventSpec:
    return rx.call_script(f"location.assign('{screen}?to=' + encodeURIComponent({json.dumps(to)}))")
