"""Everything together: a storm over clinic systems, the recovery, the verdict."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from random import Random

from storage.database import close_database, open_database
from tests.chaos.acts import Acts
from tests.chaos.cases import Case, acts_at, anything, every_death, every_fault
from tests.chaos.control import without_reading_back
from tests.chaos.ground import Ground, lay_out
from tests.chaos.lives import lives
from tests.chaos.peers.peer import Peer
from tests.chaos.recovery import recover
from tests.chaos.storm import Progress, Storm
from tests.chaos.tally import Tally
from tests.chaos.verdict import Verdict, judge
from tests.services.clock import SetClock
from tests.services.keys import TEST_RING
from upstream.sync import sync_due


@dataclass(frozen=True, slots=True)
class Size:
    """At least so many bookings and faults.

    `requests`: at how many requests of each act every fault is tried; `steps`: at how many steps a process is killed;
    `mixed`: how many cases are drawn at random in any case.
    """

    bookings: int
    faults: int
    requests: int
    steps: int
    mixed: int = 100
    people: int = 24


async def chaos(
    url: str,
    peers: Sequence[Peer],
    clock: SetClock,
    size: Size,
    seed: str,
    progress: Progress,
    *,
    control: bool = False,
) -> tuple[Verdict, Tally]:
    """On a fresh, migrated PostgreSQL database. `control`: without reading back; its verdict must be bad."""
    chance, tally = Random(seed), Tally()
    await open_database(url, TEST_RING)
    try:
        ground = await lay_out(peers, size.people, chance, clock)
        ground = without_reading_back(ground) if control else ground
        try:
            await _storm(url, ground, size, tally, chance, progress)
            await recover(ground)
            return await judge(ground, tally), tally
        finally:
            await ground.close()
    finally:
        await close_database()


async def _storm(url: str, ground: Ground, size: Size, tally: Tally, chance: Random, progress: Progress) -> None:
    await sync_due(ground.engine, ground.sources)
    names = sorted(ground.peers)
    async with lives(url, [peer.address for peer in ground.peers.values()]) as mortal:
        storm = Storm(Acts(ground, tally, chance, mortal), chance, progress)
        acts = acts_at(names)
        # they tell how many requests an act has
        await storm.rage([Case(*act) for act in acts], lambda: False)
        await storm.rage(islice(anything(names, chance), size.mixed), lambda: False)
        await storm.rage(every_fault(acts, size.requests, tally.asked), lambda: False)
        await storm.rage(every_death(acts, size.steps, tally.outlived), lambda: False)
        await storm.rage(
            anything(names, chance),
            lambda: tally.bookings >= size.bookings and tally.number_of_faults >= size.faults,
        )
