"""What no well-meant client sends, as data: bodies, headers, addresses, raw bytes and frames."""

from collections.abc import Iterator

JSON = "application/json"
QUERY = b'{"query":"{ __typename }"}'
DEEP = 40_000

# each goes to /graphql and to every JSON address under /auth
BODIES: dict[str, bytes] = {
    "nothing": b"",
    "a brace": b"{",
    "half a text": b'{"query":"',
    "null": b"null",
    "true": b"true",
    "a number": b"1",
    "a text": b'"x"',
    "a list": b"[]",
    "a list of lists": b"[[[]]]",
    "a batch": b"[" + QUERY + b"]",
    "two documents": QUERY + QUERY,
    "a trailing comma": b'{"query":"{ __typename }",}',
    "a key twice": b'{"query":"{ __typename }","query":"{ regions { id } }","to":"/","to":[]}',
    "single quotes": b"{'query':'{ __typename }'}",
    "a comment": b'/* */{"query":"{ __typename }"}',
    "NaN": b'{"query":"{ __typename }","variables":{"a":NaN}}',
    "Infinity": b'{"login":Infinity,"query":-Infinity}',
    "an integer of 4,301 digits": b'{"login":' + b"1" * 4301 + b',"query":1}',
    "a float without end": b'{"login":1e999999,"query":1}',
    "deep lists": b'{"a":' + b"[" * DEEP + b"]" * DEEP + b"}",
    "deep objects": b'{"a":' * 5_000 + b"1" + b"}" * 5_000,
    "invalid UTF-8": b'{"query":"\xff\xfe","login":"\xc3\x28"}',
    "an overlong slash": b'{"query":"\xc0\xaf"}',
    "UTF-16": '{"query":"{ __typename }"}'.encode("utf-16"),
    "UTF-32": '{"query":"{ __typename }"}'.encode("utf-32"),
    "a byte order mark": b"\xef\xbb\xbf" + QUERY,
    "a lone surrogate": b'{"query":"\\ud800","login":"\\udfff","password":"\\ud800\\ud800"}',
    "a NUL": b'{"query":"\\u0000","login":"\\u0000","code":"\\u0000","handle":"\\u0000"}',
    "control characters": b'{"query":"\\u0001\\u001b[2J","login":"\\u0001a:b"}',
    "raw control characters": b'{"query":"a\nb\x00"}',
    "a form": b"query=%7B__typename%7D&login=a&password=b",
    "XML": b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
    "a pickle": b"\x80\x04\x95\x1a\x00\x00\x00\x00\x00\x00\x00\x8c\x05posix\x94\x8c\x06system\x94\x93\x94.",
    "gzip": b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\xabV*,M-\xaaT\xb2R\xaa\x05\x00",
    "prototype": b'{"__proto__":{"admin":true},"constructor":{"prototype":{}},"query":"{ __typename }"}',
    "too much": b'{"query":"' + b"#" * 200_000 + b'"}',
}

# a value of a wrong type for every field that some JSON address under /auth reads
WRONG: dict[str, str] = {
    "null": "null",
    "a number": "1",
    "a negative number": "-9223372036854775809",
    "a fraction": "0.1",
    "true": "true",
    "a list": "[]",
    "an object": "{}",
    "an empty text": '""',
    "spaces": '"   "',
    "a long text": '"' + "я" * 5_000 + '"',
    "a NUL": '"\\u0000"',
    "a surrogate": '"\\ud83d"',
    "a line break": '"a\\r\\nBcc: b@c.d"',
    "a quote": '"\' OR 1=1 --"',
    "a template": '"{{7*7}}${7*7}%n%s"',
    "an address of another": '"//evil.example/"',
    "a script": '"javascript:alert(1)"',
}
FIELDS = (
    "birthDate", "code", "consent", "contact", "credential", "emailCode", "email", "familyName", "givenName", "handle",
    "id", "kind", "label", "lang", "login", "middleName", "password", "current", "phone", "phoneCode", "sex", "to",
    "value",
)  # fmt: skip


def wrong_bodies() -> Iterator[tuple[str, bytes]]:
    """Each wrong value for all fields at once."""
    for name, value in WRONG.items():
        yield f"{name} everywhere", ("{" + ",".join(f'"{field}":{value}' for field in FIELDS) + "}").encode()


