"""Patients' documents, written; found by the whole number alone."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from booking.rules.documents import DocumentKind
from storage.journal import Entry, append_journal
from storage.keyring import keyring
from storage.models import Deed, PatientDocument, Through, Why
from storage.record import forget_copies
from storage.sealed import sealed
from storage.sql import Row, rows


@dataclass(frozen=True, slots=True)
class Paper:
    """`number`: as `booking.rules.documents` normalises it."""

    kind: DocumentKind
    number: str


def document_digest(kind: DocumentKind, number: str) -> str:
    return keyring().digest(f"document.{kind.value}", number)


async def insert_document(patient_id: int, paper: Paper, now: datetime, *, verified: bool = False) -> int | None:
    """Its id; None when somebody's live document has that number.

    One that somebody has seen takes the number from an account that nobody vouches for: whoever merely typed it first
    keeps its owner out no longer.
    """
    if verified:
        await _displace(patient_id, paper, now)
    made = await rows(
        INSERT,
        patient_id,
        paper.kind.value,
        sealed("patient_document.number", paper.number),
        document_digest(paper.kind, paper.number),
        now if verified else None,
        now,
    )
    return int(made[0]["id"]) if made else None


async def _displace(patient_id: int, paper: Paper, now: datetime) -> None:
    digest = document_digest(paper.kind, paper.number)
    for row in await rows(DISPLACE, patient_id, paper.kind.value, digest, now):
        details = {"document": paper.kind.value, "displaced": True}
        await append_journal(
            [
                Entry(
                    row["patient_id"],
                    now,
                    None,
                    Deed.CHANGED,
                    "documents",
                    Why.SERVICE,
                    Through.SERVICE,
                    details=details,
                )
            ]
        )


async def holder_of(paper: Paper) -> int | None:
    """The patient whose document it is."""
    found = await rows(HOLDER, paper.kind.value, document_digest(paper.kind, paper.number))
    return int(found[0]["patient_id"]) if found else None


async def find_document(document_id: int) -> PatientDocument | None:
    """One that was not dropped."""
    return await PatientDocument.get_or_none(id=document_id, dropped_at__isnull=True)


async def has_document(patient_id: int, kind: DocumentKind) -> bool:
    return await PatientDocument.exists(patient_id=patient_id, kind=kind, dropped_at__isnull=True)


async def verify_document(patient_id: int, paper: Paper, now: datetime) -> bool:
    """Somebody has seen it. False when the patient has no such document."""
    seen = await rows(VERIFY, patient_id, paper.kind.value, document_digest(paper.kind, paper.number), now)
    return bool(seen)


async def drop_document(document_id: int, now: datetime) -> bool:
    """False when it was dropped before. What of a record was found by its number goes with it."""
    dropped = await rows(f"{DROP} WHERE id = $1 AND dropped_at IS NULL {SEEN}", document_id, now)
    await _forget_found(dropped)
    return bool(dropped)


async def drop_documents_of(patient_id: int, now: datetime) -> int:
    """How many the patient had. As `drop_document`."""
    dropped = await rows(f"{DROP} WHERE patient_id = $1 AND dropped_at IS NULL {SEEN}", patient_id, now)
    await _forget_found(dropped)
    return len(dropped)


async def _forget_found(dropped: Collection[Row]) -> None:
    for patient_id in {row["patient_id"] for row in dropped if row["verified_at"] is not None}:
        await forget_copies(patient_id)


INSERT = """
INSERT INTO patient_document (patient_id, kind, number, digest, verified_at, created_at)
VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING RETURNING id
"""
DISPLACE = """
UPDATE patient_document SET dropped_at = $4
WHERE kind = $2 AND digest = $3 AND patient_id <> $1 AND verified_at IS NULL AND dropped_at IS NULL
  AND patient_id IN (SELECT patient_id FROM account WHERE confirmed = false AND patient_id IS NOT NULL)
  AND patient_id NOT IN (SELECT patient_id FROM account WHERE confirmed = true AND patient_id IS NOT NULL)
RETURNING patient_id
"""
HOLDER = "SELECT patient_id FROM patient_document WHERE kind = $1 AND digest = $2 AND dropped_at IS NULL"
VERIFY = """
UPDATE patient_document SET verified_at = COALESCE(verified_at, $4)
WHERE patient_id = $1 AND kind = $2 AND digest = $3 AND dropped_at IS NULL RETURNING id
"""
DROP = "UPDATE patient_document SET dropped_at = $2"
SEEN = "RETURNING patient_id, verified_at"
