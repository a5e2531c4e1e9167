"""What is asked of a record, and by whom."""

from dataclasses import replace
from typing import Any

from booking.ports import Finding, ResultValue
from gateway.schema.node import global_id
from tests.gateway.door import Caller, Door

LDL = ResultValue("ЛПНП", number=4.25, unit="ммоль/л", low=None, high=3.0, finding=Finding.HIGH)
HB = ResultValue("Гемоглобин", number=120, unit="г/л", low=117, high=155, finding=Finding.NORMAL)
GROUP = ResultValue("Группа крови", text="A(II) Rh+")

VISITS = """
query ($id: ID!, $filter: VisitFilter, $first: Int = 20, $after: String) { node(id: $id) { ... on Patient {
  visits(filter: $filter, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor }
    notes { code sourceName sourceTitle message ageSeconds count }
    clinics { name } doctors { name { family } }
    edges { node { id kind kindText startsAt day clinicName doctorName reason conclusion pdfUrl
      diagnoses { text code main } prescriptions { medicine status } referrals { specialtyName state }
      results { title status values { name text number low high rangeText finding findingText } visit { id } }
      documents { title url visit { id } } source { name title readAt ageSeconds } patient { id } } } } } } }
"""
LISTS = """
query ($id: ID!) { node(id: $id) { ... on Patient {
  referrals { nodes { id number specialtyName state stateText urgent until reason visit { id } } notes { code } }
  immunizations { nodes { vaccine givenAt } notes { code } }
  results { nodes { title takenAt } notes { code } }
  prescriptions { nodes { medicine } notes { code } }
  recordDocuments { nodes { title contentType sizeBytes url } notes { code } }
  coverage { nodes { insurer maskedNumber active attachedClinic { name } } notes { code } }
  visitsPdfUrl(since: "2031-01-01") } } }
"""


async def anna(door: Door, **headers: str) -> Caller:
    return await door.signed_in(replace(door.world.anna, second_factor=True), **headers)


def her(door: Door) -> str:
    return global_id("Patient", door.world.anna_self)


async def visits(caller: Caller, patient: str, **variables: Any) -> dict[str, Any]:
    told: dict[str, Any] = (await caller.ask(VISITS, id=patient, **variables))["node"]["visits"]
    return told


def nodes(page: dict[str, Any]) -> list[dict[str, Any]]:
    return [edge["node"] for edge in page["edges"]]
