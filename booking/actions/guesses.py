"""How often one may guess: every guess is paid for before it is looked at, and given back when it was right.

Strangers guess from purses of their own, so that using those up keeps nobody out of a browser the account knows. All of
an account's purses together hold no more than `guesses_a_day`.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from booking.engine import Engine
from booking.errors import TooManyTries, iso
from booking.rules.policy import Policy
from storage.guesses import give_back, spend
from storage.transaction import carry_out


class Guessing(StrEnum):
    """What is guessed at."""

    PASSWORD = "PASSWORD"  # noqa: S105 - the name of a purse
    FACTOR = "FACTOR"
    RECOVERY = "RECOVERY"
    OWN_CODE = "OWN_CODE"


@dataclass(frozen=True, slots=True)
class Guesser:
    """`whose`: the account's id, or the digest of a login that is nobody's, which is treated alike.

    `device`: the browser, when the account knows it.
    """

    whose: int | str
    device: int | None = None


async def pay(engine: Engine, guesser: Guesser, at: Guessing) -> None:
    """Raises TooManyTries when the day's guesses are used up."""
    day = today(engine)
    purse, limit = _purse(guesser, at, engine.policy)

    async def deed() -> None:
        # the whole account's first: who shares both locks them in one order
        if not await spend(_whole(guesser), engine.policy.guesses_a_day, day) or not await spend(purse, limit, day):
            raise TooManyTries(iso(tomorrow(day)))

    await carry_out(deed)


async def refund(engine: Engine, guesser: Guesser, at: Guessing) -> None:
    day = today(engine)
    purse, _ = _purse(guesser, at, engine.policy)

    async def deed() -> None:
        await give_back(_whole(guesser), day)
        await give_back(purse, day)

    await carry_out(deed)


def today(engine: Engine) -> date:
    """The day that purses are filled for."""
    return engine.clock().astimezone(UTC).date()


def tomorrow(day: date) -> datetime:
    """When they are filled again."""
    return datetime.combine(day + timedelta(days=1), time(), UTC)


def _whole(guesser: Guesser) -> str:
    return f"whole:{guesser.whose}"


def _purse(guesser: Guesser, at: Guessing, policy: Policy) -> tuple[str, int]:
    if at is Guessing.OWN_CODE:
        return f"codes:{guesser.whose}", policy.own_codes_a_day
    if guesser.device is not None:
        return f"device:{guesser.whose}:{guesser.device}", policy.device_guesses_a_day
    strangers = {
        Guessing.PASSWORD: policy.stranger_passwords_a_day,
        Guessing.FACTOR: policy.stranger_factors_a_day,
        Guessing.RECOVERY: policy.stranger_recoveries_a_day,
    }
    return f"{at.lower()}:{guesser.whose}", strangers[at]
