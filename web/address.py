"""Reading the address bar."""

from urllib.parse import unquote

from reflex.istate.data import RouterData


def last_part(router: RouterData) -> str:
    """«К7-4ТМ» of `/ticket/К7-4ТМ`."""
    return unquote(router.url.path.rstrip("/").rsplit("/", 1)[-1])


def asked(router: RouterData, name: str) -> str:
    """One value of the query, "" when it is not there."""
    return str(router.url.query_parameters.get(name, ""))


def whole(router: RouterData) -> str:
    """Path and query."""
    return f"{router.url.path}?{router.url.query}" if router.url.query else router.url.path


def on_map(latitude: float, longitude: float) -> str:
    """Where a place is, on a map of others."""
    return f"https://www.openstreetmap.org/?mlat={latitude}&mlon={longitude}#map=17/{latitude}/{longitude}"


def way_back(router: RouterData) -> str:
    """The screen of ours that `to` names; "" for anything else."""
    to = asked(router, "to")
    return to if to.startswith("/") and not to.startswith(("//", "/\\")) else ""
