"""What every resolver can reach: who asks, in which language, the engine and the feeds."""

from dataclasses import dataclass

import strawberry

from booking.actor import Account, Actor, Anonymous, Operator
from booking.engine import Engine
from booking.errors import SignInRequired
from gateway.loaders import Loaders, Reach
from gateway.words import Tongue
from subscriptions.feed import Feeds


@dataclass(slots=True)
class Context:
    """One for each request and each socket. `session_id`: None when nobody is signed in."""

    actor: Actor
    session_id: int | None
    tongue: Tongue
    engine: Engine
    feeds: Feeds
    loaders: Loaders

    @property
    def person(self) -> Account | Operator:
        """Who is signed in; raises SignInRequired."""
        if isinstance(self.actor, Anonymous):
            raise SignInRequired
        return self.actor

    def renew(self) -> None:
        """Forgets what was read: a socket lives long, and an effect may change what was read before it."""
        self.loaders = new_loaders(self.actor, self.engine)


def new_loaders(actor: Actor, engine: Engine) -> Loaders:
    return Loaders(Reach(actor, engine.clock(), engine.policy))


Info = strawberry.Info[Context, None]
