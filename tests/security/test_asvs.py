"""docs/security.md goes through OWASP ASVS 5.0, levels 1 and 2: no row is left out, and the tests it names exist."""

import ast
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROW = re.compile(r"^\| (\d+\.\d+\.\d+) \| ([12]) \| (.+?) \| (met|not met|not applicable) \| (.+?) \|$", re.MULTILINE)
NAMED = re.compile(r"`(tests/[\w/]+\.py)(?:::(\w+))?`")
# of the standard's text: rows of levels 1 and 2, by chapter
CHAPTERS = {
    1: 27, 2: 11, 3: 19, 4: 10, 5: 9, 6: 34, 7: 18, 8: 7, 9: 7, 10: 29, 11: 13, 12: 9, 13: 13, 14: 9, 15: 13,
    16: 16, 17: 7,
}  # fmt: skip
MET_AT_LEAST, NOT_APPLICABLE_AT_MOST = 120, 40


@dataclass(frozen=True)
class Row:
    number: str
    state: str
    why: str

    @property
    def tests(self) -> list[tuple[str, str]]:
        return NAMED.findall(self.why)


def rows() -> list[Row]:
    found = ROW.findall((ROOT / "docs" / "security.md").read_text("utf-8"))
    return [Row(number, state, why) for number, _level, _words, state, why in found]


@cache
def names_in(path: str) -> frozenset[str]:
    tree = ast.parse((ROOT / path).read_text("utf-8"))
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, kinds))


def test_every_row_of_both_levels_is_told_once() -> None:
    numbers = [row.number for row in rows()]
    assert len(numbers) == len(set(numbers))
    assert Counter(int(number.split(".")[0]) for number in numbers) == CHAPTERS


def test_what_is_met_names_a_test_that_exists() -> None:
    met = [row for row in rows() if row.state == "met" and row.tests]
    assert len(met) >= MET_AT_LEAST
    for row in met:
        for path, name in row.tests:
            assert (ROOT / path).exists(), f"{row.number}: {path}"
            assert name in names_in(path), f"{row.number}: {path}::{name}"


def test_little_is_called_not_applicable_and_all_that_is_not_met_says_why() -> None:
    states = Counter(row.state for row in rows())
    assert states["not applicable"] <= NOT_APPLICABLE_AT_MOST
    assert all(len(row.why) > 5 for row in rows() if row.state != "met")
