"""Doing one thing through the gateway: the answer, the refusal in its place, or the way one has to go first."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError
from reflex.event import EventSpec
from reflex.istate.data import RouterData

from web.address import whole
from web.client import Client
from web.client.base_model import BaseModel
from web.client.enums import Language as ApiLanguage
from web.components.refusal import Refusal, Ways, refusal_of, trouble
from web.gateway import NotThere, SignInNeeded, StepUpNeeded, Unfit, Unreachable, gateway
from web.holding import API_LANGUAGE, second_factor, sign_in
from web.preferences import preferences
from web.text import WORDS, Language, word

Ask = Callable[[Client, ApiLanguage], Awaitable[BaseModel]]
NOWHERE = Ways()
PHASES: dict[type[Exception], str] = {NotThere: "missing", SignInNeeded: "guest", StepUpNeeded: "factor"}


@dataclass(frozen=True)
class Deed:
    """`answer` is what succeeded, None when it did not; `answered` is for the button that was pressed."""

    answer: Any
    refusal: Refusal
    answered: str
    way: EventSpec | None = None


async def do(router: RouterData, key: str, ask: Ask, ways: Ways = NOWHERE) -> Deed:
    """Asks once, with a mutation of one field."""
    language = preferences(router).language
    try:
        async with gateway(router) as api:
            given = await ask(api, API_LANGUAGE[language])
    except SignInNeeded:
        return Deed(None, Refusal(), key, sign_in(whole(router)))
    except StepUpNeeded:
        return Deed(None, Refusal(), key, second_factor(whole(router)))
    except Unfit as unfit:
        return Deed(None, unfit_of(unfit, language, ways), key)
    except (Unreachable, NotThere, ValidationError):
        return Deed(None, trouble(language), f"retry:{key}")
    outcome: Any = next(iter(dict(given).values()))
    if outcome.typename__.endswith(("Success", "Changed")):
        return Deed(outcome, Refusal(), key)
    return Deed(None, refusal_of(outcome, language, ways), key)


def unfit_of(unfit: Unfit, language: Language, ways: Ways = NOWHERE) -> Refusal:
    """Told like a refusal: which part to put right."""
    key = f"unfit.{unfit.field}"
    told = word(language, key if key in WORDS[language] else "unfit")
    return Refusal("UNFIT", told, "", word(language, "remedy.CORRECT_DOCUMENT"), ways.back)


def phase_of(error: Exception) -> str:
    """What a screen shows that could not be read."""
    return PHASES.get(type(error), "failed")
