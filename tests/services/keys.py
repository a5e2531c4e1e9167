"""The keys that the tests' databases are sealed with."""

from base64 import urlsafe_b64encode

from storage.keyring import KEY_BYTES, Keyring

_DATA, _INDEX = bytes(range(KEY_BYTES)), bytes(range(KEY_BYTES, 2 * KEY_BYTES))
TEST_RING = Keyring({"test": _DATA}, "test", _INDEX)
# the same, as settings
TEST_KEYS = {
    "TALON_DATA_KEYS": f"test:{urlsafe_b64encode(_DATA).decode()}",
    "TALON_INDEX_KEY": urlsafe_b64encode(_INDEX).decode(),
}
