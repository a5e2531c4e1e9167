"""A value beside its reference range, drawn small enough for a line of a table; readable in grey."""

from typing import Any

from reportlab.platypus import Flowable

HEIGHT = 12.0
# of the drawn stretch, left free on either side
MARGIN = 0.2


class RangeBar(Flowable):  # type: ignore[misc]  # reportlab tells no types
    """The range as a box, the value as a mark. Where an end is open the box runs to the edge."""

    def __init__(self, value: float, low: float | None, high: float | None, width: float) -> None:
        super().__init__()
        self._value, self._low, self._high, self._width = value, low, high, width

    def wrap(self, *_available: float) -> tuple[float, float]:
        return self._width, HEIGHT

    def draw(self) -> None:
        canvas: Any = self.canv
        middle = HEIGHT / 2
        left, right = self._box()
        canvas.setLineWidth(0.5)
        canvas.setStrokeGray(0.45)
        canvas.line(0, middle, self._width, middle)
        canvas.setFillGray(0.82)
        canvas.rect(left, middle - 3, right - left, 6, stroke=1, fill=1)
        at = self._place(self._value)
        canvas.setFillGray(0)
        mark = canvas.beginPath()
        mark.moveTo(at, middle - 1)
        mark.lineTo(at - 3.5, HEIGHT)
        mark.lineTo(at + 3.5, HEIGHT)
        mark.close()
        canvas.drawPath(mark, stroke=0, fill=1)
        canvas.setStrokeGray(0)
        canvas.setLineWidth(1.2)
        canvas.line(at, middle - 4, at, middle + 3)

    def _box(self) -> tuple[float, float]:
        left = 0.0 if self._low is None else self._place(self._low)
        right = self._width if self._high is None else self._place(self._high)
        return left, right

    def _place(self, value: float) -> float:
        """Points from the left edge."""
        known = [end for end in (self._low, self._high, self._value) if end is not None]
        least, most = min(known), max(known)
        span = (most - least) or abs(most) or 1.0
        share = (value - least + MARGIN * span) / (most - least + 2 * MARGIN * span)
        return float(min(1.0, max(0.0, share)) * self._width)


def range_bar(value: float | None, low: float | None, high: float | None, width: float) -> Flowable | str:
    """Nothing where there is no number, or no range."""
    ordered = low is None or high is None or low <= high
    if value is None or (low is None and high is None) or not ordered:
        return ""
    return RangeBar(value, low, high, width)
