"""Two transactions at once, as only PostgreSQL has them: SQLite lets one write after the other."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from booking.events import ClinicFeedMoved
from storage.database import close_database, open_database
from storage.models import SlotState
from storage.work import Work, transact
from tests.services.keys import TEST_RING
from tests.storage.rows import NINE, a_clinic, a_doctor, a_slot
from tests.storage.test_work import Heard, feed, hold


@pytest.fixture
async def postgresql_opened(postgresql_url: str) -> AsyncIterator[None]:
    await open_database(postgresql_url, TEST_RING)
    yield
    await close_database()


@pytest.mark.usefixtures("postgresql_opened")
async def test_cursors_come_out_in_the_order_of_commits() -> None:
    """The first to begin is the last to commit; a reader between the two commits sees no hole that is filled later."""
    clinic, heard = await a_clinic(), Heard()
    doctor = await a_doctor(clinic)
    early, late = await a_slot(doctor), await a_slot(doctor, NINE + timedelta(hours=1))
    begun, go = asyncio.Event(), asyncio.Event()

    async def slow(work: Work) -> None:
        await hold(early, work)
        begun.set()
        await go.wait()

    first = asyncio.create_task(transact(heard, slow))
    await begun.wait()
    await transact(heard, lambda work: hold(late, work))
    assert [slot for _, slot, _ in await feed(clinic)] == [late.id]
    go.set()
    await first
    assert await feed(clinic) == [(1, late.id, SlotState.HELD), (2, early.id, SlotState.HELD)]
    assert heard == [ClinicFeedMoved(clinic.id, 1), ClinicFeedMoved(clinic.id, 2)]
