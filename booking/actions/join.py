"""One person, several logins: joined when the person has shown both in one browser, and only then."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from booking.engine import Engine
from storage.accounts import Identity
from storage.joining import (
    account_of_login,
    add_login,
    holds_a_slot,
    lock_accounts,
    same_person,
    visits_overlap,
    works_at_a_desk,
)
from storage.journal import Entry, append_journal
from storage.merging import Joining, move_account, move_patient, queue_patients
from storage.models import Account, Deed, Through, Why
from storage.reach import raise_reach
from storage.work import Work, transact

# writes a notice to the owner's contacts, inside the transaction
Tell = Callable[[Work], Awaitable[None]]


class Problem(StrEnum):
    """Why two stay two."""

    OTHER_PERSON = "OTHER_PERSON"
    ACCOUNT_CLOSED = "ACCOUNT_CLOSED"
    WORK_ACCOUNT = "WORK_ACCOUNT"
    BOOKING_UNDER_WAY = "BOOKING_UNDER_WAY"
    VISITS_OVERLAP = "VISITS_OVERLAP"


@dataclass
class NotJoined(Exception):
    """Nothing has changed."""

    problem: Problem


async def join_login(engine: Engine, account_id: int, identity: Identity, tell: Tell) -> int | None:
    """One more login of the account, whose owner is told. Returns the other account when the login has one already.

    Two accounts become one by `merge_accounts`. Raises NotJoined.
    """

    async def deed(work: Work) -> int | None:
        accounts = await lock_accounts(account_id)
        account = await _usable(accounts, account_id)
        owner = await account_of_login(identity.issuer, identity.subject)
        if owner is not None:
            return None if owner == account_id else owner
        if not await add_login(account, identity, engine.clock()):
            raise NotJoined(Problem.OTHER_PERSON)
        await _note(account, account.patient_id, engine.clock(), {"login": identity.provider})
        await tell(work)
        await raise_reach(work, [account_id])
        return None

    return await transact(engine.publish, deed)


async def merge_accounts(engine: Engine, account_id: int, gone_id: int, tell: Tell) -> None:
    """The other account and its patient become a part of this one; the owner is told. Raises NotJoined."""

    async def deed(work: Work) -> None:
        accounts, now = await lock_accounts(account_id, gone_id), engine.clock()
        joining = Joining(await _usable(accounts, account_id), await _usable(accounts, gone_id))
        await _check(joining)
        await _merge(joining, now)
        await _note(joining.kept, joining.kept.patient_id, now, {"account": gone_id})
        await tell(work)
        await raise_reach(work, [account_id, gone_id])

    await transact(engine.publish, deed)


async def _usable(accounts: dict[int, Account], account_id: int) -> Account:
    account = accounts.get(account_id)
    if account is None or account.closed_at is not None:
        raise NotJoined(Problem.ACCOUNT_CLOSED)
    if await works_at_a_desk(account):
        raise NotJoined(Problem.WORK_ACCOUNT)
    return account


async def _check(joining: Joining) -> None:
    one, other = joining.kept.patient_id, joining.gone.patient_id
    if await holds_a_slot(joining.kept.id, joining.gone.id):
        raise NotJoined(Problem.BOOKING_UNDER_WAY)
    if one is None or other is None or one == other:
        return
    if not await same_person(one, other):
        raise NotJoined(Problem.OTHER_PERSON)
    await queue_patients(one, other)
    if await visits_overlap(one, other):
        raise NotJoined(Problem.VISITS_OVERLAP)


async def _merge(joining: Joining, now: datetime) -> None:
    one, other = joining.kept.patient_id, joining.gone.patient_id
    await move_account(joining, now)
    if one is not None and other is not None and one != other:
        await move_patient(one, other, now)
        await _note(joining.kept, other, now, {"patient": one})


async def _note(account: Account, patient_id: int | None, now: datetime, details: dict[str, Any]) -> None:
    if patient_id is not None:
        entry = Entry(patient_id, now, account.id, Deed.CHANGED, "identity", Why.SELF, Through.PAGE, details=details)
        await append_journal([entry])
