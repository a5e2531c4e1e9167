"""An entry of a record as the text that is sealed, and back."""

from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import UTC, datetime, time, timedelta
from functools import cache
from typing import Any, TypeVar

from msgspec import json

from booking.ports import (
    Recorded,
    RecordedCoverage,
    RecordedDocument,
    RecordedImmunization,
    RecordedPrescription,
    RecordedReferral,
    RecordedResult,
    RecordedVisit,
)
from storage.keyring import keyring
from storage.models import RecordKind

KINDS: Mapping[RecordKind, type[Recorded]] = {
    RecordKind.VISIT: RecordedVisit,
    RecordKind.RESULT: RecordedResult,
    RecordKind.PRESCRIPTION: RecordedPrescription,
    RecordKind.REFERRAL: RecordedReferral,
    RecordKind.IMMUNIZATION: RecordedImmunization,
    RecordKind.COVERAGE: RecordedCoverage,
    RecordKind.DOCUMENT: RecordedDocument,
}
_OF_TYPE = {kept: kind for kind, kept in KINDS.items()}
# a policy whose beginning nobody tells stands behind those that tell it
_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
R = TypeVar("R", bound=Recorded)


def kind_of(item: Recorded) -> RecordKind:
    return _OF_TYPE[type(item)]


def moment_of(item: Recorded) -> datetime:
    """When it took place, was taken, prescribed, issued, given or made; aware, in the offset its source told it in."""
    match item:
        case RecordedVisit():
            return item.starts_at
        case RecordedResult():
            return item.taken_at
        case RecordedPrescription():
            return item.prescribed_at
        case RecordedReferral():
            return item.issued_at
        case RecordedImmunization():
            return item.given_at
        case RecordedDocument():
            return item.created_at
        case RecordedCoverage():
            return _LONG_AGO if item.since is None else datetime.combine(item.since, time(), UTC)


def body_of(item: Recorded) -> str:
    """JSON; what comes back out of it is equal."""
    return json.encode(_in_minutes(item)).decode()


def read_body(kind: RecordKind, body: str) -> Recorded:
    """What `body_of` wrote. Raises msgspec.ValidationError for anything else."""
    return _decoder(kind).decode(body)


def body_digest(body: str) -> str:
    """Keyed: who has the database alone can not try out what somebody's record might say."""
    return keyring().digest("record", body)


@cache
def _decoder(kind: RecordKind) -> json.Decoder[Recorded]:
    return json.Decoder(KINDS[kind])


def _in_minutes(item: R) -> R:
    # JSON's offsets know no seconds, and those of long ago have some
    moments = {field.name: getattr(item, field.name) for field in fields(item)}
    odd: dict[str, Any] = {
        name: moment.astimezone(UTC)
        for name, moment in moments.items()
        if isinstance(moment, datetime) and (moment.utcoffset() or timedelta()) % timedelta(minutes=1)
    }
    return replace(item, **odd) if odd else item
