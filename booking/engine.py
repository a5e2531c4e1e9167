"""What every action needs of the world around it."""

from dataclasses import dataclass, field

from booking.calls import Calls
from booking.ports import Clock, RecordSources, Remotes
from booking.rules.policy import Policy
from storage.work import Publish


@dataclass(frozen=True)
class Engine:
    """`clock` tells aware moments; `remotes`: clinic systems that keep their own schedule, by the clinics' `system`.

    `records`: sources of patients' records beside our own, by name.

    `calls`: those to clinics' systems that are under way. `origin`: the address people open, for links to them.
    """

    clock: Clock
    remotes: Remotes
    policy: Policy
    publish: Publish
    origin: str = "http://127.0.0.1:8000"
    records: RecordSources = field(default_factory=dict)
    calls: Calls = field(default_factory=Calls, compare=False)
