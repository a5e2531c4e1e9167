"""The people of the demo, and those they act for."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from booking.ports import PersonName, Sex
from storage.models import Relation


@dataclass(frozen=True, slots=True)
class Dependant:
    """A patient the person acts for, without a sign-in of their own."""

    key: str
    name: PersonName
    birth_date: date
    sex: Sex
    relation: Relation


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """`key` is the subject at the provider. `told_ru`, `told_en`: what the page says under the name."""

    key: str
    name: PersonName
    name_en: str
    told_ru: str
    told_en: str
    sex: Sex
    birth_date: date | None = None
    phone: str | None = None
    confirmed: bool = True
    operator: bool = False
    dependants: tuple[Dependant, ...] = ()

    def claims(self) -> dict[str, Any]:
        """What the provider says of the person, in the words of OpenID Connect."""
        known = {
            "sub": self.key,
            "family_name": self.name.family,
            "given_name": self.name.given,
            "middle_name": self.name.middle,
            "gender": self.sex.value.lower(),
            "birthdate": None if self.birth_date is None else self.birth_date.isoformat(),
            "phone_number": self.phone,
            "trusted": self.confirmed,
            "role": "operator" if self.operator else "patient",
        }
        return {claim: value for claim, value in known.items() if value is not None}


ANNA = DemoPerson(
    key="anna",
    name=PersonName("Ковалёва", "Анна", "Сергеевна"),
    name_en="Anna Kovalyova",
    told_ru="пациент, 1989 г. р.: записывает себя, двоих детей и маму",
    told_en="patient, born 1989: books for herself, two children and her mother",
    sex=Sex.FEMALE,
    birth_date=date(1989, 4, 12),
    phone="+79000000001",
    dependants=(
        Dependant("misha", PersonName("Ковалёв", "Миша", "Дмитриевич"), date(2017, 9, 3), Sex.MALE, Relation.CHILD),
        Dependant("sonya", PersonName("Ковалёва", "Соня", "Дмитриевна"), date(2021, 2, 14), Sex.FEMALE, Relation.CHILD),
        Dependant(
            "tamara", PersonName("Ковалёва", "Тамара", "Ивановна"), date(1956, 7, 30), Sex.FEMALE, Relation.PARENT
        ),
    ),
)
PAVEL = DemoPerson(
    key="pavel",
    name=PersonName("Орлов", "Павел", "Андреевич"),
    name_en="Pavel Orlov",
    told_ru="пациент, 1978 г. р.: записывает себя",
    told_en="patient, born 1978: books for himself",
    sex=Sex.MALE,
    birth_date=date(1978, 11, 5),
    phone="+79000000002",
)
IRINA = DemoPerson(
    key="irina",
    name=PersonName("Белова", "Ирина", "Олеговна"),
    name_en="Irina Belova",
    told_ru="регистратор поликлиники",
    told_en="desk operator of a clinic",
    sex=Sex.FEMALE,
    operator=True,
)
OLGA = DemoPerson(
    key="olga",
    name=PersonName("Громова", "Ольга", "Петровна"),
    name_en="Olga Gromova",
    told_ru="заведует регистратурой: приглашает и увольняет",
    told_en="runs a clinic's desk: invites and dismisses",
    sex=Sex.FEMALE,
    operator=True,
)
NIKITA = DemoPerson(
    key="nikita",
    name=PersonName("Зайцев", "Никита", "Юрьевич"),
    name_en="Nikita Zaytsev",
    told_ru="личность не подтверждена: увидит, почему записаться нельзя",
    told_en="identity not confirmed: sees why booking is refused",
    sex=Sex.MALE,
    birth_date=date(1995, 1, 20),
    confirmed=False,
)
PEOPLE = {person.key: person for person in (ANNA, PAVEL, IRINA, OLGA, NIKITA)}
