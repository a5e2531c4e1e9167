"""What every action needs of the world around it."""

from dataclasses import dataclass

from booking.ports import Clock, Remotes
from booking.rules.policy import Policy
from storage.work import Publish


@dataclass(frozen=True)
class Engine:
    """`clock` tells aware moments; `remotes`: clinic systems that keep their own schedule, by the clinics' `system`."""

    clock: Clock
    remotes: Remotes
    policy: Policy
    publish: Publish
