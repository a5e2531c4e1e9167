from datetime import date

import pytest

from storage.models import Patient
from tests.booking.desk.staff import Desk, a_desk
from tests.booking.world import World


@pytest.fixture
async def world(world: World) -> World:
    """Where Anna's child is five: a parent speaks for who is not of age."""
    await Patient.filter(id=world.child).update(birth_date=date(2026, 2, 3))
    return world


@pytest.fixture
async def desk(world: World) -> Desk:
    return await a_desk(world)
