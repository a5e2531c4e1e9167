"""Keys: read from the settings or kept in a file, changed without losing a row, and never another database's."""

import stat
from base64 import urlsafe_b64encode
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path

import pytest

from booking.ports import PersonName
from booking.rules.contacts import Address, ContactKind
from booking.rules.documents import DocumentKind
from storage.contacts import contact_digest
from storage.database import close_database, open_database
from storage.documents import document_digest
from storage.keyring import SEAL, Keyring, KeysMissing, SealBroken
from storage.keys import Keys, new_data_key, new_key, read_ring
from storage.models import Appointment, Contact, Patient, PatientDocument
from storage.people import name_digest, person_values, phone_digest
from storage.reindex import count_digested, reindex
from storage.rotation import count_stale, reseal, sealed_columns
from storage.sql import execute, rows
from tests.services.keys import TEST_RING
from tests.storage.rows import NINE, a_clinic, a_doctor, a_slot, an_account, an_appointment

NAME, BORN = PersonName("Ёлкина-Берг", "Анна", None), date(1989, 4, 12)
FIT = urlsafe_b64encode(b"f" * 32).decode()
NEWER = Keyring({"newer": b"n" * 32, **TEST_RING.keys}, "newer", TEST_RING.index_key)


@asynccontextmanager
async def opened_with(url: str, ring: Keyring, *, any_index: bool = False) -> AsyncIterator[None]:
    await open_database(url, ring, any_index=any_index)
    try:
        yield
    finally:
        await close_database()


async def somebody() -> Patient:
    patient = await Patient.create(**person_values(NAME, BORN, None, "+79210000000"))
    account = await an_account(patient)
    number = "11223344595"
    digest = document_digest(DocumentKind.SNILS, number)
    await PatientDocument.create(
        patient_id=patient.id, kind=DocumentKind.SNILS, number=number, digest=digest, created_at=NINE
    )
    address = Address(ContactKind.EMAIL, "anna@example.org")
    await Contact.create(
        account_id=account.id, kind=address.kind, value=address.value, digest=contact_digest(address), created_at=NINE
    )
    slot = await a_slot(await a_doctor(await a_clinic()))
    await an_appointment(slot, patient, "AAAA0001", reason="Кашель")
    return patient


async def sealed_with() -> set[str]:
    """Names of the keys that have sealed something; plain text is named as such."""
    found: set[str] = set()
    for table, columns in sealed_columns().items():
        for column in columns:
            for row in await rows(f'SELECT {column} AS value FROM "{table}" WHERE {column} IS NOT NULL'):
                value = row["value"]
                found.add(value.removeprefix(SEAL).partition(":")[0] if value.startswith(SEAL) else "PLAIN")
    return found


async def test_what_is_sealed_is_no_text_in_the_database(database: str) -> None:  # noqa: ARG001 - it must be open
    await somebody()
    assert await sealed_with() == {"test"}
    told = await rows("SELECT * FROM patient")
    assert "Анна" not in str(told)
    assert (await Patient.all().first() or Patient()).given_name == "Анна"


async def test_rotation_seals_everything_anew_and_the_old_key_may_go(database_url: str) -> None:
    async with opened_with(database_url, TEST_RING):
        await somebody()
    async with opened_with(database_url, NEWER):
        stale = await count_stale()
        assert stale > 6
        assert sum([number async for number in reseal()]) == stale
        assert (await count_stale(), await sealed_with()) == (0, {"newer"})
        assert [number async for number in reseal()] == []
    async with opened_with(database_url, Keyring({"newer": b"n" * 32}, "newer", TEST_RING.index_key)):
        assert (await Appointment.get(code="AAAA0001")).reason == "Кашель"
        assert (await Patient.all().first() or Patient()).family_name == NAME.family


async def test_a_rotation_that_was_broken_off_goes_on(database_url: str) -> None:
    async with opened_with(database_url, TEST_RING):
        for _ in range(5):
            await Patient.create(**person_values(NAME, BORN, None, None))
    async with opened_with(database_url, NEWER):
        before = await count_stale()
        async for _ in reseal(batch=2):
            break
        left = await count_stale()
        assert 0 < left < before
        assert sum([number async for number in reseal()]) == left
        assert await sealed_with() == {"newer"}


async def test_a_value_that_was_written_meanwhile_is_left_alone(database_url: str) -> None:
    async with opened_with(database_url, TEST_RING):
        patient = await somebody()
    async with opened_with(database_url, NEWER):
        await Patient.filter(id=patient.id).update(given_name="Мария")
        assert [number async for number in reseal()]
        assert (await Patient.get(id=patient.id)).given_name == "Мария"


