import pytest

from tests.booking.desk.staff import Desk, a_desk
from tests.booking.world import World


@pytest.fixture
async def desk(world: World) -> Desk:
    return await a_desk(world)
