"""A clinic system, or one clinic of it, is read no more until somebody resumes: its schedules grow old and say so."""

from booking.actions.once import ask, claim_key, once
from booking.actions.systems.permit import reading_of
from booking.actor import Actor
from booking.engine import Engine
from booking.rules.desk import at_desk
from storage.requests import Asked, close_request
from storage.systems import pause_reading
from storage.work import Work, transact


async def pause_system(engine: Engine, actor: Actor, *, key: str, name: str, clinic_id: int | None = None) -> int:
    """Returns the reading's id. What is paused already stays as it is.

    Raises NotYourClinic, SecondFactorNeeded, KeyReused, NotFound, Forbidden, SignInRequired.
    """
    asked = ask(engine, at_desk(actor), key, "pause_system", name=name, clinic=clinic_id)
    return await once(engine, asked, lambda: _pause(engine, actor, name, clinic_id, asked))


async def _pause(engine: Engine, actor: Actor, name: str, clinic_id: int | None, asked: Asked) -> int:
    reading = await reading_of(actor, name, clinic_id)

    async def deed(_: Work) -> int:
        await claim_key(asked)
        reading_id = await pause_reading(reading, asked.account_id, asked.at)
        await close_request(asked, {"id": reading_id})
        return reading_id

    return await transact(engine.publish, deed)
