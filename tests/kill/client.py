"""A person's program: it holds, books and cancels, asking again under the same key until it is told what came of it."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any
from uuid import uuid4

import httpx

from booking.rules.ticket import read_code
from tests.sign_in import sign_in

PATIENTS = "{ viewer { patients { id } } }"
FREE = """
query ($from: Date!) {
  clinics(first: 20) {
    edges { node { freeSlots(filter: { from: $from }, first: 20) { edges { node { id } } } } }
  }
}
"""
HOLD = """
mutation ($input: SlotHoldInput!) { slotHold(input: $input) { __typename ... on SlotHoldSuccess { hold { id } } } }
"""
BOOK = """
mutation ($input: AppointmentBookInput!) {
  appointmentBook(input: $input) { __typename ... on AppointmentBookSuccess { appointment { id code } } }
}
"""
CANCEL = """
mutation ($input: AppointmentCancelInput!) {
  appointmentCancel(input: $input) { __typename ... on AppointmentCancelSuccess { appointment { id code } } }
}
"""
GIVE_UP_SECONDS = 120


@dataclass
class Ledger:
    """What the server has acknowledged: codes of appointments. `again`: how often nobody answered."""

    booked: set[str] = field(default_factory=set)
    cancelled: set[str] = field(default_factory=set)
    twice: list[str] = field(default_factory=list)
    again: int = 0

    def book(self, code: str) -> None:
        if code in self.booked:
            self.twice.append(code)
        self.booked.add(code)


@dataclass
class Client:
    """One signed-in browser, acting for one of the account's patients."""

    http: httpx.AsyncClient
    patient_id: str
    chance: Random
    ledger: Ledger
    holds_left: int = 0

    async def live(self, slots: Sequence[str], stop: asyncio.Event) -> None:
        """Until told to stop; what is under way is finished first."""
        while not stop.is_set():
            await self._visit(self.chance.choice(slots))

    async def _visit(self, slot_id: str) -> None:
        held = await self._ask(HOLD, slotId=slot_id, patientId=self.patient_id)
        if held is None:
            return
        if self.holds_left < 2 and self.chance.random() < 0.2:
            # goes away without a word
            self.holds_left += 1
            return
        booked = await self._ask(BOOK, holdId=held["hold"]["id"])
        if booked is None:
            return
        appointment = booked["appointment"]
        code = read_code(appointment["code"]) or ""
        self.ledger.book(code)
        if self.chance.random() < 0.5:
            cancelled = await self._ask(CANCEL, appointmentId=appointment["id"], lateConfirmed=True)
            if cancelled is not None:
                self.ledger.cancelled.add(code)

    async def _ask(self, mutation: str, **values: Any) -> dict[str, Any] | None:
        """The success, or None for a refusal; one key for as many tries as it takes."""
        variables = {"input": {"idempotencyKey": str(uuid4()), **values}}
        answer = await patiently(self.http, mutation, variables, self.ledger)
        (result,) = answer.values()
        return result if result["__typename"].endswith("Success") else None


async def patiently(
    http: httpx.AsyncClient, query: str, variables: Any, ledger: Ledger | None = None
) -> dict[str, Any]:
    """The data, asked for again while nobody answers."""
    async with asyncio.timeout(GIVE_UP_SECONDS):
        while True:
            try:
                answer = await http.post("/graphql", json={"query": query, "variables": variables})
            except httpx.TransportError:
                if ledger is not None:
                    ledger.again += 1
                await asyncio.sleep(0.05)
                continue
            told = answer.json()
            assert "errors" not in told, told["errors"]
            data: dict[str, Any] = told["data"]
            return data


async def signed_in(url: str, person: str) -> httpx.AsyncClient:
    http = httpx.AsyncClient(base_url=url, timeout=30, headers={"Origin": url})
    await sign_in(http, person)
    return http


async def patients(http: httpx.AsyncClient) -> list[str]:
    data = await patiently(http, PATIENTS, {})
    return [patient["id"] for patient in data["viewer"]["patients"]]


async def free_slots(http: httpx.AsyncClient) -> list[str]:
    """Some of every clinic, from the day after tomorrow on."""
    since = (datetime.now(UTC) + timedelta(days=2)).date().isoformat()
    data = await patiently(http, FREE, {"from": since})
    clinics = [edge["node"] for edge in data["clinics"]["edges"]]
    return [edge["node"]["id"] for clinic in clinics for edge in clinic["freeSlots"]["edges"]]
