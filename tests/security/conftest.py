"""The door of the gateway's tests, for whoever comes to it with bad intentions."""

from tests.gateway.conftest import door as door
from tests.gateway.conftest import sqlite_door as sqlite_door
