"""A referral that a hospital issued is read of its record, and used to book there: the hospital is told which one."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest

from booking.rules.documents import DocumentKind
from gateway.app import create_app
from gateway.schema.node import global_id
from storage.database import close_database, open_database
from storage.documents import Paper, insert_document
from storage.models import Slot
from tests.gateway.door import Door, a_door
from tests.gateway.operations import BOOK, HOLD, given
from tests.gateway.record_operations import LISTS, anna, her
from tests.services.clock import SetClock
from tests.services.fhir import FhirServer
from tests.services.hospital import Hospital
from tests.services.keys import TEST_RING
from tests.upstream.standards.fhir.record.bundles import NUMBERS
from upstream.configured import SystemSettings, SystemTitle
from upstream.registry import connect
from upstream.sync import sync_due

PATIENCE = timedelta(seconds=90)


@pytest.fixture
def hospital(archive: FhirServer, clock: SetClock) -> Hospital:
    hospital = Hospital(clock().date() + timedelta(days=3), clinics=1, doctors=1, days=1)
    hospital.load(archive)
    referral = {
        "resourceType": "ServiceRequest",
        "id": "rec-ref",
        "status": "active",
        "intent": "order",
        "subject": {"reference": f"Patient/{hospital.patient()}"},
        "authoredOn": clock().date().isoformat(),
        "performerType": {"text": "Терапия"},
        "locationReference": [{"reference": f"Location/{hospital.clinic()}-room"}],
    }
    archive.put([referral])
    return hospital


@pytest.fixture
async def hospital_door(
    sqlite_url: str, clock: SetClock, archive: FhirServer, hospital: Hospital
) -> AsyncIterator[Door]:
    assert hospital.people
    await open_database(sqlite_url, TEST_RING)
    registry = connect([SystemSettings("hospital", "fhir", archive.url, SystemTitle("Больница", "Hospital"))], clock)
    try:
        async with a_door(clock, registry=registry) as opened:
            old = opened.parts.engine
            patient = replace(old.policy, record_wait=PATIENCE, clinic_wait=PATIENCE)
            engine = replace(old, remotes=registry.remotes, records=registry.records, policy=patient)
            parts = replace(opened.parts, engine=engine)
            await sync_due(engine, registry.sources)
            paper = Paper(DocumentKind.SNILS, NUMBERS[0])
            await insert_document(opened.world.anna_self, paper, clock(), verified=True)
            yield replace(opened, parts=parts, app=create_app(parts))
    finally:
        await registry.close()
        await close_database()


async def test_the_hospital_is_told_by_which_referral_one_comes(
    hospital_door: Door, archive: FhirServer, hospital: Hospital
) -> None:
    caller = await anna(hospital_door)
    (referral,) = (await caller.ask(LISTS, id=her(hospital_door)))["node"]["referrals"]["nodes"]
    assert (referral["specialtyName"], referral["state"]) == ("Терапия", "USABLE")

    slot = await Slot.get(native_key=hospital.slot())
    held = (await caller.ask(HOLD, input=given("hold-0001", slot_id=global_id("Slot", slot.id))))["slotHold"]
    booking = given("book-0001", hold_id=held["hold"]["id"], referral_id=referral["id"])
    booked = (await caller.ask(BOOK, input=booking))["appointmentBook"]
    assert booked["appointment"]["status"] == "CONFIRMED"

    (appointment,) = archive.all("Appointment")
    assert [one["reference"].split("fhir/")[-1] for one in appointment["basedOn"]] == ["ServiceRequest/rec-ref"]
    (used,) = (await caller.ask(LISTS, id=her(hospital_door)))["node"]["referrals"]["nodes"]
    assert used["state"] == "USED"
