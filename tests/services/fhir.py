"""A running FHIR server, and what a test does to it behind our back."""

import ssl
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import httpx

from tests.services.process import ServiceFailed

Resource = dict[str, Any]
TYPE = "application/fhir+json"
AT_ONCE = 200
# loopback speaks none; making a context anew for every client costs more than what the client is for
NO_TLS = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


@dataclass(frozen=True)
class FhirServer:
    """`url`: its base. `pid` leads a process group of its own."""

    name: str
    url: str
    pid: int

    def put(self, resources: Iterable[Resource]) -> None:
        """Stores the resources under their own ids, in the order given; many at a time."""
        puts = [
            {"resource": one, "request": {"method": "PUT", "url": f"{one['resourceType']}/{one['id']}"}}
            for one in resources
        ]
        for begin in range(0, len(puts), AT_ONCE):
            answer = self.bundle({"resourceType": "Bundle", "type": "batch", "entry": puts[begin : begin + AT_ONCE]})
            bad = [entry["response"] for entry in answer["entry"] if not entry["response"]["status"].startswith("20")]
            if bad:
                raise ServiceFailed(f"{self.name} did not take {len(bad)} resources, such as: {bad[0]}")

    def bundle(self, bundle: Resource) -> Resource:
        """Posts a transaction or batch; its answer."""
        with self.client() as client:
            return dict(client.post("", json=bundle).raise_for_status().json())

    def read(self, kind: str, key: str) -> Resource:
        with self.client() as client:
            return dict(client.get(f"{kind}/{key}").raise_for_status().json())

    def all(self, kind: str, query: Mapping[str, str] | None = None) -> list[Resource]:
        """What a search finds, at most a thousand."""
        with self.client() as client:
            found = client.get(kind, params={"_count": "1000", **(query or {})}).raise_for_status().json()
        return [entry["resource"] for entry in found.get("entry", ())]

    def delete(self, kind: str, key: str) -> None:
        with self.client() as client:
            client.delete(f"{kind}/{key}").raise_for_status()

    def empty(self, kinds: Sequence[str]) -> None:
        """Deletes all there is of these kinds."""
        for kind in kinds:
            while found := self.all(kind):
                deletes = [{"request": {"method": "DELETE", "url": f"{kind}/{one['id']}"}} for one in found]
                self.bundle({"resourceType": "Bundle", "type": "batch", "entry": deletes})

    def client(self) -> httpx.Client:
        headers = {"Content-Type": TYPE, "Accept": TYPE}
        return httpx.Client(base_url=self.url + "/", headers=headers, timeout=60.0, verify=NO_TLS)