async def test_reindexing_finds_everybody_by_the_new_key(database_url: str) -> None:
    async with opened_with(database_url, TEST_RING):
        patient = await somebody()
        gone = await Patient.create(**(person_values(NAME, BORN, None, None) | {"name_digest": ""}))
        old = name_digest(NAME, BORN)
    other = Keyring(TEST_RING.keys, TEST_RING.current, b"i" * 32)
    with pytest.raises(KeysMissing, match="talon keys reindex"):
        await open_database(database_url, other)
    async with opened_with(database_url, other, any_index=True):
        count = await count_digested()
        assert sum([number async for number in reindex()]) == count
    async with opened_with(database_url, other):
        assert name_digest(NAME, BORN) != old
        found = await Patient.get(name_digest=name_digest(NAME, BORN))
        assert (found.id, found.phone_digest) == (patient.id, phone_digest("+79210000000"))
        assert (await Patient.get(id=gone.id)).name_digest == ""
        assert await PatientDocument.exists(digest=document_digest(DocumentKind.SNILS, "11223344595"))
        assert await Contact.exists(digest=contact_digest(Address(ContactKind.EMAIL, "anna@example.org")))
    with pytest.raises(KeysMissing):
        await open_database(database_url, TEST_RING)


@pytest.mark.parametrize(
    ("ring", "sentence"),
    [
        (Keyring({"other": b"o" * 32}, "other", TEST_RING.index_key), "'test', which is not on the ring"),
        (Keyring({"test": b"o" * 32}, "test", TEST_RING.index_key), "sealed with other keys"),
    ],
)
async def test_a_database_is_not_opened_with_keys_of_another(sqlite_url: str, ring: Keyring, sentence: str) -> None:
    async with opened_with(sqlite_url, TEST_RING):
        pass
    with pytest.raises(KeysMissing, match=sentence):
        await open_database(sqlite_url, ring)
    async with opened_with(sqlite_url, TEST_RING):
        assert await sealed_with() == {"test"}


async def test_a_sealed_text_opens_in_no_other_column(database: str) -> None:  # noqa: ARG001 - it must be open
    patient = await somebody()
    await execute("UPDATE patient SET given_name = family_name WHERE id = $1", patient.id)
    with pytest.raises(SealBroken, match=r"patient\.given_name does not open"):
        await Patient.get(id=patient.id)


def test_a_file_of_keys_is_made_once_and_is_its_owners_alone(tmp_path: Path) -> None:
    keys = Keys(None, None, tmp_path / "var" / "keys.json")
    ring = keys.ring()
    assert keys.ring() == ring
    assert stat.S_IMODE(keys.file.stat().st_mode) == 0o600
    assert [path.name for path in keys.file.parent.iterdir()] == ["keys.json"]


def test_a_file_that_holds_no_keys_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "keys.json").write_text("{}")
    with pytest.raises(KeysMissing, match=r"keys\.json holds no keys"):
        Keys(None, None, tmp_path / "keys.json").ring()


def test_the_first_of_several_keys_seals() -> None:
    first, second = new_data_key(), new_data_key()
    ring = read_ring(f"{first}, {second}", new_key())
    assert ring.current == first.partition(":")[0]
    assert set(ring.keys) == {first.partition(":")[0], second.partition(":")[0]}


@pytest.mark.parametrize(
    ("data_keys", "index_key"),
    [
        ("", FIT),
        (FIT, FIT),
        ("a:short", FIT),
        (f"a:{FIT},a:{FIT}", FIT),
        ("a:ключ", FIT),
        (f"a:{FIT}", "short"),
        (f"a:{FIT}", urlsafe_b64encode(b"x" * 31).decode()),
    ],
)
def test_unfit_keys_are_told_of_without_telling_them(data_keys: str, index_key: str) -> None:
    with pytest.raises(KeysMissing) as refused:
        read_ring(data_keys, index_key)
    for text in (data_keys.partition(":")[2], index_key):
        assert not text or text not in str(refused.value)


def test_one_kind_of_keys_without_the_other_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KeysMissing, match="belong together"):
        Keys(new_data_key(), None, tmp_path / "keys.json").ring()
    assert list(tmp_path.iterdir()) == []


def test_a_ring_shows_no_key() -> None:
    assert "ffff" not in repr(Keyring({"a": b"\xff" * 32}, "a", b"\xff" * 32)).lower()
    assert "\\xff" not in repr(Keyring({"a": b"\xff" * 32}, "a", b"\xff" * 32))
