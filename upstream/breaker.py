from collections.abc import Callable
from time import monotonic


class Breaker:
    """Stops asking a system that keeps failing: after `limit` failures in a row nothing is sent for `rest` seconds.

    Then one call is let through; its outcome closes the breaker or opens it anew.
    """

    def __init__(self, limit: int = 8, rest: float = 15.0, now: Callable[[], float] = monotonic) -> None:
        self._limit = limit
        self._rest = rest
        self._now = now
        self._failures = 0
        self._opened_at: float | None = None
        self._trying = False

    @property
    def is_open(self) -> bool:
        return self._opened_at is not None

    def lets_through(self) -> bool:
        if self._opened_at is None:
            return True
        if self._trying or self._now() - self._opened_at < self._rest:
            return False
        self._trying = True
        return True

    def succeeded(self) -> None:
        self._failures, self._opened_at, self._trying = 0, None, False

    def failed(self) -> None:
        self._failures, self._trying = self._failures + 1, False
        if self._failures >= self._limit:
            self._opened_at = self._now()

    def gave_up(self) -> None:
        """The caller went away before there was an outcome: the next call may try."""
        self._trying = False
