"""A source of records on the far side, which does what a test tells it to."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

from booking.ports import ClinicSaidNo, DocumentContent, Recorded, RecordReport, RecordSubject, Unreadable


@dataclass
class FarRecord:
    """`asked`: for whom, in order. While `gate` is shut an answer waits for it to be opened."""

    items: tuple[Recorded, ...] = ()
    unreadable: tuple[Unreadable, ...] = ()
    cut_short: bool = False
    fault: Exception | None = None
    asked: list[RecordSubject] = field(default_factory=list)
    gate: asyncio.Event | None = None
    begun: asyncio.Event = field(default_factory=asyncio.Event)

    async def read(self, subject: RecordSubject) -> RecordReport:
        self.asked.append(subject)
        self.begun.set()
        if self.gate is not None:
            await self.gate.wait()
        if self.fault is not None:
            raise self.fault
        return RecordReport(self.items, self.unreadable, self.cut_short)

    async def document(self, subject: RecordSubject, native_key: str) -> DocumentContent:
        self.asked.append(subject)
        if native_key not in {item.native_key for item in self.items}:
            raise ClinicSaidNo("нет такого документа")
        return DocumentContent("application/pdf", 4, _chunks())


async def _chunks() -> AsyncIterator[bytes]:
    yield b"%PDF"
