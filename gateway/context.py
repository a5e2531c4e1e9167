"""What every resolver can reach: who asks, in which language, the engine and the feeds."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

import strawberry

from booking.actor import Account, Actor, Anonymous, Operator
from booking.engine import Engine
from booking.errors import SignInRequired
from gateway.loaders import Loaders, Reach
from gateway.readings import Readings
from gateway.records import Records
from gateway.systems import ClinicSystems
from gateway.words import Tongue
from subscriptions.bus import Bus
from subscriptions.feed import Feeds


@dataclass(slots=True)
class Context:
    """One for each request and each operation of a socket.

    `session_id`: None when nobody is signed in; `reach`: the account's when the connection was opened;
    `second_factor_until`: how long the one that was shown counts, None without one.
    `systems`: the clinic systems that are connected; `records`: what this operation has brought up to date of patients.
    `provider_titles`: a provider's name and a language → what people call it. `shown_by_link`: rows that whoever asks
    has shown the token of.
    """

    actor: Actor
    session_id: int | None
    reach: int | None
    second_factor_until: datetime | None
    tongue: Tongue
    engine: Engine
    bus: Bus
    feeds: Feeds
    loaders: Loaders
    readings: Readings
    records: Records
    systems: ClinicSystems
    provider_titles: Callable[[str, Tongue], str]
    shown_by_link: list[Any] = field(default_factory=list)

    @property
    def person(self) -> Account | Operator:
        """Who is signed in; raises SignInRequired."""
        if isinstance(self.actor, Anonymous):
            raise SignInRequired
        return self.actor

    def renew(self) -> None:
        """Forgets what was read: a socket lives long, and an effect may change what was read before it."""
        self.loaders = new_loaders(self.actor, self.engine)

    def for_operation(self) -> "Context":
        """Operations of one socket run beside each other: each reads for itself."""
        return replace(
            self,
            loaders=new_loaders(self.actor, self.engine),
            readings=self.readings.anew(),
            records=Records(self.engine, self.actor),
            shown_by_link=[],
        )

    def provider_title(self, name: str) -> str:
        return self.provider_titles(name, self.tongue)


def new_loaders(actor: Actor, engine: Engine) -> Loaders:
    return Loaders(Reach(actor, engine.clock(), engine.policy))


Info = strawberry.Info[Context, None]
