"""What a measure says: medians over rounds, as one JSON line."""

from collections.abc import Mapping, Sequence
from statistics import median
from typing import Any

import orjson

Figures = Mapping[str, float]


def medians(rounds: Sequence[Figures]) -> dict[str, float]:
    return {name: round(median(figures[name] for figures in rounds), 3) for name in rounds[0]}


def percentile(values: Sequence[float], share: float) -> float:
    ranked = sorted(values)
    return ranked[min(len(ranked) - 1, int(share * len(ranked)))]


def line(measure: str, own: Sequence[Figures], limit: tuple[str, Sequence[Figures]], **facts: Any) -> str:
    """`ratios`: Talon's median over the limit's, figure by figure. No bar is judged yet, hence null."""
    name, theirs = limit
    talon, other = medians(own), medians(theirs)
    ratios = {figure: round(talon[figure] / other[figure], 2) for figure in talon if other.get(figure)}
    return orjson.dumps(
        {
            "measure": measure,
            **talon,
            "limit": {"name": name, **other},
            "peers": {},
            "ratios": ratios,
            "rounds": len(own),
            **facts,
            "bar": None,
            "met": None,
        }
    ).decode()
