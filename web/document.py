"""A document's number, judged as it is typed."""

from dataclasses import dataclass

from reflex.istate.data import RouterData

from web.client.enums import DocumentKind
from web.gateway import NotThere, SignInNeeded, Unreachable, gateway
from web.live.forms import option
from web.preferences import preferences
from web.text import word

KINDS = tuple(kind.value for kind in DocumentKind)


@dataclass(frozen=True)
class Check:
    """`asked` is what this answers: kind and number, as they were typed."""

    asked: str = ""
    valid: bool = False
    words: str = ""
    formatted: str = ""


async def check(router: RouterData, kind: str, number: str) -> Check:
    """What is wrong with the number; nothing is said when nobody answers."""
    try:
        async with gateway(router) as api:
            found = (await api.document_checked(kind=DocumentKind(kind), number=number)).document_check
    except (Unreachable, NotThere, SignInNeeded, ValueError):
        return Check()
    told = word(preferences(router).language, f"document.{found.problem.value}") if found.problem else ""
    return Check(f"{kind} {number}", found.valid, told, found.formatted or "")


def kinds(*names: str) -> list[dict[str, object]]:
    """The choice of documents, all unless named."""
    return [option(name, f"document.{name}") for name in names or KINDS]
