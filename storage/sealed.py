"""A column whose text is sealed in the database and plain in the model."""

from typing import Any

from tortoise.fields import TextField
from tortoise.models import Model

from storage.keyring import SEAL, keyring


class SealedField(TextField):
    """Text of any length. It cannot be searched or sorted by: keep a digest beside it."""

    def to_db_value(self, value: Any, instance: type[Model] | Model) -> Any:  # noqa: ARG002 - the signature is given
        self.validate(value)
        return None if value is None else keyring().seal(str(value), self.column)

    def to_python_value(self, value: Any) -> Any:
        if value is None or not value.startswith(SEAL):
            return value
        return keyring().open(value, self.column)

    @property
    def column(self) -> str:
        """ "patient.phone"."""
        return f"{self.model._meta.db_table}.{self.model_field_name}"  # noqa: SLF001 - Tortoise has no other way


def sealed(column: str, text: str | None) -> str | None:
    """For raw SQL that writes: the value of a sealed column, "table.column"."""
    return None if text is None else keyring().seal(text, column)


def opened(column: str, value: str | None) -> str | None:
    """For raw SQL that reads. Raises KeysMissing, SealBroken."""
    return value if value is None or not value.startswith(SEAL) else keyring().open(value, column)
