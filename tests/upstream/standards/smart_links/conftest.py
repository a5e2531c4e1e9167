from collections.abc import AsyncIterator, Iterator

import pytest

from tests.services import publisher as publisher_service
from tests.services.clock import SetClock
from tests.services.publisher import Publisher
from tests.upstream.standards.smart_links.examples import MANIFEST, publish
from upstream.configured import SystemSettings, SystemTitle
from upstream.source import Connected
from upstream.standards.smart_links import connect


@pytest.fixture
def publisher(clock: SetClock) -> Iterator[Publisher]:
    """Publishes the standard's examples, their dates ahead of the test's clock."""
    with publisher_service.running() as publisher:
        publish(publisher, clock())
        yield publisher


@pytest.fixture
async def links(publisher: Publisher, clock: SetClock) -> AsyncIterator[Connected]:
    """Our side of it."""
    options = {"zone": "America/New_York", "region": "ma", "region_name": "Массачусетс"}
    settings = SystemSettings("ma", "smart_links", publisher.url + MANIFEST, SystemTitle("Массачусетс", "MA"), options)
    connected = connect(settings, clock)
    yield connected
    await connected.close()
