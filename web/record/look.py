"""Looking at somebody's record: whose one may see, and what to show where one may not."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel, ValidationError
from reflex.event import EventSpec
from reflex.istate.data import RouterData

from web.address import asked, whole
from web.client import Client
from web.client.enums import Language as ApiLanguage
from web.client.enums import Relation
from web.client.fragments import Person
from web.deed import phase_of
from web.gateway import NotThere, SignInNeeded, StepUpNeeded, Unreachable, gateway
from web.holding import API_LANGUAGE, second_factor
from web.preferences import preferences

Ask = Callable[[Client, str, ApiLanguage], Awaitable[BaseModel]]


@dataclass(frozen=True)
class Whose:
    value: str
    label: str


@dataclass(frozen=True)
class Look:
    """`found`: the part that was asked for, `node`: whose it is, both None unless `phase` is shown.

    Phases: shown, guest, missing, failed, nobody (there is no record to look at), closed (this part is not to be seen),
    loading (one has to go `way` first).
    """

    phase: str
    people: list[Whose] = field(default_factory=list)
    patient: str = ""
    found: Any = None
    node: Any = None
    way: EventSpec | None = None


async def look(router: RouterData, part: str, ask: Ask) -> Look:
    """Asks for a part of the record of whom the address names, else the reader's own, else of the first one may see."""
    language = API_LANGUAGE[preferences(router).language]
    try:
        async with gateway(router) as api:
            viewer = (await api.record_people()).viewer
            if viewer is None:
                return Look("guest")
            people = whose(viewer.patients)
            patient = asked(router, "patient") or (people[0].value if people else "")
            if not patient:
                return Look("nobody")
            given: Any = await ask(api, patient, language)
    except StepUpNeeded:
        return Look("loading", way=second_factor(whole(router)))
    except (NotThere, SignInNeeded, Unreachable, ValidationError) as error:
        return Look(phase_of(error))
    if given.node is None or given.node.typename__ != "Patient":
        return Look("missing")
    found = getattr(given.node, part)
    return Look("closed" if found is None else "shown", people, patient, found, given.node)


def whose(patients: Sequence[Any]) -> list[Whose]:
    """Those whose record the reader may look at, the reader first; never a caller at the desk."""
    seen: list[Person] = [one for one in patients if one.scopes.visits and one.relation is not Relation.CALLER]
    seen.sort(key=lambda one: one.relation is not Relation.SELF)
    return [Whose(one.id, one.name.full) for one in seen]
