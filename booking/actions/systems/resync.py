"""All of a clinic system, or of one clinic of it, is read at once, whether something changed or not."""

from booking.actions.once import ask, claim_key, once
from booking.actions.systems.permit import reading_of
from booking.actor import Actor
from booking.engine import Engine
from booking.rules.desk import at_desk
from storage.requests import Asked, close_request
from storage.systems import read_anew
from storage.work import Work, transact


async def resync_system(engine: Engine, actor: Actor, *, key: str, name: str, clinic_id: int | None = None) -> int:
    """Returns the reading's id. What is paused is read as a whole once it is resumed.

    Raises NotYourClinic, SecondFactorNeeded, KeyReused, NotFound, Forbidden, SignInRequired.
    """
    asked = ask(engine, at_desk(actor), key, "resync_system", name=name, clinic=clinic_id)
    return await once(engine, asked, lambda: _resync(engine, actor, name, clinic_id, asked))


async def _resync(engine: Engine, actor: Actor, name: str, clinic_id: int | None, asked: Asked) -> int:
    reading = await reading_of(actor, name, clinic_id)

    async def deed(_: Work) -> int:
        await claim_key(asked)
        reading_id = await read_anew(reading, asked.at)
        await close_request(asked, {"id": reading_id})
        return reading_id

    return await transact(engine.publish, deed)
