"""A notice to a person, written with what it tells of and sent by the worker."""

from datetime import UTC, datetime

from booking.rules.contacts import Address, ContactKind
from storage.models import Channel
from storage.notices import insert_notice
from storage.work import Work

CHANNELS = {ContactKind.PHONE: Channel.SMS, ContactKind.EMAIL: Channel.EMAIL}


async def notify(work: Work, to: Address, subject: str, text: str, expires_at: datetime) -> None:
    """Inside the running transaction `work`: it is sent after the commit, or never. An SMS goes without `subject`.

    At `expires_at` it has become useless and is no longer tried.
    """
    # `work` says that a transaction is running; the moment is for people who look into the table
    del work
    await insert_notice(CHANNELS[to.kind], to.value, subject, text, datetime.now(UTC), expires_at)
