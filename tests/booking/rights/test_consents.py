"""Consent is asked, recorded with the version of its text, and taken back at once."""

from datetime import timedelta

import pytest

from booking.actions.rights.consents import give_consent, take_consent_back
from booking.actions.rights.texts import CONSENT_TEXTS
from booking.actor import Anonymous
from booking.errors import ConsentMissing, KeyReused, SignInRequired
from booking.events import ReachChanged
from storage.models import Consent, ConsentKind, JournalEntry, Session, Way
from storage.queries.rights import latest_consents
from storage.rights import has_consent
from tests.booking.desk.staff import Desk
from tests.booking.world import World


async def give(world: World, kind: ConsentKind, key: str | None = None) -> int:
    return await give_consent(world.engine, world.anna, key=key or world.key(), kind=kind)


async def take_back(world: World, kind: ConsentKind) -> int:
    return await take_consent_back(world.engine, world.anna, key=world.key(), kind=kind)


async def test_what_was_agreed_to_is_kept_with_the_version_of_the_text(world: World) -> None:
    await give(world, ConsentKind.RECORD)
    kept = (await latest_consents(world.anna.account_id))[ConsentKind.RECORD]
    assert kept.version == CONSENT_TEXTS[ConsentKind.RECORD].version
    assert (kept.given_at, kept.withdrawn_at) == (world.clock(), None)
    entry = await JournalEntry.get(patient_id=world.anna_self)
    assert (entry.deed.value, entry.what, entry.details) == (
        "GRANTED",
        "consent",
        {"kind": "RECORD", "version": kept.version},
    )


async def test_agreeing_twice_is_agreeing_once(world: World) -> None:
    await give(world, ConsentKind.RECORD, "pressed-twice")
    await give(world, ConsentKind.RECORD, "pressed-twice")
    await give(world, ConsentKind.RECORD)
    assert await Consent.filter(account_id=world.anna.account_id, kind=ConsentKind.RECORD).count() == 1
    with pytest.raises(KeyReused):
        await give(world, ConsentKind.NOTICES, "pressed-twice")


async def test_taking_back_leaves_the_proof_that_it_had_been_given(world: World) -> None:
    await give(world, ConsentKind.NOTICES)
    world.clock.advance(timedelta(days=1))
    await take_back(world, ConsentKind.NOTICES)
    assert not await has_consent(world.anna.account_id, ConsentKind.NOTICES)
    await give(world, ConsentKind.NOTICES)
    rows = await Consent.filter(account_id=world.anna.account_id, kind=ConsentKind.NOTICES).order_by("id")
    assert [row.withdrawn_at for row in rows] == [world.clock(), None]


async def test_without_processing_every_session_ends_and_nothing_can_be_booked_until_it_is_given_again(
    world: World,
) -> None:
    await give(world, ConsentKind.PROCESSING)
    now = world.clock()
    for number in range(2):
        await Session.create(
            token_hash=f"{number}",
            account_id=world.anna.account_id,
            way=Way.PASSWORD,
            created_at=now,
            seen_at=now,
            shown_at=now,
            expires_at=now + timedelta(hours=12),
        )
    world.events.clear()
    await take_back(world, ConsentKind.PROCESSING)
    assert not await Session.exists(account_id=world.anna.account_id)
    assert ReachChanged(world.anna.account_id) in world.events
    with pytest.raises(ConsentMissing):
        await world.hold(await world.slot())
    await give(world, ConsentKind.PROCESSING)
    await world.hold(await world.slot(72))


async def test_a_work_account_consents_too_and_nobody_without_a_name(desk: Desk) -> None:
    world = desk.world
    await give_consent(world.engine, desk.irina, key=world.key(), kind=ConsentKind.PROCESSING)
    assert await has_consent(desk.irina.account_id, ConsentKind.PROCESSING)
    with pytest.raises(SignInRequired):
        await give_consent(world.engine, Anonymous(), key=world.key(), kind=ConsentKind.PROCESSING)


def test_every_kind_of_consent_has_its_words_in_both_languages() -> None:
    for kind in ConsentKind:
        text = CONSENT_TEXTS[kind]
        assert set(text.title) == set(text.text) == {"ru", "en"}
        assert text.required == (kind is ConsentKind.PROCESSING)
