"""One of several gateways over one clinic system, each with a database of its own: `python -m tests.chaos.rival`.

Its plan is the first line of its input. It says "ready", then books each slot whose key it is told, and says what came.
"""

import asyncio
import json
import sys
from dataclasses import dataclass
from importlib import import_module
from random import Random

from booking.actions.book import book
from booking.actions.hold import hold
from booking.engine import Engine
from booking.errors import Refused
from storage.database import close_database, open_database
from storage.sql import rows
from tests.chaos.ground import POLICY, Person, a_person, start_of_time, tell_nobody
from tests.chaos.peers.peer import Address
from tests.chaos.standing import status_of
from tests.services.keys import TEST_RING
from upstream.http import ClinicHttp
from upstream.sync import sync_due

BOOKED = "CONFIRMED"
_SLOT = """
SELECT slot.id FROM slot JOIN clinic ON clinic.id = slot.clinic_id
WHERE clinic.native_key || '/' || slot.native_key = $1
"""


@dataclass(frozen=True)
class Plan:
    """`person`: the number of who books."""

    url: str
    address: Address
    person: int


async def main() -> None:
    values = json.loads(sys.stdin.readline())
    plan = Plan(**{**values, "address": Address(**values["address"])})
    await open_database(plan.url, TEST_RING)
    clock = start_of_time()
    system = import_module(f"tests.chaos.peers.{plan.address.kind}").connect(plan.address, ClinicHttp, clock)
    engine = Engine(clock, {plan.address.name: system.system}, POLICY, tell_nobody)
    person = await a_person(plan.person, clock())
    await sync_due(engine, {plan.address.name: system.schedule})
    _say("ready")
    chance = Random(plan.person)
    while slot_key := (await asyncio.to_thread(sys.stdin.readline)).strip():
        _say(await _outcome(engine, person, slot_key, chance))
    await system.close()
    await close_database()


async def _outcome(engine: Engine, person: Person, slot_key: str, chance: Random) -> str:
    """The appointment's status, or the refusal's code and how many alternatives came with it."""
    slot_id = (await rows(_SLOT, slot_key))[0]["id"]
    key = f"{chance.getrandbits(128):032x}"
    try:
        claim = await hold(engine, person.account, key=f"h{key}", slot_id=slot_id)
        return await status_of(await book(engine, person.account, key=f"b{key}", claim_id=claim))
    except Refused as refusal:
        return f"{refusal.code} {len(refusal.alternatives)}"


def _say(word: str) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    asyncio.run(main())
