from datetime import timedelta

from booking.actions.notify import notify
from booking.engine import Engine
from booking.rules.contacts import Address, ContactKind
from storage.models import Channel
from storage.notices import Outgoing
from storage.work import transact

PHONE, EMAIL = "+79001234501", "anna@example.org"
TEXT = "Талон: код 123456 для входа, годен 5 минут."


def outgoing(channel: Channel = Channel.EMAIL, recipient: str = EMAIL) -> Outgoing:
    return Outgoing(7, channel, recipient, "Код для входа", TEXT, 1)


async def queue(engine: Engine, kind: ContactKind = ContactKind.EMAIL, lives: timedelta = timedelta(minutes=5)) -> None:
    """A notice, committed."""
    to = Address(kind, EMAIL if kind is ContactKind.EMAIL else PHONE)
    await transact(engine.publish, lambda work: notify(work, to, "Код для входа", TEXT, engine.clock() + lives))