# what the door's reader of GraphQL must bear beyond malformed JSON
OPERATIONS: dict[str, bytes] = {
    "no query": b'{"query":null}',
    "a query that is a list": b'{"query":["{ __typename }"]}',
    "variables that are a text": b'{"query":"{ __typename }","variables":"{}"}',
    "variables that are a list": b'{"query":"{ __typename }","variables":[]}',
    "a name that is a number": b'{"query":"{ __typename }","operationName":1}',
    "extensions that are a list": b'{"query":"{ __typename }","extensions":[]}',
    "an unknown operation": b'{"query":"query A { __typename }","operationName":"B"}',
    "two operations, no name": b'{"query":"query A { __typename } query B { __typename }"}',
    "only a fragment": b'{"query":"fragment F on Query { __typename }"}',
    "a type definition": b'{"query":"type Query { a: Int }"}',
    "a subscription": b'{"query":"subscription { viewerChanged { kind } }"}',
    "a missing variable": b'{"query":"query ($a: ID!) { node(id: $a) { id } }"}',
    "a variable of a wrong type": b'{"query":"query ($a: ID!) { node(id: $a) { id } }","variables":{"a":{}}}',
    "an unknown directive": b'{"query":"{ __typename @nothing }"}',
    "@defer": b'{"query":"{ ... @defer { __typename } }"}',
    "@stream": b'{"query":"{ regions @stream { id } }"}',
    "a huge number": b'{"query":"{ doctors(first: 99999999999999999999) { totalCount } }"}',
    "a negative number": b'{"query":"{ doctors(first: -1) { totalCount } }"}',
    "a bad cursor": b'{"query":"{ doctors(after: \\"\\u0000\\") { totalCount } }"}',
    "an empty id": b'{"query":"{ node(id: \\"\\") { id } }"}',
    "the id of no type": b'{"query":"{ node(id: \\"Tm9uZTox\\") { id } }"}',
    "a date that is none": b'{"query":"{ doctors(filter: {from: \\"2026-02-30\\"}) { totalCount } }"}',
    "a block string without end": b'{"query":"{ node(id: \\"\\"\\"a) { id } }"}',
    "an escape that is none": b'{"query":"{ node(id: \\"\\\\q\\") { id } }"}',
    "a surrogate escape": b'{"query":"{ node(id: \\"\\\\ud800\\") { id } }"}',
    "a zero-width name": b'{"query":"{ \\u200b }"}',
    "a persisted query": b'{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"x"}}}',
}

HEADERS: dict[str, dict[str, str]] = {
    "no type": {},
    "text": {"Content-Type": "text/plain"},
    "a form": {"Content-Type": "application/x-www-form-urlencoded"},
    "multipart without boundary": {"Content-Type": "multipart/form-data"},
    "a charset that is none": {"Content-Type": "application/json; charset=klingon"},
    "UTF-7": {"Content-Type": "application/json; charset=utf-7"},
    "a type that is none": {"Content-Type": ";;;"},
    "an encoding": {"Content-Type": JSON, "Content-Encoding": "gzip"},
    "an encoding that is none": {"Content-Type": JSON, "Content-Encoding": "x-nothing"},
    "an Accept that is none": {"Content-Type": JSON, "Accept": "/"},
    "an Accept of weights": {"Content-Type": JSON, "Accept": "application/json;q=x,*/*;q=99"},
    "a language that is none": {"Content-Type": JSON, "Accept-Language": ";q=,,,-"},
    "a long language": {"Content-Type": JSON, "Accept-Language": "ru," * 2_000},
    "a cookie that is none": {"Content-Type": JSON, "Cookie": ";;=;talon_session"},
    "a session that is none": {"Content-Type": JSON, "Cookie": "talon_session=" + "x" * 3_000},
    "a quoted session": {"Content-Type": JSON, "Cookie": 'talon_session="\\""; talon_session=2'},
    "bytes in a cookie": {"Content-Type": JSON, "Cookie": "talon_session=\xff\xfe"},
    "a foreign origin": {"Content-Type": JSON, "Origin": "https://evil.example"},
    "an origin that is none": {"Content-Type": JSON, "Origin": "http://[::1"},
    "the origin null": {"Content-Type": JSON, "Origin": "null"},
    "a foreign fetch": {"Content-Type": JSON, "Sec-Fetch-Site": "cross-site"},
    "a host that is none": {"Content-Type": JSON, "Host": "["},
    "another host": {"Content-Type": JSON, "Host": "evil.example"},
    "a forwarded address": {"Content-Type": JSON, "X-Forwarded-For": "' OR 1=1", "X-Forwarded-Proto": "gopher"},
    "a method in a header": {"Content-Type": JSON, "X-HTTP-Method-Override": "DELETE"},
    "an authorization that is none": {"Content-Type": JSON, "Authorization": "Bearer"},
    "basic bytes": {"Content-Type": JSON, "Authorization": "Basic \xff\xfe"},
}

ADDRESSES: tuple[str, ...] = (
    "/graphql?query=", "/graphql?query=%ff", "/graphql?query={__typename}&variables=x", "/graphql?query=%00",
    "/graphql?" + "a=1&" * 2_000, "/graphql/../auth/sign-in", "/graphql/%2e%2e/auth", "//graphql", "/graphql%00",
    "/files/appointments/.pdf", "/files/appointments/%00.pdf", "/files/appointments/..%2f..%2fetc%2fpasswd.pdf",
    "/files/appointments/%ff.ics", "/files/appointments/" + "A" * 3_000 + ".pdf",
    "/files/appointments/%d0%9a74%d0%a2%d0%9c2.pdf?lang=%ff",
    "/files/exports/0.json", "/files/exports/-1.json", "/files/exports/%00.json", "/files/journal/x.json",
    "/files/journal/..%2f.json", "/auth/sign-in?to=//evil.example", "/auth/sign-in?to=%00",
    "/auth/sign-in?to=%ff&lang=%ff",
    "/auth/sign-in/nobody", "/auth/sign-in/%00", "/auth/callback", "/auth/callback?state=%ff&code=%00",
    "/auth/callback/nobody?state=a&state=b", "/auth/callback?code=" + "x" * 5_000, "/auth/join/nobody",
    "/auth/options?lang=%ff", "/.well-known/security.txt?%ff", "/health/ready?x=%00", "/%ff", "/%00", "/" + "a" * 7_000,
)  # fmt: skip

