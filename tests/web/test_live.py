"""The one query that is not in the generated client: the browser's own subscription."""

from pathlib import Path

from graphql import build_schema, parse, validate

from web.live import DOCTOR_SLOTS

ROOT = Path(__file__).resolve().parents[2]


def test_the_grids_subscription_is_valid_by_the_contract() -> None:
    assert not validate(build_schema((ROOT / "schema.graphql").read_text()), parse(DOCTOR_SLOTS))
