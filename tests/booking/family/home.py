"""Families in the small world: accounts that read their messages, and people to add."""

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from booking.actions.family.consent import Verdict, answer_by_code, send_consent_code
from booking.actions.family.dependant_add import Awaited, add_dependant
from booking.actions.family.dependant_confirm import confirm_dependant
from booking.actor import Account as SignedIn
from booking.actor import Operator
from booking.ports import PersonName, Sex
from booking.rules.contacts import Address, ContactKind
from booking.rules.documents import DocumentKind
from storage.contacts import add_contact
from storage.models import ConsentKind, Guardianship, JournalEntry, Notice, Patient, Relation
from storage.people import person_values
from storage.queries.patients import onlooker_of, own_patients_by_id
from storage.rights import record_consent
from tests.booking.world import World
from tests.storage.rows import an_account

ENPS = [f"{number:015}" for number in range(7700001234567890 // 10, 7700001234567890 // 10 + 400)]


def enp(number: int) -> str:
    """A valid one for each number."""
    body = ENPS[number]
    doubled = (int(digit) * (1 if place % 2 else 2) for place, digit in enumerate(reversed(body)))
    total = sum(value - 9 if value > 9 else value for value in doubled)
    return body + str(-total % 10)


@dataclass
class Home:
    world: World
    phones: dict[int, str] = field(default_factory=dict)
    papers: int = 0

    def paper(self) -> str:
        self.papers += 1
        return enp(self.papers)

    async def comes(self, family: str, phone: str, born: date = date(1985, 5, 5), confirmed: bool = True) -> SignedIn:
        """A person with an account of their own, a telephone and our consent."""
        name = PersonName(family, "Мария", None)
        patient = await Patient.create(**person_values(name, born, Sex.FEMALE, None))
        row = await an_account(patient, f"{family}-{phone}")
        await self.reads(row.id, phone)
        return SignedIn(row.id, patient.id, confirmed=confirmed, second_factor=True)

    async def reads(self, account_id: int, phone: str) -> None:
        await add_contact(account_id, Address(ContactKind.PHONE, phone), self.world.clock())
        await record_consent(account_id, ConsentKind.PROCESSING, "2031-01-01", self.world.clock())

    async def add(self, by: SignedIn, key: str | None = None, **values: Any) -> Awaited:
        """A child of four, unless told otherwise."""
        fixed: dict[str, Any] = {"relation": Relation.CHILD, "family_name": "Ковалёва", "given_name": "Вера"}
        fixed |= {"birth_date": date(2027, 2, 3), "sex": Sex.FEMALE, "document_kind": DocumentKind.ENP}
        if "document_number" not in values:
            fixed["document_number"] = self.paper()
        return await add_dependant(self.world.engine, by, key=key or self.world.key(), **(fixed | values))

    async def has(self, by: SignedIn, **values: Any) -> int:
        """Adds a child and confirms it; returns the guardianship's id."""
        awaited = await self.add(by, **values)
        assert awaited.code is not None
        return await self.confirm(by, awaited.code.handle)

    async def confirm(self, by: SignedIn, handle: str, code: str | None = None, key: str | None = None) -> int:
        typed = code or await self.code()
        return await confirm_dependant(self.world.engine, by, key=key or self.world.key(), handle=handle, code=typed)

    async def asks(self, by: SignedIn, **values: Any) -> tuple[int, str]:
        """Proposes to act for a mother without an account; returns the guardianship's id and the link's token."""
        fixed: dict[str, Any] = {"relation": Relation.PARENT, "family_name": "Иванова", "birth_date": date(1955, 6, 1)}
        awaited = await self.add(by, **(fixed | {"phone": "+79005550101"} | values))
        assert awaited.code is None
        return awaited.guardianship_id, await self.token()

    async def answers(self, token: str, verdict: Verdict = Verdict.AGREE) -> int:
        sent = await send_consent_code(self.world.engine, token=token)
        code = await self.code()
        return await answer_by_code(self.world.engine, token=token, handle=sent.handle, code=code, verdict=verdict)

    async def messages(self) -> list[tuple[str, str]]:
        """To whom, what; in the order they were written."""
        return [(row.recipient or "", row.text or "") for row in await Notice.all().order_by("id")]

    async def code(self) -> str:
        """The last that was sent."""
        found = [re.search(r"\b\d{6}\b", text) for _, text in reversed(await self.messages())]
        return next(one.group() for one in found if one)

    async def token(self) -> str:
        """Of the last link that was sent."""
        found = [re.search(r"/(?:consent|invitation)/([\w-]+)", text) for _, text in reversed(await self.messages())]
        return next(one.group(1) for one in found if one)

    async def row(self, guardianship_id: int) -> Guardianship:
        return await Guardianship.get(id=guardianship_id)

    async def patient_of(self, guardianship_id: int) -> int:
        return (await self.row(guardianship_id)).patient_id

    async def sees(self, who: SignedIn | Operator, patient_id: int) -> bool:
        looks = onlooker_of(who, self.world.clock(), self.world.engine.policy)
        return patient_id in await own_patients_by_id(looks, [patient_id])

    async def journal(self, patient_id: int) -> list[tuple[str, str, str]]:
        rows = await JournalEntry.filter(patient_id=patient_id).order_by("seq")
        return [(row.deed.value, row.what, row.why.value) for row in rows]
