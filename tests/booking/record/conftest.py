import asyncio
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

import pytest

from booking.actions.record.read import read_record
from booking.actor import Account
from booking.engine import Engine
from booking.rules.documents import DocumentKind
from storage.documents import Paper, insert_document
from storage.models import RecordEntry, RecordReading
from storage.queries.patients import Onlooker, onlooker_of
from storage.queries.record import VisitSearch, visits_page
from storage.queries.record_notes import record_notes
from storage.queries.record_row import RecordRow
from tests.booking.record.far_record import FarRecord
from tests.booking.world import World

SNILS = "11223344595"


@dataclass
class Archive:
    """The world with a source of records, and Anna's verified СНИЛС to look by."""

    world: World
    engine: Engine
    far: FarRecord = field(default_factory=FarRecord)

    @property
    def anna(self) -> Account:
        return self.world.anna

    @property
    def anna_self(self) -> int:
        return self.world.anna_self

    def onlooker(self, person: Account | None = None) -> Onlooker:
        return onlooker_of(person or self.anna, self.world.clock(), self.engine.policy)

    async def read(self, person: Account | None = None, patient_id: int | None = None) -> None:
        await read_record(self.engine, person or self.anna, [patient_id or self.anna_self])

    async def visits(
        self, person: Account | None = None, patient_id: int | None = None, **search: Any
    ) -> list[RecordRow]:
        chosen = patient_id or self.anna_self
        return await visits_page(self.onlooker(person), chosen, VisitSearch(**search), 100)

    async def notes(self, person: Account | None = None, patient_id: int | None = None) -> list[str]:
        chosen = patient_id or self.anna_self
        told = await record_notes(self.onlooker(person), [chosen], self.engine.records)
        return [note.code.value for note in told.get(chosen, [])]

    async def entries(self, source: str = "far") -> dict[str, int]:
        """Native key → id."""
        return {row.native_key: row.id for row in await RecordEntry.filter(source=source)}

    async def until_told(self) -> None:
        """Until no source is being asked any more."""
        async with asyncio.timeout(5):
            while self.engine.calls.under_way:  # noqa: ASYNC110 - the engine tells nobody when a call has ended
                await asyncio.sleep(0.01)

    async def reading(self) -> RecordReading:
        return await RecordReading.get(patient_id=self.anna_self, source="far")


@pytest.fixture
async def archive(world: World) -> Archive:
    far = FarRecord()
    policy = replace(world.engine.policy, record_wait=timedelta(seconds=2))
    await insert_document(world.anna_self, Paper(DocumentKind.SNILS, SNILS), world.clock(), verified=True)
    return Archive(world, replace(world.engine, records={"far": far}, policy=policy), far)
