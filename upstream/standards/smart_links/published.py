"""A publisher's manifest and files, read and put in order: clinics, tables, and the slots of each table."""

import logging
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any
from urllib.parse import urljoin

import msgspec

from booking.ports import AnswerLost, ClinicReport, SlotReport
from upstream.listing import Listing, Rejection
from upstream.standards.fhir.pieces import listed, piece, pieces, text
from upstream.standards.smart_links.files import Files
from upstream.standards.smart_links.lines import lines_of, read_line
from upstream.standards.smart_links.mapping import Table, page_of, read_clinic, read_table
from upstream.standards.smart_links.mapping import read_line as read_slot
from upstream.standards.smart_links.options import LinksOptions

log = logging.getLogger(__name__)
MOST_FILES = 1000
MOST_LINES = 1_000_000
_LOGGED = 20
_MANIFEST = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Manifest:
    """Addresses of the files, by what they hold."""

    clinics: tuple[str, ...]
    tables: tuple[str, ...]
    slots: tuple[str, ...]

    @property
    def urls(self) -> tuple[str, ...]:
        return (*self.clinics, *self.tables, *self.slots)


@dataclass(frozen=True, slots=True)
class Clinics:
    """`pages`: the clinics' own pages, by key."""

    listing: Listing[ClinicReport]
    pages: Mapping[str, str]


@dataclass(slots=True)
class SlotsOfTable:
    """The slots of one table in one file; `seal` changes with anything that is said of them."""

    items: list[SlotReport] = field(default_factory=list)
    rejected: list[Rejection] = field(default_factory=list)
    seal: str = ""


Slots = dict[str, SlotsOfTable]


class Published:
    """Every call reads what is due. ClinicUnreachable, AnswerLost."""

    def __init__(self, files: Files, url: str, options: LinksOptions) -> None:
        self._files = files
        self._url = url
        self._options = options

    async def clinics(self) -> list[Clinics]:
        """By file."""
        return [await self._files.read(url, self._read_clinics) for url in (await self._manifest()).clinics]

    async def tables(self) -> list[tuple[Table, ...]]:
        return [await self._files.read(url, self._read_tables) for url in (await self._manifest()).tables]

    async def slots(self) -> list[Slots]:
        """A file of slots that is listed and not there holds none: weeks that are over are taken away first there."""
        manifest = await self._manifest()
        return [await self._files.read(url, self._read_slots, absent=dict) for url in manifest.slots]

    async def _manifest(self) -> Manifest:
        manifest = await self._files.read(self._url, self._read_manifest)
        self._files.forget_but((self._url, *manifest.urls))
        return manifest

    async def _read_manifest(self, stream: AsyncIterator[bytes]) -> Manifest:
        raw = bytearray()
        async for chunk in stream:
            raw += chunk
            if len(raw) > _MANIFEST:
                raise AnswerLost("a manifest longer than we read")
        try:
            told = msgspec.json.decode(bytes(raw).removeprefix(b"\xef\xbb\xbf"))
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            raise AnswerLost("a manifest that is no JSON") from None
        if not isinstance(told, dict) or not isinstance(told.get("output"), list):
            raise AnswerLost("a manifest without files")
        found: dict[str, list[str]] = {"Location": [], "Schedule": [], "Slot": []}
        for output in pieces(told, "output")[:MOST_FILES]:
            kind, url = text(output, "type", 64), text(output, "url", 2000)
            if kind in found and url and self._is_wanted(output):
                found[kind].append(urljoin(self._url, url))
        return Manifest(*(tuple(dict.fromkeys(urls)) for urls in found.values()))

    def _is_wanted(self, output: Mapping[str, Any]) -> bool:
        states = [state for state in listed(piece(output, "extension"), "state") if isinstance(state, str)]
        return not states or self._options.states is None or not self._options.states.isdisjoint(states)

    async def _read_clinics(self, stream: AsyncIterator[bytes]) -> Clinics:
        items: list[ClinicReport] = []
        rejected: list[Rejection] = []
        pages: dict[str, str] = {}
        async for item in _items(stream, "Location"):
            outcome = read_clinic(item, self._options.zone)
            if isinstance(outcome, Rejection):
                rejected.append(outcome)
                continue
            items.append(outcome)
            if page := page_of(item):
                pages[outcome.native_key] = page
        return Clinics(Listing(tuple(items), tuple(rejected)), pages)

    async def _read_tables(self, stream: AsyncIterator[bytes]) -> tuple[Table, ...]:
        outcomes = [read_table(item) async for item in _items(stream, "Schedule")]
        for bad in [one for one in outcomes if isinstance(one, Rejection)][:_LOGGED]:
            # of no clinic, so no clinic's reading would tell of it
            log.warning("the table %r skipped: %s", bad.key, bad.code)
        return tuple(one for one in outcomes if not isinstance(one, Rejection))

    async def _read_slots(self, stream: AsyncIterator[bytes]) -> Slots:
        found: Slots = {}
        unclear = 0
        async for item in _items(stream, "Slot"):
            line = read_slot(item, self._options.source)
            if line is None:
                unclear += 1
                continue
            table = found.setdefault(line.schedule, SlotsOfTable())
            if isinstance(line.slot, Rejection):
                table.rejected.append(line.slot)
            else:
                table.items.append(line.slot)
            table.seal = blake2b(f"{table.seal}{line.slot!r}".encode(errors="replace"), digest_size=12).hexdigest()
        if unclear:
            log.warning("%d slots of nobody's schedule skipped", unclear)
        return found


async def _items(stream: AsyncIterator[bytes], kind: str) -> AsyncIterator[object]:
    """What each line says; a line that is no resource of that kind is skipped, and logged as a number."""
    seen = bad = 0
    async for line in lines_of(stream):
        seen += 1
        if seen > MOST_LINES:
            raise AnswerLost("more lines than we read")
        item = read_line(line)
        if isinstance(item, dict) and item.get("resourceType") == kind:
            yield item
        else:
            bad += 1
    if bad:
        log.warning("%d lines of a file of %ss skipped", bad, kind)
