"""Every kind of clinic system that can be booked at, each running."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager
from datetime import datetime

from tests.chaos.peers import fhir, netrika, spb
from tests.chaos.peers.peer import Peer

Running = Callable[[datetime, int], AbstractContextManager[Peer]]
KINDS: Mapping[str, Running] = {
    "spb": spb.running,
    "netrika": netrika.running,
    "medplum": fhir.medplum,
    "sekmet": fhir.sekmet,
}


@contextmanager
def all_running(now: datetime, slots: int, kinds: tuple[str, ...] = tuple(KINDS)) -> Iterator[list[Peer]]:
    """`slots`: how many each of them has."""
    with ExitStack() as stack:
        yield [stack.enter_context(KINDS[kind](now, slots)) for kind in kinds]
