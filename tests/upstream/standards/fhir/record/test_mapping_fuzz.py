"""Whatever a server says, it comes to entries and coded rejections, never to more."""

import copy
import json
import random
from datetime import date
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from booking.ports import PatientUnmatched, PersonName, RecordSubject
from tests.upstream.standards.fhir.record import test_mapping as sound
from upstream.standards.fhir.record.documents import Attachment
from upstream.standards.fhir.record.elements import Reference
from upstream.standards.fhir.record.known import Known
from upstream.standards.fhir.record.patients import Numbers, matched
from upstream.standards.fhir.record.report import KINDS, Found, report_of
from upstream.standards.fhir.record.unfit import Unfit

LEAVES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=20),
    st.sampled_from(
        ["2026-01-01", "9999-12-31T23:59:60Z", "0001-01-01", "Patient/anna", "#own", "\x00", "\ud800", "final", "1e999"]
    ),
)
SOUND = [
    sound.ENCOUNTER,
    sound.REPORT,
    sound.observation("glucose", valueQuantity=sound.quantity(6.1), referenceRange=sound.USUAL),
    sound.PRESCRIPTION,
    sound.REFERRAL,
    sound.GIVEN,
    sound.of_anna("Condition", encounter={"reference": "Encounter/v1"}, code={"text": "Грипп"}),
    sound.of_anna("ClinicalImpression", encounter={"reference": "Encounter/v1"}, status="completed", summary="Ок"),
    sound.of_anna("Coverage", status="active", payor=[{"display": "СМО"}], subscriberId="1", period={"end": "2027"}),
    sound.of_anna(
        "DocumentReference",
        status="current",
        date="2026-01-01",
        description="x",
        content=[{"attachment": {"contentType": "application/pdf", "url": "Binary/1", "size": 1}}],
    ),
]
WORDS = sorted({word for one in SOUND for word in json.dumps(one).split('"') if word.isalpha() or word == "class"})
ANYTHING = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(st.sampled_from(WORDS), inner, max_size=6), inner
    ),
    max_leaves=25,
)
CODES = {code.value for code in Unfit}
MANY = settings(max_examples=250, deadline=None, suppress_health_check=list(HealthCheck))


def spoilt(resource: dict[str, Any], seed: int, what: Any) -> Any:
    """The resource with one value somewhere inside replaced."""
    chance, whole = random.Random(seed), copy.deepcopy(resource)
    at: Any = whole
    while True:
        key = chance.choice(sorted(at) if isinstance(at, dict) else range(len(at)))
        if isinstance(at[key], dict | list) and at[key] and chance.random() < 0.8:
            at = at[key]
            continue
        at[key] = what
        return whole


def read(by_kind: dict[str, list[Any]], patient: Any = sound.ANNA, known: Known = sound.KNOWN) -> None:
    report = report_of(Found(patient, known, by_kind))
    assert all(one.code in CODES and one.kind in KINDS for one in report.unreadable)
    for item in report.items:
        assert item.native_key
        assert len(item.native_key) <= 200
        json.dumps(repr(item)).encode()
        for name in ("starts_at", "taken_at", "prescribed_at", "issued_at", "given_at", "created_at"):
            assert getattr(item, name, None) is None or getattr(item, name).tzinfo is not None


@MANY
@given(st.dictionaries(st.sampled_from(sorted(KINDS)), st.lists(ANYTHING, max_size=4)), ANYTHING)
def test_any_json_at_all(by_kind: dict[str, list[Any]], patient: Any) -> None:
    read(by_kind, patient)


@MANY
@given(st.sampled_from(SOUND), st.integers(0, 2**32), ANYTHING)
def test_a_sound_entry_with_something_wrong_inside(resource: dict[str, Any], seed: int, what: Any) -> None:
    wrong = spoilt(resource, seed, what)
    read({resource["resourceType"]: [wrong], "Encounter": [sound.ENCOUNTER, wrong]})


@MANY
@given(ANYTHING, ANYTHING)
def test_people_and_places_with_anything_in_them(one: Any, other: Any) -> None:
    known = Known(
        sound.KNOWN.words,
        dict.fromkeys(sound.KNOWN.resources, one) | {Reference("Location", "lenina"): other},
        {"petrova": (one, other)},
    )
    read({one["resourceType"]: [one] for one in SOUND}, known=known)


@MANY
@given(st.sampled_from(SOUND), st.integers(0, 2**32), ANYTHING)
def test_one_bad_entry_never_costs_a_good_one(resource: dict[str, Any], seed: int, what: Any) -> None:
    kind = resource["resourceType"]
    if kind in ("Condition", "ClinicalImpression"):
        return  # part of a visit, no entry of their own
    good = resource | {"id": "good"}
    report = report_of(Found(sound.ANNA, sound.KNOWN, {kind: [spoilt(resource, seed, what) | {"id": "bad"}, good]}))
    assert any("good" in item.native_key or kind == "Observation" for item in report.items)


PERSON = {
    "resourceType": "Patient",
    "id": "p",
    "identifier": [{"system": "urn:oid:1.2.643.100.3", "value": "112-233-445 95"}],
    "name": [{"family": "Ёжикова"}],
    "birthDate": "1990-01-01",
}


@MANY
@given(st.lists(st.one_of(ANYTHING, st.builds(spoilt, st.just(PERSON), st.integers(0, 2**32), ANYTHING)), max_size=3))
def test_a_patient_is_matched_or_not_and_nothing_else(found: list[Any]) -> None:
    subject = RecordSubject(1, PersonName("Ежикова", "Анна", None), date(1990, 1, 1), None, "11223344595", None)
    try:
        patient = matched(found, Numbers().of(subject), subject)
    except PatientUnmatched:
        return
    assert patient["birthDate"] == "1990-01-01"


@MANY
@given(st.text(max_size=30) | st.sampled_from(["a/1", "report/a/0", "a/b/c", "../x", "report/x"]), ANYTHING)
def test_any_key_of_a_document_leads_to_an_attachment_or_nowhere(key: str, resource: Any) -> None:
    held = Attachment.of(key)
    assert held is None or hasattr(held.inside(resource), "get")
