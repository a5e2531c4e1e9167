"""Tells a person's open page that something of theirs has changed: ids only, the page reads again."""

from collections.abc import AsyncGenerator

from booking.events import AppointmentChanged
from gateway.batches import onlooker
from gateway.context import Info
from gateway.schema.node import global_id
from gateway.schema.viewer_change import ViewerChange, ViewerChangeKind
from storage.queries.patients import sights_of
from subscriptions.listener import Heard
from subscriptions.messages import account_topic, patient_topic


async def viewer_changed(info: Info) -> AsyncGenerator[ViewerChange, None]:
    """Whom one may see is settled when it begins: when that changes, the socket closes and the page comes back."""
    topics = [account_topic(info.context.person.account_id), *await _patients(info)]
    async with info.context.bus.listen(*topics) as heard:
        yield ViewerChange(kind=ViewerChangeKind.REACH, appointment_id=None)
        async for one in heard:
            yield _told(one)


async def _patients(info: Info) -> list[str]:
    looks = onlooker(info.context.loaders.reach)
    seen = {} if looks is None else await sights_of(looks)
    return [patient_topic(patient_id) for patient_id, sight in sorted(seen.items()) if sight.scopes.visits]


def _told(heard: Heard) -> ViewerChange:
    if isinstance(heard, AppointmentChanged):
        named = global_id("Appointment", heard.appointment_id)
        return ViewerChange(kind=ViewerChangeKind.APPOINTMENT, appointment_id=named)
    return ViewerChange(kind=ViewerChangeKind.REACH, appointment_id=None)
