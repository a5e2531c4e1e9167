"""What carries notices to people: one sender for each channel."""

from collections.abc import Mapping
from typing import Protocol

from storage.models import Channel
from storage.notices import Outgoing


class SendFailed(Exception):
    """It was not sent. `for_good`: trying again would not help. The text tells no address and no content."""

    def __init__(self, why: str, *, for_good: bool = False) -> None:
        super().__init__(why)
        self.for_good = for_good


class Sender(Protocol):
    async def send(self, notice: Outgoing) -> None:
        """Returns once somebody else has taken it upon themselves to deliver. Raises SendFailed."""
        ...


Senders = Mapping[Channel, Sender]
