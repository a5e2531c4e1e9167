"""A FHIR R4 server's calls: read, search page by page, transaction. What they hold is not looked at here.

Searches for people go as POST, so that no name or number ends up in the logs of what lies between.
"""

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import msgspec

from booking.ports import AnswerLost, ClinicUnreachable
from upstream.http import Answer, ClinicHttp, path
from upstream.standards.fhir.pieces import as_text, is_kind, piece, pieces, text
from upstream.standards.fhir.sign_in import NoSignIn, SignIn
from upstream.stream import Stream

TYPE = "application/fhir+json"
PAGE = 500
# resources that one search may find; a longer list is a fault of the other side
LIMIT = 20_000
_PAGES = 200
_ACCEPT = {"Accept": TYPE}
_GONE = frozenset({404, 410})
# answers after which nothing was done there
_REFUSED = frozenset({400, 403, 404, 405, 409, 410, 412, 422})
_DONE = frozenset({200, 201})
Query = Sequence[tuple[str, str]]


class _Link(msgspec.Struct):
    relation: str = ""
    url: str = ""


class _Kind(msgspec.Struct):
    resourceType: str = ""  # noqa: N815 - as FHIR calls it


class _Entry(msgspec.Struct):
    resource: _Kind = msgspec.field(default_factory=_Kind)


class _Page(msgspec.Struct):
    resourceType: str = ""  # noqa: N815 - as FHIR calls it
    entry: list[msgspec.Raw] | None = None
    link: list[_Link] | None = None
    total: int | None = None


@dataclass(frozen=True, slots=True)
class Version:
    """A resource as it stood. `tag`: the ETag to say that it still does."""

    resource: Mapping[str, Any]
    tag: str


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found: matches and what it includes. `cut_short`: there is more than the limit."""

    resources: list[Any]
    cut_short: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """What a transaction came to. `done`: every entry was carried out. `words`: the server's, for people."""

    done: bool
    status: int
    words: str | None
    entries: tuple[Mapping[str, Any], ...] = ()

    @property
    def is_no(self) -> bool:
        """Whether the server has refused; otherwise it has failed, and may do it another time."""
        return not self.done and self.status in _REFUSED


class FhirClient:
    """Every call raises ClinicUnreachable or AnswerLost."""

    def __init__(self, http: ClinicHttp, sign_in: SignIn | None = None) -> None:
        self._http = http
        self._sign_in: SignIn = sign_in or NoSignIn()

    async def read(self, kind: str, key: str) -> Version | None:
        """None when there is none, or none any more."""
        answer = await self._ask("GET", path(kind, key), safe=True, answers={200, *_GONE})
        if answer.status in _GONE:
            return None
        resource = _json(answer, kind)
        if not is_kind(resource, kind):
            raise AnswerLost(f"{kind}: something else came")
        return Version(resource, _tag(answer, resource))

    async def search(self, kind: str, query: Query, *, limit: int = LIMIT, private: bool = False) -> Found:
        """`private`: the query tells of a person."""
        found: list[Any] = []
        async for page in self.pages(kind, query, private=private):
            found += [_resource(raw) for raw in page]
            if len(found) > limit:
                return Found(found[:limit], cut_short=True)
        return Found(found)

    async def any(self, kind: str, query: Query) -> bool:
        """Whether a search finds something."""
        page = _page(kind, await self._first(kind, [*query, ("_count", "1")], private=False))
        return _matches(page, kind) > 0

    async def newest(self, kind: str, query: Query) -> Any:
        """The resource that was stored last, by a server that can sort; None when there is none."""
        asked = [*query, ("_sort", "-_lastUpdated"), ("_count", "1")]
        page = _page(kind, await self._first(kind, asked, private=False))
        return _resource(page.entry[0]) if page.entry else None

    async def pages(self, kind: str, query: Query, *, private: bool = False) -> AsyncIterator[list[msgspec.Raw]]:
        """The entries of each page, undecoded. AnswerLost when there is no end to them."""
        asked = [*query, ("_count", str(PAGE))]
        page = _page(kind, await self._first(kind, asked, private=private))
        seen, linked = 0, False
        for _ in range(_PAGES):
            yield page.entry or []
            onward = next((link.url for link in page.link or [] if link.relation == "next" and link.url), None)
            if onward is not None:
                page, linked = _page(kind, await self._ask("GET", onward, safe=True)), True
                continue
            # some servers tell how many there are, and never where to go on
            more = 0 if linked else _matches(page, kind)
            seen += more
            if not more or page.total is None or page.total <= seen:
                return
            page = _page(kind, await self._first(kind, [*asked, ("_offset", str(seen))], private=private))
        raise AnswerLost(f"{kind}: more pages than are read")

    async def transact(self, entries: Sequence[Mapping[str, Any]]) -> Told:
        """Sent at most once. AnswerLost when it may have been carried out, as a whole or, by a poor server, in part."""
        bundle = {"resourceType": "Bundle", "type": "transaction", "entry": list(entries)}
        answer = await self._tell("", bundle, {200, *_REFUSED})
        body = _json(answer, "Bundle")
        if answer.status != 200:
            return Told(done=False, status=answer.status, words=outcome_words(body))
        responses = tuple(piece(entry, "response") for entry in pieces(body, "entry"))
        if not is_kind(body, "Bundle") or len(responses) != len(entries):
            raise AnswerLost("Bundle: not the answer to a transaction")
        return _told(responses)

    async def create(self, kind: str, resource: Mapping[str, Any], if_none_exist: str) -> Told:
        """Creates it unless that search finds one; several found, or a refusal, are not done."""
        answer = await self._tell(
            path(kind), resource, {*_DONE, *_REFUSED}, {"If-None-Exist": if_none_exist, "Prefer": "return=minimal"}
        )
        return Told(answer.status in _DONE, answer.status, _words(answer))

    async def replace(self, version: Version, resource: Mapping[str, Any]) -> bool:
        """Stores the resource over exactly that version; False when the server did not, such as when it has changed."""
        where = path(str(resource.get("resourceType")), str(resource.get("id")))
        headers = {"If-Match": version.tag, "Content-Type": TYPE, "Prefer": "return=minimal"}
        content = msgspec.json.encode(resource)
        answer = await self._ask("PUT", where, content=content, headers=headers, answers={*_DONE, *_REFUSED})
        return answer.status in _DONE

    async def post(self, kind: str, resource: Mapping[str, Any]) -> bool:
        """Creates it; False when the server refuses."""
        answer = await self._tell(path(kind), resource, {*_DONE, *_REFUSED}, {"Prefer": "return=minimal"})
        return answer.status in _DONE

    async def content(self, where: str, accept: str, limit: int) -> Stream:
        """What lies at a path or at another address of the server, as it comes; status 200, 404 or 410."""
        for fresh in (False, True):
            shown = {"Accept": accept, **await self._sign_in.headers(fresh=fresh)}
            stream = await self._http.stream(where, limit=limit, headers=shown, answers={200, 401, *_GONE})
            if stream.status != 401:
                return stream
            await stream.aclose()
        raise ClinicUnreachable("the server does not let us in")

    async def kinds(self) -> frozenset[str]:
        """Types of resources that it has, as its CapabilityStatement says; empty when it says nothing of use."""
        answer = await self._ask("GET", "metadata", safe=True, answers={200, *_REFUSED})
        stated = _json(answer, "CapabilityStatement") if answer.status == 200 else None
        return frozenset(
            kind
            for rest in pieces(stated, "rest")
            for one in pieces(rest, "resource")
            if (kind := text(one, "type", 64))
        )

    async def close(self) -> None:
        await self._sign_in.close()
        await self._http.close()

    async def _first(self, kind: str, query: Query, *, private: bool) -> Answer:
        if not private:
            return await self._ask("GET", path(kind), query=query, safe=True)
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        return await self._ask(
            "POST", path(kind, "_search"), content=urlencode(list(query)).encode(), headers=headers, safe=True
        )

    async def _tell(
        self, where: str, body: Mapping[str, Any], answers: set[int], headers: Mapping[str, str] | None = None
    ) -> Answer:
        told = {"Content-Type": TYPE, **(headers or {})}
        return await self._ask("POST", where, content=msgspec.json.encode(body), headers=told, answers=answers)

    async def _ask(
        self,
        method: str,
        where: str,
        *,
        query: Query | None = None,
        content: bytes | None = None,
        headers: Mapping[str, str] | None = None,
        safe: bool = False,
        answers: set[int] | None = None,
    ) -> Answer:
        """With a token; with a fresh one when the server does not take it any more."""
        for fresh in (False, True):
            shown = {**_ACCEPT, **(headers or {}), **await self._sign_in.headers(fresh=fresh)}
            answer = await self._http.ask(
                method,
                where,
                query=query,
                content=content,
                headers=shown,
                safe=safe,
                answers={401, *(answers or {200})},
            )
            if answer.status != 401:
                return answer
        raise ClinicUnreachable("the server does not let us in")


