"""Who read or changed what of a patient, appended to the chain of each."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from typing import Any, Final

import orjson

from storage.chain import Chain, Kept, Link, Verdict, append_many, payload, verify
from storage.models import Deed, JournalEntry, Through, Why
from storage.sql import rows

# what an entry may be about; the page has words for each
SUBJECTS: Final = frozenset(
    {
        "patient",
        "documents",
        "appointments",
        "journal",
        "guardianship",
        "invitation",
        "dispute",
        "consent",
        "data_request",
        "call",
        "identity",
        "ticket_file",
        "calendar_file",
        "export",
        "desk_search",
        "visits",
        "results",
        "prescriptions",
        "referrals",
        "immunizations",
        "coverage",
        "record_documents",
        "visit_file",
        "record_document_file",
    }
)
_COLUMNS = "patient_id, seq, at, account_id, deed, what, why, through, call_id, details, hash"


@dataclass(frozen=True, slots=True)
class Entry:
    """`what`: one of SUBJECTS. `account_id` None: the service acted. `call_id`: the call at the desk, if it was one.

    `details`: ids and codes, never a person's data; an erasure leaves the journal as it is.
    """

    patient_id: int
    at: datetime
    account_id: int | None
    deed: Deed
    what: str
    why: Why
    through: Through
    call_id: int | None = None
    details: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.what not in SUBJECTS:
            raise ValueError(f"{self.what!r} is not among the subjects of the journal")

    def payload(self) -> bytes:
        return payload(
            at=self.at.astimezone(UTC).isoformat(timespec="microseconds"),
            account=self.account_id,
            deed=self.deed.value,
            what=self.what,
            why=self.why.value,
            through=self.through.value,
            call=self.call_id,
            details=self.details,
        )


async def append_journal(entries: Sequence[Entry]) -> None:
    """Appends in the order given, inside the running transaction; the patients' chains stay locked until its end."""
    if not entries:
        return
    payloads: defaultdict[int, list[bytes]] = defaultdict(list)
    for entry in entries:
        payloads[entry.patient_id].append(entry.payload())
    links = {key: iter(added) for key, added in (await append_many(Chain.JOURNAL, payloads)).items()}
    values = [value for entry in entries for value in _values(entry, next(links[entry.patient_id]))]
    await rows(_insert(len(entries)), *values)


async def verify_journal(patient_id: int) -> Verdict:
    """Is the patient's journal as it was written?"""
    found = await JournalEntry.filter(patient_id=patient_id).order_by("seq")
    return await verify(
        Chain.JOURNAL, patient_id, (Kept(Link(row.seq, row.hash), entry_of(row).payload()) for row in found)
    )


def entry_of(row: JournalEntry) -> Entry:
    return Entry(
        row.patient_id,
        row.at,
        row.account_id,
        row.deed,
        row.what,
        row.why,
        row.through,
        row.call_id,
        row.details,
    )


def _values(entry: Entry, link: Link) -> tuple[Any, ...]:
    return (
        entry.patient_id,
        link.seq,
        entry.at,
        entry.account_id,
        entry.deed.value,
        entry.what,
        entry.why.value,
        entry.through.value,
        entry.call_id,
        orjson.dumps(entry.details).decode(),
        link.hash,
    )


@cache
def _insert(entries: int) -> str:
    width = len(_COLUMNS.split(","))
    places = (
        f"({', '.join(f'${width * entry + place}' for place in range(1, width + 1))})" for entry in range(entries)
    )
    return f"INSERT INTO journal_entry ({_COLUMNS}) VALUES {', '.join(places)} RETURNING id"
