"""Asking about one's data, in one line."""

from dataclasses import replace

from booking.actions.rights.make import make_data_request
from booking.actor import Account
from storage.models import DataRequest, DataRequestKind
from tests.booking.world import World


def stepped_up(person: Account) -> Account:
    """With a second factor shown in the session."""
    return replace(person, second_factor=True)


async def asked(
    world: World,
    kind: DataRequestKind,
    patient_id: int | None = None,
    by: Account | None = None,
    words: str | None = None,
    key: str | None = None,
) -> DataRequest:
    """By Anna for herself unless told otherwise."""
    who = stepped_up(by or world.anna)
    whom = patient_id or who.patient_id
    assert whom is not None
    request_id = await make_data_request(
        world.engine, who, key=key or world.key(), patient_id=whom, kind=kind, words=words
    )
    return await DataRequest.get(id=request_id)
