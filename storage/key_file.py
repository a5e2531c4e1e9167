"""Keys in a file that its owner alone may read: for the one machine of somebody who tries the service out."""

import json
import os
import secrets
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path

from storage.keyring import KeysMissing


@dataclass(frozen=True, slots=True)
class Written:
    """As `storage.keys` reads them."""

    data_keys: str = field(repr=False)
    index_key: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class KeyFile:
    path: Path

    def read(self) -> Written | None:
        """None when there is no file. Raises KeysMissing."""
        if not self.path.exists():
            return None
        try:
            kept = json.loads(self.path.read_text("utf-8"))
            return Written(str(kept["data_keys"]), str(kept["index_key"]))
        except (ValueError, KeyError, TypeError):
            raise KeysMissing(
                f"{self.path} holds no keys, and without them nobody can read the database that goes with it: "
                "give the file back, or remove it together with the database."
            ) from None

    def make(self, keys: Written) -> Written:
        """Of two processes that start at once one wins, and both go on with its keys."""
        draft = self._draft(keys)
        with suppress(FileExistsError):
            self.path.hardlink_to(draft)
        draft.unlink()
        return self.read() or keys

    def replace(self, keys: Written) -> None:
        self._draft(keys).replace(self.path)

    def _draft(self, keys: Written) -> Path:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        draft = self.path.with_name(f"{self.path.name}.{secrets.token_hex(4)}")
        with os.fdopen(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="utf-8") as file:
            json.dump(asdict(keys), file)
            file.flush()
            os.fsync(file.fileno())
        return draft
