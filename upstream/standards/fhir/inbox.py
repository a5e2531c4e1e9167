"""What a FHIR server sends when a slot changes: an R4 rest-hook Subscription, kept at the server and received here.

Settings: `notify_url`, where the server reaches us (https://…/upstream/<name>/), and `notify_secret`, which it shows.
There is no sequence and no replay, so a notice only ever hastens the next reading; nothing in it is believed.
"""

import hmac
import logging
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

import orjson

from booking.ports import AnswerLost, ClinicUnreachable
from upstream.configured import BadSystems, SystemSettings
from upstream.standards.fhir.client import TYPE, FhirClient
from upstream.standards.fhir.pieces import is_kind, key_of, piece, referred
from upstream.standards.fhir.schedule import FhirSchedule

CRITERIA = "Slot?status=free,busy,busy-unavailable,busy-tentative,entered-in-error"
_ALIVE = frozenset({"requested", "active"})
_SHORTEST = 16

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Hook:
    """Where we are told, and by which word we know who tells."""

    url: str
    secret: str

    @property
    def header(self) -> str:
        return f"Authorization: Bearer {self.secret}"

    def is_shown(self, headers: Mapping[str, str]) -> bool:
        told = {name.lower(): value for name, value in headers.items()}.get("authorization", "")
        return hmac.compare_digest(told.encode(), f"Bearer {self.secret}".encode())


def read_hook(settings: SystemSettings) -> Hook | None:
    """Raises BadSystems."""
    if not settings.options.get("notify_url"):
        return None
    url, secret = settings.option("notify_url"), settings.option("notify_secret")
    if not url.startswith(("https://", "http://")):
        raise BadSystems(f"{settings.name}: notify_url has to begin with https://")
    if len(secret) < _SHORTEST or not secret.isascii() or not secret.isprintable() or " " in secret:
        raise BadSystems(f"{settings.name}: notify_secret needs {_SHORTEST} printable characters without spaces")
    return Hook(url.rstrip("/"), secret)


class Subscription:
    """Ours at the server."""

    def __init__(self, client: FhirClient, hook: Hook) -> None:
        self._client = client
        self._hook = hook

    async def keep(self) -> None:
        """Creates it, or wakes it up after the server has switched it off. Never fails: polling goes on without."""
        try:
            found = await self._client.search("Subscription", [("url", self._hook.url)], limit=50)
            ours = [one for one in found.resources if self._is_ours(one)]
            if not ours:
                await self._client.post("Subscription", self._wanted())
            elif not any(self._is_well(one) for one in ours):
                await self._mend(str(key_of(ours[0])))
        except (ClinicUnreachable, AnswerLost) as fault:
            log.warning("a subscription could not be kept: %s", type(fault).__name__)

    async def _mend(self, key: str) -> None:
        version = await self._client.read("Subscription", key)
        if version is not None:
            await self._client.replace(version, {**self._wanted(), "id": key})

    def _wanted(self) -> dict[str, Any]:
        # the payload says which slot it is about, which saves reading every clinic
        channel = {
            "type": "rest-hook",
            "endpoint": self._hook.url,
            "payload": TYPE,
            "header": [self._hook.header],
        }
        return {
            "resourceType": "Subscription",
            "status": "requested",
            "reason": "Talon shows free times as they change",
            "criteria": CRITERIA,
            "channel": channel,
        }

    def _is_ours(self, resource: Any) -> bool:
        return (
            is_kind(resource, "Subscription")
            and key_of(resource) is not None
            and piece(resource, "channel").get("endpoint") == self._hook.url
        )

    def _is_well(self, resource: Any) -> bool:
        told = piece(resource, "channel").get("header")
        return resource.get("status") in _ALIVE and resource.get("criteria") == CRITERIA and told == [self._hook.header]


class FhirInbox:
    """The Inbox of a FHIR server."""

    def __init__(self, schedule: FhirSchedule, hook: Hook) -> None:
        self._schedule = schedule
        self._hook = hook

    def knows(self, headers: Mapping[str, str]) -> bool:
        return self._hook.is_shown(headers)

    async def receive(self, method: str, path: str, headers: Mapping[str, str], body: bytes) -> Collection[str] | None:
        """`path`: after the endpoint's own, as in `Slot/17`. What names no slot may be about any clinic."""
        if not self.knows(headers):
            return None
        if method not in ("POST", "PUT"):
            return ()
        try:
            return await self._told_of(path.strip("/"), body)
        except (ClinicUnreachable, AnswerLost):
            # polling finds it a little later
            return ()

    async def _told_of(self, path: str, body: bytes) -> Collection[str]:
        slot = _json(body)
        schedule = referred(piece(slot, "schedule"), "Schedule") if is_kind(slot, "Slot") else None
        if schedule is not None:
            clinic = await self._schedule.clinic_of_schedule(schedule)
        elif (key := referred({"reference": path}, "Slot")) is not None:
            clinic = await self._schedule.clinic_of_slot(key)
        else:
            return await self._schedule.known_clinics()
        return () if clinic is None else (clinic,)


def _json(body: bytes) -> Any:
    try:
        return orjson.loads(body) if body else None
    except orjson.JSONDecodeError:
        return None
