"""After the storm: nothing goes wrong any more, and the worker has time."""

from datetime import timedelta

from booking.actions.expire import expire_claims
from booking.actions.settle import settle
from tests.chaos.ground import Ground
from tests.chaos.standing import owing
from upstream.sync import sync_due

# the longest time between two tries, twice as often as should ever be needed
PAUSE, TURNS = timedelta(minutes=5), 20
# the longest time between two tries at a schedule
LONGEST = timedelta(minutes=11)


async def recover(ground: Ground) -> None:
    """Until nothing is owed, or a worker would have given up hope; then every schedule is read once more."""
    for _ in range(TURNS):
        await ground.advance(PAUSE)
        await settle(ground.engine)
        await sync_due(ground.engine, ground.sources)
        if not await owing():
            break
    await ground.advance(LONGEST)
    await expire_claims(ground.engine)
    await sync_due(ground.engine, ground.sources)
