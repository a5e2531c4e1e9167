"""What a hub remembers: made-up clinics, doctors and free times, the patients it was asked about, their visits."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from threading import Lock

TAKEN = ("34", "Талон к врачу занят или заблокирован. Выберите другой талон")
NO_SUCH_VISIT = ("45", "Запись не найдена")
NO_SUCH_PATIENT = ("20", "Пациент с указанными данными не найден")
NO_DOCTORS = ("38", "Отсутствуют врачи")
DAYS = 14


class Refused(Exception):
    """A no inside HTTP 200."""

    def __init__(self, error: tuple[str, str]) -> None:
        super().__init__(error[0])
        self.error = error


@dataclass(frozen=True)
class Doctor:
    key: str
    name: str
    specialty: str
    section: str | None = None


@dataclass(frozen=True)
class HubClinic:
    """`doctors` by specialty's key."""

    key: str
    district: str
    name: str
    short_name: str
    kind: str
    address: str
    phone: str
    doctors: tuple[Doctor, ...] = ()
    active: bool = True


@dataclass(frozen=True)
class Ticket:
    """A free time, naive as the hub tells it. `key` is unique within a clinic only."""

    key: str
    doctor: str
    starts: datetime
    room: str

    @property
    def ends(self) -> datetime:
        return self.starts + timedelta(minutes=15)


@dataclass(frozen=True)
class Visit:
    ticket: Ticket
    patient: str
    made_at: datetime


DISTRICTS = {"1": "Северный", "2": "Приозёрный"}
SPECIALTIES = {"sp-27": ("27", "Терапия"), "sp-17": ("17", "Кардиология"), "sp-53": ("0", "Кабинет вакцинации")}


def _clinics() -> tuple[HubClinic, ...]:
    polyclinic = (
        Doctor("d0c-0001", "Лаптев Игорь Семёнович", "sp-27", "12"),
        Doctor("d0c-0002", "Озерова М.К. (с 03.03 по 05.03 отпуск)", "sp-27"),
        Doctor("d0c-0003", "Лаптев Игорь Семёнович", "sp-17"),
        Doctor("d0c-0004", "Прививочный кабинет", "sp-53"),
    )
    hospital = (Doctor("d0c-0001", "Ветрова Анна Львовна", "sp-17"),)
    return (
        HubClinic(
            "101",
            "1",
            "ГБУЗ «Приозёрская межрайонная поликлиника»",
            "Приозёрская поликлиника",
            "Поликлиника",
            "г. Приозёрный, ул. Ленина, д. 34",
            "8 (81379) 3-10-03",
            polyclinic,
        ),
        HubClinic(
            "102",
            "2",
            "ГБУЗ «Северная районная больница»",
            "Северная больница",
            "Больница",
            "пос. Северный, Больничный пер., д. 2",
            "8 (81379) 5-44-03",
            hospital,
        ),
        HubClinic("103", "2", "ФАП д. Старая", "ФАП Старая", "ФАП", "д. Старая", "", active=False),
    )


@dataclass
class Hub:
    """`strangers`: family names that no clinic knows; everybody else is known everywhere, under a key in each.

    `keeps_refused`: whether a refused visit stays in the list of visits. Its lock makes one call one step.
    """

    tickets: dict[tuple[str, str], Ticket]
    clinics: tuple[HubClinic, ...] = field(default_factory=_clinics)
    strangers: set[str] = field(default_factory=set)
    taken_by_others: set[tuple[str, str]] = field(default_factory=set)
    visits: dict[tuple[str, str], Visit] = field(default_factory=dict)
    refusals: list[tuple[str, Visit, datetime]] = field(default_factory=list)
    patients: dict[tuple[str, ...], str] = field(default_factory=dict)
    phones: dict[str, str] = field(default_factory=dict)
    keeps_refused: bool = False
    lock: Lock = field(default_factory=Lock)

    @classmethod
    def made_up(cls, first: date, days: int = DAYS) -> "Hub":
        """Times from 9 to 12 on every day; in each clinic their keys begin anew. One doctor has none."""
        tickets: dict[tuple[str, str], Ticket] = {}
        for clinic in _clinics():
            for number, (doctor, starts) in enumerate(_times(clinic, first, days), start=1):
                key = f"{number:020}"
                tickets[clinic.key, key] = Ticket(key, doctor, starts, room="21" if doctor == "d0c-0001" else "")
        return cls(tickets)

    def clinic(self, key: str) -> HubClinic | None:
        return next((clinic for clinic in self.clinics if clinic.key == key), None)

    def doctors(self, clinic: str, specialty: str) -> list[Doctor]:
        there = self.clinic(clinic)
        found = [doctor for doctor in there.doctors if doctor.specialty == specialty] if there else []
        if not found:
            raise Refused(NO_DOCTORS)
        return found

    def free(self, clinic: str, doctor: str) -> list[Ticket]:
        return [
            ticket
            for (where, key), ticket in self.tickets.items()
            if where == clinic
            and ticket.doctor == doctor
            and (where, key) not in self.visits
            and (where, key) not in self.taken_by_others
        ]

    def check(self, clinic: str, family: str, given: str, second: str, birthday: str, phone: str | None) -> str:
        if not (family and given and birthday) or family in self.strangers or self.clinic(clinic) is None:
            raise Refused(NO_SUCH_PATIENT)
        who = (clinic, family, given, second, birthday)
        patient = self.patients.setdefault(who, f"pat-{len(self.patients) + 1:05}")
        if phone:
            self.phones[patient] = phone
        return patient

    def book(self, clinic: str, patient: str, key: str, instead_of: str | None) -> None:
        ticket = self.tickets.get((clinic, key))
        at = (clinic, key)
        if ticket is None or at in self.visits or at in self.taken_by_others or patient not in self.patients.values():
            raise Refused(TAKEN)
        if instead_of is not None:
            self.refuse(clinic, patient, instead_of)
        self.visits[at] = Visit(ticket, patient, datetime.now())  # noqa: DTZ005 - as the hub does

    def refuse(self, clinic: str, patient: str, key: str) -> None:
        visit = self.visits.get((clinic, key))
        if visit is None or visit.patient != patient:
            raise Refused(NO_SUCH_VISIT)
        del self.visits[clinic, key]
        self.refusals.append((clinic, visit, datetime.now()))  # noqa: DTZ005 - as the hub does

    def visits_of(self, clinic: str, patient: str) -> list[Visit]:
        standing = [visit for (where, _), visit in self.visits.items() if where == clinic]
        over = [visit for where, visit, _ in self.refusals if where == clinic] if self.keeps_refused else []
        return [visit for visit in (*over, *standing) if visit.patient == patient]

    def refusals_of(self, clinic: str, patient: str) -> list[tuple[Visit, datetime]]:
        return [(visit, at) for where, visit, at in self.refusals if where == clinic and visit.patient == patient]


def _times(clinic: HubClinic, first: date, days: int) -> Iterator[tuple[str, datetime]]:
    for doctor in clinic.doctors:
        if doctor.specialty == "sp-53":
            continue
        for day in range(days):
            nine = datetime.combine(first + timedelta(days=day), time(9))
            yield from ((doctor.key, nine + timedelta(minutes=15 * quarter)) for quarter in range(12))