def outcome_words(body: Any) -> str | None:
    """What an OperationOutcome says to people: its details, if they are in Russian; the rest is for programmers."""
    for issue in pieces(body, "issue"):
        words = as_text(piece(issue, "details").get("text"), 300)
        if words and any("а" <= letter <= "я" for letter in words.lower()):
            return words
    return None


def _told(responses: tuple[Mapping[str, Any], ...]) -> Told:
    """By the statuses of the entries: a server that is not atomic says 200 over a failure."""
    statuses = [_status(response) for response in responses]
    worst = next((status for status in statuses if status not in _DONE), 200)
    words = next((words for response in responses if (words := outcome_words(response.get("outcome")))), None)
    return Told(worst == 200, worst, words, responses)


def _status(response: Mapping[str, Any]) -> int:
    """Of «201 Created»; 0 when it says nothing."""
    first = str(response.get("status", ""))[:3]
    return int(first) if first.isascii() and first.isdecimal() else 0


def _json(answer: Answer, kind: str) -> Any:
    try:
        return answer.json()
    except ValueError:
        raise AnswerLost(f"{kind}: no JSON") from None


def _words(answer: Answer) -> str | None:
    try:
        return outcome_words(answer.json())
    except ValueError:
        return None


def _page(kind: str, answer: Answer) -> _Page:
    try:
        page = msgspec.json.decode(answer.content, type=_Page)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise AnswerLost(f"{kind}: not a list of resources") from None
    if page.resourceType != "Bundle":
        # an OperationOutcome in a good answer is a failure, and not an empty list
        raise AnswerLost(f"{kind}: something else than a list of resources")
    return page


def _matches(page: _Page, kind: str) -> int:
    """Entries of the kind that was searched for; the others are included."""
    return sum(_is_of(raw, kind) for raw in page.entry or ())


def _is_of(raw: msgspec.Raw, kind: str) -> bool:
    try:
        return msgspec.json.decode(raw, type=_Entry).resource.resourceType == kind
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False


def _resource(raw: msgspec.Raw) -> Any:
    try:
        entry = msgspec.json.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    return entry.get("resource") if isinstance(entry, dict) else None


def _tag(answer: Answer, resource: Any) -> str:
    """The ETag; made of the version where a server forgets to send it."""
    told = answer.headers.get("etag")
    version = piece(resource, "meta").get("versionId")
    if told:
        return told
    if isinstance(version, str):
        return f'W/"{version}"'
    raise AnswerLost("a resource without a version")
