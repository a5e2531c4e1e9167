"""The journal of a patient, as the patient and those who may see the documents read it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from tortoise.queryset import QuerySet

from booking.ports import PersonName
from booking.rules.names import short_name
from storage.journal import verify_journal
from storage.models import Account, Call, Clinic, Deed, JournalEntry, Membership, Why
from storage.queries.patients import Onlooker, patients_with_documents
from storage.sql import any_of, rows


@dataclass(frozen=True, slots=True)
class JournalSearch:
    """None does not narrow. `not_self`: leaves out what the patient did. `since` counts, `until` does not."""

    deeds: frozenset[Deed] | None = None
    not_self: bool = False
    since: datetime | None = None
    until: datetime | None = None


EVERYTHING = JournalSearch()


@dataclass(frozen=True, slots=True)
class Writer:
    """Who an entry is of. `name` None: the service itself, or somebody who was erased.

    `clinic`, `clinic_id`: whose desk they acted at. `reason`: the operator's, for the call.
    """

    name: str | None
    clinic: str | None = None
    clinic_id: int | None = None
    reason: str | None = None

    @property
    def shown(self) -> str | None:
        """«Ковалёва А. С.», or «Поликлиника № 3, Белова И. О.»"""
        return ", ".join(part for part in (self.clinic, self.name) if part) or None


async def journal_page(
    onlooker: Onlooker, patient_id: int, search: JournalSearch, first: int, after: int | None = None
) -> list[JournalEntry]:
    """The next `first` behind the entry `after`, the newest first; none for who may not see the documents."""
    found = await _seen(onlooker, patient_id, search)
    if after is not None:
        found = found.filter(id__lt=after)
    return await found.order_by("-id").limit(first)


async def count_journal(onlooker: Onlooker, patient_id: int, search: JournalSearch) -> int:
    return await (await _seen(onlooker, patient_id, search)).count()


async def journal_entries_by_id(onlooker: Onlooker, ids: Collection[int]) -> dict[int, JournalEntry]:
    """Those of the entries that the account may see."""
    visible = await _with_merged(await patients_with_documents(onlooker))
    return {one.id: one for one in await JournalEntry.filter(id__in=list(ids), patient_id__in=visible)}


async def journal_whole(onlooker: Onlooker, patient_id: int) -> bool | None:
    """Whether nothing was changed or taken out; None for who may not see it."""
    if patient_id not in await patients_with_documents(onlooker):
        return None
    verdicts = [await verify_journal(one) for one in await _with_merged([patient_id])]
    return all(verdict.sound for verdict in verdicts)


async def journal_as_told(patient_id: int) -> list[dict[str, Any]]:
    """All of it as plain values, the oldest first, hashes and all; to be given to who may see it alone."""
    entries = await JournalEntry.filter(patient_id__in=await _with_merged([patient_id])).order_by("id")
    who = await writers(entries)
    return [_told(entry, who[entry.id]) for entry in entries]


async def writers(entries: Sequence[JournalEntry]) -> dict[int, Writer]:
    """Entry → who it is of."""
    calls = {call.id: call for call in await Call.filter(id__in=[one.call_id for one in entries if one.call_id])}
    accounts = {entry.account_id for entry in entries if entry.account_id is not None}
    people, desks = await _people(accounts), await _desks(accounts)
    return {entry.id: _writer(entry, calls.get(entry.call_id or 0), people, desks) for entry in entries}


@dataclass(frozen=True, slots=True)
class _Desk:
    clinic_id: int
    clinic: str
    name: str


def _writer(entry: JournalEntry, call: Call | None, people: dict[int, str], desks: dict[int, list[_Desk]]) -> Writer:
    account_id = entry.account_id or 0
    if entry.why is not Why.DESK:
        return Writer(people.get(account_id))
    there = [desk for desk in desks.get(account_id, []) if call is None or desk.clinic_id == call.clinic_id]
    reason = call.reason or None if call else None
    return Writer(there[-1].name, there[-1].clinic, there[-1].clinic_id, reason) if there else Writer(None)


async def _people(account_ids: Collection[int]) -> dict[int, str]:
    found = await Account.filter(id__in=list(account_ids), patient_id__isnull=False).prefetch_related("patient")
    patients = {account.id: account.patient for account in found if account.patient and account.patient.family_name}
    return {
        account_id: short_name(PersonName(one.family_name, one.given_name, one.middle_name))
        for account_id, one in patients.items()
    }


async def _desks(account_ids: Collection[int]) -> dict[int, list[_Desk]]:
    """Account → where it works or worked, the newest last."""
    members = await Membership.filter(account_id__in=list(account_ids)).order_by("id")
    clinics = {one.id: one.short_name for one in await Clinic.filter(id__in=[one.clinic_id for one in members])}
    found: dict[int, list[_Desk]] = {}
    for one in members:
        found.setdefault(one.account_id, []).append(_Desk(one.clinic_id, clinics[one.clinic_id], one.name))
    return found


async def _seen(onlooker: Onlooker, patient_id: int, search: JournalSearch) -> QuerySet[JournalEntry]:
    visible = patient_id in await patients_with_documents(onlooker)
    found = JournalEntry.filter(patient_id__in=await _with_merged([patient_id]) if visible else [])
    if search.deeds is not None:
        found = found.filter(deed__in=sorted(search.deeds))
    if search.not_self:
        found = found.exclude(why=Why.SELF)
    if search.since is not None:
        found = found.filter(at__gte=search.since.astimezone(UTC))
    return found if search.until is None else found.filter(at__lt=search.until.astimezone(UTC))


async def _with_merged(patient_ids: Collection[int]) -> list[int]:
    """A patient's journal begins with those of the patients who turned out to be the same person."""
    wanted = sorted(set(patient_ids))
    merged = await rows(f"SELECT id FROM patient WHERE {any_of('merged_into_id', 1)}", wanted)
    return wanted + [row["id"] for row in merged]


def _told(entry: JournalEntry, who: Writer) -> dict[str, Any]:
    return {
        "patient": entry.patient_id,
        "seq": entry.seq,
        "at": entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "who": who.shown,
        "account": entry.account_id,
        "deed": entry.deed.value,
        "what": entry.what,
        "why": entry.why.value,
        "reason": who.reason,
        "through": entry.through.value,
        "call": entry.call_id,
        "details": entry.details,
        "hash": entry.hash,
    }
