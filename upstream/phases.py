"""The two phases of asking a clinic system for something: looking things up, which changes nothing, and telling it."""

from asyncio import timeout
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from booking.ports import AnswerLost, ClinicUnreachable

# seconds to look things up while somebody waits, to tell the decision, and to read back.
# looking ends before a person's wait does, so that they are told that nothing was sent;
# all that one turn of settling does ends before its lease of the appointment
LOOKING = 5.0
TELLING = 25.0
READING = 15.0


@asynccontextmanager
async def within(seconds: float) -> AsyncIterator[None]:
    """AnswerLost when it takes longer."""
    try:
        async with timeout(seconds):
            yield
    except TimeoutError:
        raise AnswerLost("no answer in time") from None


@asynccontextmanager
async def sent_before() -> AsyncIterator[None]:
    """What fails after something was told may have been carried out, though this request was not sent: AnswerLost."""
    try:
        yield
    except ClinicUnreachable as error:
        raise AnswerLost(str(error)) from None


@asynccontextmanager
async def nothing_sent_yet() -> AsyncIterator[None]:
    """What fails while only looking has changed nothing there: ClinicUnreachable."""
    try:
        yield
    except AnswerLost as error:
        raise ClinicUnreachable(str(error)) from None
