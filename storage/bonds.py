"""Guardianships, read whoever's they are: the caller decides who may act on one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from booking.rules.facts import Tie
from booking.rules.scopes import Scopes
from storage.models import Agreement, Guardianship, GuardianshipState, Relation
from storage.persons import PersonFacts, people
from storage.sql import days_later, rows


@dataclass(frozen=True, slots=True)
class Bond:
    """A guardianship with the patient it is over."""

    guardianship_id: int
    account_id: int
    relation: Relation
    state: GuardianshipState
    scopes: Scopes
    since: date
    until: date | None
    agreed_by: Agreement | None
    asked_at: datetime | None
    created_at: datetime
    person: PersonFacts

    @property
    def patient_id(self) -> int:
        return self.person.patient_id

    @property
    def is_active(self) -> bool:
        return self.state is GuardianshipState.ACTIVE

    @property
    def tie(self) -> Tie:
        return Tie(self.patient_id, self.since, self.until, self.is_active, self.person.born, self.scopes)


async def find_bond(guardianship_id: int) -> Bond | None:
    """Ended or not; None where the patient was erased."""
    return _one(await _bonds(await Guardianship.filter(id=guardianship_id)))


async def bond_by_link(link_hash: str) -> Bond | None:
    return _one(await _bonds(await Guardianship.filter(link_hash=link_hash)))


async def bonds_of(account_id: int) -> list[Bond]:
    """The account's family: what has not ended, days and ages aside."""
    return await _bonds(await Guardianship.filter(account_id=account_id, ended_at__isnull=True).order_by("id"))


async def bonds_over(patient_id: int) -> list[Bond]:
    """Everybody who acts or asks to act for the patient."""
    return await _bonds(await Guardianship.filter(patient_id=patient_id, ended_at__isnull=True).order_by("id"))


async def gave_it_up(account_id: int, patient_id: int) -> bool:
    """Did the account act for the patient until it ended that itself, or its time was over?"""
    return bool(await rows(GAVE_UP, account_id, patient_id))


async def is_anybodys(patient_id: int) -> bool:
    """Has a right over the patient ever been agreed to, or is it somebody with an account or with visits?"""
    return bool(await rows(ANYBODYS, patient_id))


async def proposals_since(account_id: int, moment: datetime) -> int:
    """How often the account has asked for a family member, or invited to one."""
    return int((await rows(PROPOSALS, account_id, moment))[0]["many"])


async def due_bonds(today: date, born_by: date, of_age_years: int, proposed_by: datetime) -> list[int]:
    """Ids of what may be over: its last day is past, a minor over whom it began was born by `born_by`, it was proposed
    before `proposed_by` and never agreed to.
    """
    # a year has 366 days at most: some adults too many are looked at, never a minor too few
    began_over_minor = f"guardianship.since < {days_later('patient.birth_date', str(366 * of_age_years))}"
    return [int(row["id"]) for row in await rows(f"{DUE} {began_over_minor}))", today, born_by, proposed_by)]


async def unasked_bonds(born_by: date) -> list[int]:
    """Ids of those in force that the guardian alone agreed to, over people born by that day whom nobody has asked."""
    return [int(row["id"]) for row in await rows(UNASKED, born_by)]


async def all_zones() -> set[str]:
    """Of every clinic: a day is over when it is over in all of them."""
    return {row["zone"] for row in await rows("SELECT DISTINCT zone FROM clinic")} or {"UTC"}


def _one(found: list[Bond]) -> Bond | None:
    return found[0] if found else None


async def _bonds(found: Iterable[Guardianship]) -> list[Bond]:
    several = list(found)
    known = await people({row.patient_id for row in several})
    return [_bond(row, known[row.patient_id]) for row in several if row.patient_id in known]


def _bond(row: Guardianship, person: PersonFacts) -> Bond:
    return Bond(
        guardianship_id=row.id,
        account_id=row.account_id,
        relation=row.relation,
        state=row.state,
        scopes=Scopes(row.may_book, row.may_see_visits, row.may_see_documents),
        since=row.since,
        until=row.until,
        agreed_by=row.agreed_by,
        asked_at=row.asked_at,
        created_at=row.created_at,
        person=person,
    )


GAVE_UP = """
SELECT id FROM guardianship AS own WHERE account_id = $1 AND patient_id = $2 AND agreed_at IS NOT NULL
  AND end_reason IN ('GUARDIAN', 'PERIOD') AND NOT EXISTS (
    SELECT 1 FROM guardianship AS later WHERE later.patient_id = $2 AND (later.ended_at IS NULL
      OR later.account_id = $1 AND later.id > own.id AND later.agreed_at IS NOT NULL
        AND later.end_reason NOT IN ('GUARDIAN', 'PERIOD')))
LIMIT 1
"""
ANYBODYS = """
SELECT 1 AS one FROM guardianship WHERE patient_id = $1 AND (agreed_at IS NOT NULL OR ended_at IS NULL)
UNION ALL SELECT 1 FROM account WHERE patient_id = $1
UNION ALL SELECT 1 FROM appointment WHERE patient_id = $1
UNION ALL SELECT 1 FROM call WHERE patient_id = $1
LIMIT 1
"""
PROPOSALS = """
SELECT (SELECT COUNT(*) FROM guardianship WHERE account_id = $1 AND created_at > $2)
  + (SELECT COUNT(*) FROM invitation WHERE account_id = $1 AND created_at > $2)
  + (SELECT COUNT(*) FROM dispute WHERE account_id = $1 AND created_at > $2) AS many
"""
DUE = """
SELECT guardianship.id FROM guardianship JOIN patient ON patient.id = guardianship.patient_id
WHERE guardianship.ended_at IS NULL AND (guardianship.until < $1
  OR (guardianship.state = 'PROPOSED' AND guardianship.created_at <= $3)
  OR (patient.birth_date <= $2 AND
"""
UNASKED = """
SELECT guardianship.id FROM guardianship JOIN patient ON patient.id = guardianship.patient_id
WHERE guardianship.state = 'ACTIVE' AND guardianship.asked_at IS NULL AND patient.birth_date <= $1
  AND guardianship.agreed_by IN ('GUARDIAN', 'OPERATOR') ORDER BY guardianship.id
"""
