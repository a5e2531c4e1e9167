"""A clinic system, or one clinic of it, is read again from now on."""

from booking.actions.once import ask, claim_key, once
from booking.actions.systems.permit import reading_of
from booking.actor import Actor
from booking.engine import Engine
from booking.rules.desk import at_desk
from storage.requests import Asked, close_request
from storage.systems import resume_reading
from storage.work import Work, transact


async def resume_system(engine: Engine, actor: Actor, *, key: str, name: str, clinic_id: int | None = None) -> int:
    """Returns the reading's id. A clinic that was paused by itself stays paused when its system is resumed.

    Raises NotYourClinic, SecondFactorNeeded, KeyReused, NotFound, Forbidden, SignInRequired.
    """
    asked = ask(engine, at_desk(actor), key, "resume_system", name=name, clinic=clinic_id)
    return await once(engine, asked, lambda: _resume(engine, actor, name, clinic_id, asked))


async def _resume(engine: Engine, actor: Actor, name: str, clinic_id: int | None, asked: Asked) -> int:
    reading = await reading_of(actor, name, clinic_id)

    async def deed(_: Work) -> int:
        await claim_key(asked)
        reading_id = await resume_reading(reading, asked.at)
        await close_request(asked, {"id": reading_id})
        return reading_id

    return await transact(engine.publish, deed)
