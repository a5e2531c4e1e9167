"""What is queued is sent once, tried again when that fails, and emptied when nobody needs it any more."""

import asyncio
import logging
from datetime import timedelta
from typing import Any

import pytest

from booking.actions.notify import notify
from booking.engine import Engine
from booking.rules.contacts import Address, ContactKind
from notices.delivery import deliver
from notices.sender import Senders, SendFailed
from storage.models import Channel, Notice, NoticeState
from storage.notices import Outgoing, forget_notices
from storage.work import Work, transact
from tests.notices.conftest import an_engine
from tests.notices.outgoing import EMAIL, PHONE, TEXT, queue
from tests.services.clock import SetClock


class Post:
    """A sender that a test tells how to fare."""

    def __init__(self, *failures: SendFailed) -> None:
        self.sent: list[Outgoing] = []
        self.tried = 0
        self.failures = list(failures)

    async def send(self, notice: Outgoing) -> None:
        self.tried += 1
        await asyncio.sleep(0)
        if self.failures:
            raise self.failures.pop(0)
        self.sent.append(notice)

    @property
    def senders(self) -> Senders:
        return dict.fromkeys(Channel, self)


async def kept() -> dict[str, Any]:
    """What is left of the only notice."""
    rows = await Notice.all().values("state", "recipient", "subject", "text")
    return dict(rows[0])


async def test_a_notice_is_sent_once_and_then_forgets_whom_it_was_for(engine: Engine) -> None:
    await queue(engine, ContactKind.PHONE)
    post = Post()
    assert await deliver(engine, post.senders) == 1
    assert await deliver(engine, post.senders) == 0
    assert [(one.channel, one.recipient, one.text) for one in post.sent] == [(Channel.SMS, PHONE, TEXT)]
    assert await kept() == {"state": NoticeState.SENT, "recipient": None, "subject": None, "text": None}


async def test_a_transaction_that_rolls_back_sends_nothing(engine: Engine) -> None:
    async def deed(work: Work) -> None:
        await notify(work, Address(ContactKind.EMAIL, EMAIL), "s", "t", engine.clock() + timedelta(days=1))
        raise LookupError

    with pytest.raises(LookupError):
        await transact(engine.publish, deed)
    post = Post()
    assert await deliver(engine, post.senders) == 0


async def test_a_failed_one_is_tried_again_ever_more_seldom(engine: Engine, clock: SetClock) -> None:
    await queue(engine, lives=timedelta(days=1))
    post = Post(*(SendFailed("busy") for _ in range(3)))
    waited = []
    for _ in range(4):
        seconds = 0
        tried = post.tried
        while post.tried == tried:
            await deliver(engine, post.senders)
            if post.tried == tried:
                clock.advance(timedelta(seconds=1))
                seconds += 1
        waited.append(seconds)
    assert waited == [0, 5, 10, 20]
    assert len(post.sent) == 1


async def test_what_nobody_needs_any_more_is_given_up_and_emptied(engine: Engine, clock: SetClock) -> None:
    await queue(engine)
    clock.advance(timedelta(minutes=5))
    post = Post()
    assert await deliver(engine, post.senders) == 0
    assert post.tried == 0
    assert await kept() == {"state": NoticeState.FAILED, "recipient": None, "subject": None, "text": None}
    assert await forget_notices(clock() + timedelta(seconds=1)) == 1


async def test_what_can_never_be_sent_is_given_up_at_once(engine: Engine) -> None:
    await queue(engine)
    post = Post(SendFailed("no such number", for_good=True))
    await deliver(engine, post.senders)
    assert (await kept())["state"] is NoticeState.FAILED


async def test_a_channel_without_a_sender_keeps_its_notices(engine: Engine) -> None:
    await queue(engine, ContactKind.PHONE)
    await queue(engine, ContactKind.EMAIL)
    post = Post()
    assert await deliver(engine, {Channel.EMAIL: post}) == 1
    waiting = await Notice.filter(state=NoticeState.QUEUED)
    assert [one.channel for one in waiting] == [Channel.SMS]


async def test_one_that_fails_keeps_no_other_from_being_sent(engine: Engine) -> None:
    for _ in range(3):
        await queue(engine)
    post = Post(SendFailed("busy"))
    assert await deliver(engine, post.senders) == 2


async def test_logs_name_nobody(engine: Engine, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    await queue(engine)
    await deliver(engine, Post(SendFailed("busy")).senders)
    assert "busy" in caplog.text
    assert EMAIL not in caplog.text
    assert "123456" not in caplog.text


async def test_workers_who_deliver_at_the_same_time_send_each_notice_once(
    postgresql_database: str, clock: SetClock
) -> None:
    assert postgresql_database
    engine, post = an_engine(clock), Post()
    for _ in range(30):
        await queue(engine)
    while sum(await asyncio.gather(*(deliver(engine, post.senders) for _ in range(4)))):
        pass
    assert sorted(one.notice_id for one in post.sent) == sorted({one.notice_id for one in post.sent})
    assert len(post.sent) == 30
