import pytest

from tests.booking.family.home import Home
from tests.booking.world import World


@pytest.fixture
async def home(world: World) -> Home:
    """Anna and Pavel read their messages."""
    made = Home(world)
    await made.reads(world.anna.account_id, "+79001234501")
    await made.reads(world.pavel.account_id, "+79001234502")
    return made
