"""The standard's own example files, which live beside the project, moved ahead and to a publisher of ours."""

import re
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.services.publisher import Publisher
from tests.upstream.captured import moved

FOLDER = Path(__file__).parents[5] / "shared" / "data" / "smart_scheduling_links"
THEIRS = "https://raw.githubusercontent.com/smart-on-fhir/smart-scheduling-links/master/examples"
MANIFEST = "/data/$bulk-publish"
WEEK = "/data/slots-2021-W09.ndjson"
FIRST = datetime.fromisoformat("2021-03-01T14:00:00+00:00")


def weeks_to(now: datetime) -> int:
    """By how many the examples move, so that their first slot lies at least a day ahead."""
    return -((FIRST - (now + timedelta(days=1))) // timedelta(weeks=1))


def publish(publisher: Publisher, now: datetime) -> None:
    """Skips without the data."""
    if not FOLDER.is_dir():
        pytest.skip(f"the examples are not there: {FOLDER}")
    weeks = weeks_to(now)
    texts = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.iterdir() if path.suffix != ".md"}
    slots = texts["slots-2021-W09.ndjson"]
    publisher.files |= {
        MANIFEST: texts["bulk-publish"].replace(THEIRS, f"{publisher.url}/data").encode(),
        "/data/locations.ndjson": texts["locations.ndjson"].encode(),
        "/data/schedules.ndjson": texts["schedules.ndjson"].encode(),
        WEEK: re.sub(r"[^\n]+", lambda line: moved(line.group(), weeks), slots).encode(),
    }
