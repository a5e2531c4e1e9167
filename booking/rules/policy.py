"""The numbers of the service. A clinic may have its own horizon and its own hours of free cancelling."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Policy:
    """`lease`: how long whoever asks a clinic has an unsettled appointment to itself; longer than any call.

    `clinic_wait`: how long a person waits for a clinic's word; longer than it takes to find out that nothing was sent,
    and shorter than the door's deadline.
    """

    hold: timedelta = timedelta(minutes=5)
    horizon_days: int = 30
    free_cancel_hours: int = 24
    fresh: timedelta = timedelta(seconds=60)
    stale: timedelta = timedelta(seconds=300)
    keys_live: timedelta = timedelta(hours=24)
    first_try_wait: timedelta = timedelta(seconds=4)
    clinic_wait: timedelta = timedelta(seconds=6)
    lease: timedelta = timedelta(seconds=90)
    first_retry: timedelta = timedelta(seconds=5)
    longest_retry: timedelta = timedelta(minutes=5)
    alternatives: int = 3

    def retry_after(self, tries: int) -> timedelta:
        """How long to leave a silent clinic alone after so many tries: doubling, up to the longest."""
        return min(self.first_retry * (1 << min(tries, 16)), self.longest_retry)