# written to the socket as they are; the server may answer or hang up, and goes on serving
RAW: dict[str, bytes] = {
    "noise": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    "no version": b"GET /graphql\r\n\r\n",
    "a version that is none": b"GET /graphql HTTP/9.9\r\nHost: a\r\n\r\n",
    "no host": b"GET /health/live HTTP/1.1\r\n\r\n",
    "a method that is none": b"\x00\x01 /graphql HTTP/1.1\r\nHost: a\r\n\r\n",
    "TRACE": b"TRACE /graphql HTTP/1.1\r\nHost: a\r\n\r\n",
    "CONNECT": b"CONNECT evil.example:443 HTTP/1.1\r\nHost: a\r\n\r\n",
    "a header without colon": b"POST /graphql HTTP/1.1\r\nHost a\r\n\r\n",
    "a header with a NUL": b"POST /graphql HTTP/1.1\r\nHost: a\r\nX: a\x00b\r\n\r\n",
    "a long header": b"POST /graphql HTTP/1.1\r\nHost: a\r\nX: " + b"x" * 200_000 + b"\r\n\r\n",
    "a length that is none": b"POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n",
    "a negative length": b"POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
    "two lengths": b"POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}x",
    "a length and chunks": (
        b"POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /x"
    ),
    "a chunk that is none": (
        b"POST /graphql HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n"
    ),
    "chunks of another coding": b"POST /graphql HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
    "a folded header": b"GET /health/live HTTP/1.1\r\nHost: a\r\nX: a\r\n b\r\n\r\n",
    "a bare line feed": b"GET /health/live HTTP/1.1\nHost: a\n\n",
    "an absolute address": b"GET http://evil.example/graphql HTTP/1.1\r\nHost: a\r\n\r\n",
    "half a handshake": b"GET /graphql HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n",
    "a key that is none": (
        b"GET /graphql HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        b"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: x\r\n\r\n"
    ),
    "another version of the protocol": (
        b"GET /graphql HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        b"Sec-WebSocket-Version: 99\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
    ),
}

# said on an open socket after the greeting; each may end that socket, never the server
FRAMES: dict[str, str | bytes] = {
    "bytes": b"\x00\xff",
    "nothing": "",
    "no JSON": "{",
    "null": "null",
    "a number": "1",
    "a list": "[]",
    "a text": '"ping"',
    "no type": "{}",
    "a type that is null": '{"type":null}',
    "a type that is a list": '{"type":[]}',
    "a type that is none": '{"type":"nothing"}',
    "the old protocol's": '{"type":"start","id":"1","payload":{"query":"{ __typename }"}}',
    "a payload that is a text": '{"type":"ping","payload":"x"}',
    "a second greeting": '{"type":"connection_init"}',
    "no id": '{"type":"subscribe","payload":{"query":"{ __typename }"}}',
    "an id that is a number": '{"type":"subscribe","id":1,"payload":{"query":"{ __typename }"}}',
    "an empty id": '{"type":"subscribe","id":"","payload":{"query":"{ __typename }"}}',
    "no payload": '{"type":"subscribe","id":"1"}',
    "a payload that is null": '{"type":"subscribe","id":"1","payload":null}',
    "no query": '{"type":"subscribe","id":"1","payload":{}}',
    "a query that is a list": '{"type":"subscribe","id":"1","payload":{"query":[]}}',
    "a syntax error": '{"type":"subscribe","id":"1","payload":{"query":"{"}}',
    "an unknown field": '{"type":"subscribe","id":"1","payload":{"query":"{ nothing }"}}',
    "variables that are a text": '{"type":"subscribe","id":"1","payload":{"query":"{ __typename }","variables":"x"}}',
    "a name that is a number": '{"type":"subscribe","id":"1","payload":{"query":"{ __typename }","operationName":1}}',
    "an end of nothing": '{"type":"complete","id":"nobody"}',
    "an end without id": '{"type":"complete"}',
    "a server's message": '{"type":"next","id":"1","payload":{}}',
    "deep JSON": '{"type":"ping","payload":{"a":' + "[" * 20_000 + "]" * 20_000 + "}}",
    "a lone surrogate": '{"type":"subscribe","id":"\\ud800","payload":{"query":"{ __typename }"}}',
    "NaN": '{"type":"ping","payload":{"a":NaN}}',
    "a key twice": '{"type":"ping","type":"pong"}',
    "too much": '{"type":"ping","payload":{"a":"' + "x" * 70_000 + '"}}',
}
