"""One-time codes: six digits to a contact, which prove that somebody reads what is sent there."""

import secrets
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar

from booking.actions.guesses import Guesser, Guessing, pay, refund, today, tomorrow
from booking.actions.notify import CHANNELS
from booking.engine import Engine
from booking.errors import CodeExpired, CodeWrong, Refused, TooManyTries, iso
from booking.rules.code_words import WORDS, CodeWords, Tongue, written
from booking.rules.contacts import Address as Address
from booking.rules.contacts import ContactKind, shown
from storage.codes import Guess, NewCode, guess, insert_code, use_code
from storage.contacts import contact_digest
from storage.guesses import spend
from storage.models import Channel, CodePurpose
from storage.notices import insert_notice
from storage.transaction import carry_out
from storage.work import Work, transact

T = TypeVar("T")

DIGITS = 6
# codes of the signed-in: their guesses are counted together, whatever the code is for
OWN = frozenset({CodePurpose.CONTACT, CodePurpose.FAMILY, CodePurpose.INVITATION})


@dataclass(frozen=True, slots=True)
class Sent:
    """`handle`: has to come back with the code. `shown_to`: «+7 900 •••-••-01»."""

    handle: str = field(repr=False)
    channel: Channel
    shown_to: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Proved:
    """What was kept with the code that was right."""

    subject_id: int | None
    details: dict[str, Any] = field(repr=False)
    contact_kind: ContactKind
    contact_digest: str


class NotProved(Exception):
    """`place`: which of several codes was not right."""

    def __init__(self, place: int, refusal: Refused) -> None:
        super().__init__(refusal.code)
        self.place = place
        self.refusal = refusal


async def send_code(
    engine: Engine,
    work: Work,
    purpose: CodePurpose,
    to: Address,
    *,
    tongue: Tongue,
    account_id: int | None = None,
    subject_id: int | None = None,
    details: dict[str, Any] | None = None,
    link: str | None = None,
    words: CodeWords | None = None,
    decoy: bool = False,
    known_device: bool = False,
) -> Sent:
    """Inside the running transaction: a code and the notice that brings it. Raises TooManyTries past the day's codes.

    `details`: JSON that becomes true with the code, kept sealed. `link`: a path of ours. `words`: instead of the usual
    ones. `decoy`: everything looks the same, but nothing is sent and no guess is right. `known_device`: asked for from
    a browser that the account knows, whose codes strangers cannot use up.
    """
    now, digest = engine.clock(), contact_digest(to)
    await _count(engine, f"{purpose}:{digest}:{known_device}")
    handle, code = secrets.token_urlsafe(24), f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"
    expires_at = now + engine.policy.code_lives
    new = NewCode(
        handle=handle,
        code=None if decoy else code,
        purpose=purpose,
        contact_kind=to.kind,
        contact_digest=digest,
        account_id=account_id,
        subject_id=subject_id,
        details=details,
        guesses=engine.policy.code_guesses,
        created_at=now,
        expires_at=expires_at,
    )
    await insert_code(new)
    said = words or WORDS[tongue][purpose]
    text = written(said, code, None if link is None else engine.origin + link, tongue)
    # a decoy's notice has run out before it could be sent: writing it takes as long as writing another
    await insert_notice(CHANNELS[to.kind], to.value, said.subject, text, now, now if decoy else expires_at)
    del work  # it stands for the running transaction
    return Sent(handle, CHANNELS[to.kind], shown(to), expires_at)


async def prove(
    engine: Engine, purpose: CodePurpose, handle: str, code: str, *, account_id: int | None = None
) -> Proved:
    """Spends a guess in a transaction of its own; a right code is used up by it.

    `account_id`: the code must be this account's. Raises CodeWrong, CodeExpired.
    """
    try:
        return (await prove_all(engine, purpose, [(handle, code)], account_id=account_id))[0]
    except NotProved as failure:
        raise failure.refusal from None


async def prove_and(
    engine: Engine,
    purpose: CodePurpose,
    handle: str,
    code: str,
    deed: Callable[[Work, Proved], Awaitable[T]],
    *,
    account_id: int | None = None,
) -> T:
    """As `prove`, with the deed in the very transaction that uses the code up: both happen, or neither.

    So who presses twice, or lost the answer, finds the deed under its key and never a used code without one.
    """
    guesser = Guesser(account_id) if account_id is not None and purpose in OWN else None
    if guesser is not None:
        try:
            await pay(engine, guesser, Guessing.OWN_CODE)
        except TooManyTries:
            raise CodeExpired from None

    async def judged(work: Work) -> T | NotProved:
        proved = await _judge(engine, purpose, [(handle, code)], account_id)
        return proved if isinstance(proved, NotProved) else await deed(work, proved[0])

    done = await transact(engine.publish, judged)
    if isinstance(done, NotProved):
        raise done.refusal
    if guesser is not None:
        await refund(engine, guesser, Guessing.OWN_CODE)
    return done


async def prove_all(
    engine: Engine, purpose: CodePurpose, given: Sequence[tuple[str, str]], *, account_id: int | None = None
) -> list[Proved]:
    """Several handles with their codes: all are used up together, or none is. Raises NotProved."""
    guesser = Guesser(account_id) if account_id is not None and purpose in OWN else None
    if guesser is not None:
        await _pay(engine, guesser)
    proved = await carry_out(lambda: _judge(engine, purpose, given, account_id))
    if isinstance(proved, NotProved):
        raise proved
    if guesser is not None:
        await refund(engine, guesser, Guessing.OWN_CODE)
    return proved


async def _pay(engine: Engine, guesser: Guesser) -> None:
    try:
        await pay(engine, guesser, Guessing.OWN_CODE)
    except TooManyTries:
        raise NotProved(0, CodeExpired()) from None


async def _judge(
    engine: Engine, purpose: CodePurpose, given: Sequence[tuple[str, str]], account_id: int | None
) -> list[Proved] | NotProved:
    # told, not raised: a guess that was wrong has to be committed all the same
    now = engine.clock()
    guesses = [await guess(purpose, handle, _typed(code), account_id, now) for handle, code in given]
    for place, made in enumerate(guesses):
        if made is None or not made.right:
            return NotProved(place, _refusal(made))
    found = [made for made in guesses if made is not None]
    for place, made in enumerate(found):
        if not await use_code(made.code_id, now):
            return NotProved(place, CodeExpired())
    return [Proved(made.subject_id, made.details, made.contact_kind, made.contact_digest) for made in found]


def _refusal(made: Guess | None) -> Refused:
    return CodeExpired() if made is None or made.left <= 0 else CodeWrong(made.left)


def _typed(code: str) -> str:
    """People copy «123 456» out of a message."""
    return "".join(code.split())


async def _count(engine: Engine, what: str) -> None:
    day = today(engine)
    if not await spend(f"sent:{what}", engine.policy.codes_a_day, day):
        raise TooManyTries(iso(tomorrow(day)))
