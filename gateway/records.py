"""Records that an operation shows: each patient's is brought up to date once, before anything of it answers."""

from collections.abc import Sequence

from strawberry.dataloader import DataLoader

from booking.actions.record.read import read_record
from booking.actor import Actor, Anonymous
from booking.engine import Engine
from gateway.limits import LIMITS, TooMuch
from storage.queries.patients import onlooker_of
from storage.queries.record_notes import NoteRow, record_notes


class Records:
    """Of one operation. Several patients are read beside each other."""

    def __init__(self, engine: Engine, actor: Actor) -> None:
        self._engine = engine
        self._actor = actor
        self._handed_out = 0
        self._read: DataLoader[int, list[NoteRow]] = DataLoader(self._read_all)

    async def up_to_date(self, patient_id: int) -> list[NoteRow]:
        """Once this is done the copy may be read. What it lacks; nothing of a patient whom the actor may not see."""
        return await self._read.load(patient_id)

    def hand_out(self, parts: int) -> None:
        """Raises TooMuch when the answer would hold more of them than one may: a visit's results lead to the visit."""
        self._handed_out += parts
        if self._handed_out > LIMITS.parts:
            raise TooMuch("parts of visits", LIMITS.parts)

    async def _read_all(self, patient_ids: Sequence[int]) -> list[list[NoteRow]]:
        engine, actor = self._engine, self._actor
        if isinstance(actor, Anonymous):
            return [[] for _ in patient_ids]
        await read_record(engine, actor, patient_ids)
        looks = onlooker_of(actor, engine.clock(), engine.policy)
        notes = await record_notes(looks, patient_ids, engine.records)
        return [notes.get(patient_id, []) for patient_id in patient_ids]
