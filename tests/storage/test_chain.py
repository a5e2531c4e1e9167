"""Chains: what was appended can neither be changed nor left out unseen."""

import asyncio
from dataclasses import replace

import pytest

from storage.chain import GENESIS, Chain, Kept, Link, append, append_many, payload, verify
from storage.models import ChainHead
from storage.transaction import carry_out

pytestmark = pytest.mark.usefixtures("database")
WORDS = [b"one", b"two", b"three", b"four"]


async def appended(words: list[bytes], key: int = 1) -> list[Kept]:
    async def deed() -> list[Link]:
        return await append(Chain.JOURNAL, key, words)

    return [Kept(link, word) for link, word in zip(await carry_out(deed), words, strict=True)]


async def test_a_chain_is_as_long_as_what_was_appended_and_sound() -> None:
    kept = await appended(WORDS[:2]) + await appended(WORDS[2:])
    assert [one.link.seq for one in kept] == [1, 2, 3, 4]
    verdict = await verify(Chain.JOURNAL, 1, kept)
    assert (verdict.sound, verdict.length) == (True, 4)


async def test_an_empty_chain_is_sound() -> None:
    assert (await verify(Chain.JOURNAL, 1, [])).sound
    assert await appended([]) == []


@pytest.mark.parametrize("place", [0, 1, 3])
async def test_a_changed_entry_breaks_the_chain_where_it_stands(place: int) -> None:
    kept = await appended(WORDS)
    kept[place] = replace(kept[place], payload=b"another")
    assert (await verify(Chain.JOURNAL, 1, kept)).broken_at == place + 1


async def test_an_entry_left_out_breaks_the_chain_even_at_its_end() -> None:
    kept = await appended(WORDS)
    assert (await verify(Chain.JOURNAL, 1, kept[:1] + kept[2:])).broken_at == 2
    assert (await verify(Chain.JOURNAL, 1, kept[:-1])).broken_at == 4
    assert (await verify(Chain.JOURNAL, 1, [])).broken_at == 1


async def test_entries_that_changed_places_break_the_chain() -> None:
    kept = await appended(WORDS)
    assert (await verify(Chain.JOURNAL, 1, [kept[1], kept[0], *kept[2:]])).broken_at == 1


async def test_an_entry_of_another_chain_does_not_fit() -> None:
    kept = await appended(WORDS[:1], key=1)
    await appended(WORDS[:1], key=2)
    assert not (await verify(Chain.JOURNAL, 2, kept)).sound
    assert not (await verify(Chain.TIMELINE, 1, kept)).sound


async def test_those_who_append_to_one_chain_at_once_wait_for_each_other() -> None:
    batches = await asyncio.gather(*(appended([f"{number}".encode()]) for number in range(12)))
    kept = sorted((one for batch in batches for one in batch), key=lambda one: one.link.seq)
    assert [one.link.seq for one in kept] == list(range(1, 13))
    assert (await verify(Chain.JOURNAL, 1, kept)).sound


async def test_two_who_append_to_the_same_chains_in_another_order_do_not_deadlock() -> None:
    async def both(first: int, second: int) -> None:
        await append_many(Chain.JOURNAL, {first: [b"x"], second: [b"y"]})

    await asyncio.gather(*(carry_out(lambda n=n: both(1, 2) if n % 2 else both(2, 1)) for n in range(10)))  # type: ignore[misc]  # mypy cannot infer a lambda with a default
    heads = await ChainHead.filter(chain="journal").order_by("key").values_list("key", "length")
    assert list(heads) == [(1, 10), (2, 10)]


async def test_a_chain_that_was_thought_new_and_is_not_goes_on() -> None:
    kept = await appended(WORDS[:1])
    for new in ({1}, {1, 2}):
        links = await carry_out(lambda new=new: append_many(Chain.JOURNAL, {1: [b"x"], 2: [b"y"]}, new))  # type: ignore[misc]  # mypy cannot infer a lambda with a default
        kept.append(Kept(links[1][0], b"x"))
    assert (await verify(Chain.JOURNAL, 1, kept)).length == 3


async def test_a_transaction_that_rolls_back_leaves_the_chain_as_it_was() -> None:
    await appended(WORDS[:1])

    async def broken() -> None:
        await append(Chain.JOURNAL, 1, WORDS)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        await carry_out(broken)
    assert (await ChainHead.get(chain="journal", key=1)).length == 1


def test_a_payload_is_one_text_whatever_the_order_of_its_values() -> None:
    assert payload(a=1, details={"y": 1, "x": [1, None]}) == payload(details={"x": [1, None], "y": 1}, a=1)
    assert len(GENESIS) == 64
