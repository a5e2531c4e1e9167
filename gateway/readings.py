"""What an operation is about to show of patients: journaled before the answer goes out."""

from booking.actions.journal import Reading, note_readings
from booking.actor import Actor, Anonymous
from booking.engine import Engine
from storage.models import Through


class Readings:
    """Of one operation. `through`: what it came through."""

    def __init__(self, engine: Engine, through: Through) -> None:
        self._engine = engine
        self._through = through
        self._noted: set[tuple[int, str]] = set()
        self._written: set[tuple[int, str]] = set()

    def note(self, patient_id: int, what: str) -> None:
        self._noted.add((patient_id, what))

    async def write(self, actor: Actor) -> None:
        """Once this is done the answer may go out."""
        new = self._noted - self._written
        if new and not isinstance(actor, Anonymous):
            found = [Reading(patient_id, what, self._through) for patient_id, what in sorted(new)]
            await note_readings(self._engine, actor, found)
            self._written |= new

    def anew(self) -> "Readings":
        return Readings(self._engine, self._through)
