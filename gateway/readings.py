"""What an operation is about to show of patients: journaled before the answer goes out."""

from collections import OrderedDict
from datetime import datetime, timedelta

from booking.actions.journal import Reading, note_readings
from booking.actor import Account, Actor, Anonymous
from booking.engine import Engine
from storage.models import Through

# the journal itself takes looks within a quarter of an hour for one; this only spares it the question
REMEMBERED = timedelta(minutes=1)
MOST = 50_000
Look = tuple[int, int, str]


class Looks:
    """Of one process: who has just been found to have looked at what (account, patient, subject)."""

    def __init__(self) -> None:
        self._since: OrderedDict[Look, datetime] = OrderedDict()

    def is_known(self, look: Look, now: datetime) -> bool:
        since = self._since.get(look)
        return since is not None and now - since < REMEMBERED

    def remember(self, look: Look, now: datetime) -> None:
        self._since[look] = now
        self._since.move_to_end(look)
        while len(self._since) > MOST:
            self._since.popitem(last=False)


class Readings:
    """Of one operation. `through`: what it came through."""

    def __init__(self, engine: Engine, through: Through, looks: Looks) -> None:
        self._engine = engine
        self._through = through
        self._looks = looks
        self._noted: set[tuple[int, str]] = set()
        self._written: set[tuple[int, str]] = set()

    def note(self, patient_id: int, what: str) -> None:
        self._noted.add((patient_id, what))

    async def write(self, actor: Actor) -> None:
        """Once this is done the answer may go out."""
        new = self._noted - self._written
        if not new or isinstance(actor, Anonymous):
            return
        now = self._engine.clock()
        # an operator's look belongs to a call, and each call is a look of its own
        spared = isinstance(actor, Account)
        unknown = [one for one in new if not (spared and self._looks.is_known((actor.account_id, *one), now))]
        found = [Reading(patient_id, what, self._through) for patient_id, what in sorted(unknown)]
        if found:
            await note_readings(self._engine, actor, found)
        for one in unknown if spared else ():
            self._looks.remember((actor.account_id, *one), now)
        self._written |= new

    def anew(self) -> "Readings":
        return Readings(self._engine, self._through, self._looks)
