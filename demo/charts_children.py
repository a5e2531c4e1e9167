"""What is in the records of the demo's children."""

from datetime import date, timedelta

from booking.ports import Diagnosis, Recorded, VisitKind
from booking.ports import RecordedCoverage as Coverage
from booking.ports import RecordedImmunization as Immunization
from booking.ports import RecordedPrescription as Prescription
from booking.ports import RecordedResult as Result
from demo import laboratory as lab
from demo.past import INSURER, Past

# vaccine, disease, dose, age in days: after the national calendar
_MISHA = (
    ("БЦЖ-М", "Туберкулёз", "однократно", 5),
    ("Инфанрикс Гекса", "Коклюш, дифтерия, столбняк, полиомиелит", "3-я", 190),
    ("Вактривир", "Корь, краснуха, паротит", "1-я", 372),
    ("Вактривир", "Корь, краснуха, паротит", "ревакцинация", 2215),
    ("АДС-М-анатоксин", "Дифтерия и столбняк", "2-я ревакцинация", 2590),
)
_SONYA = (
    ("БЦЖ-М", "Туберкулёз", "однократно", 4),
    ("Превенар 13", "Пневмококковая инфекция", "2-я", 135),
    ("Регевак В", "Гепатит B", "3-я", 184),
    ("Пентаксим", "Коклюш, дифтерия, столбняк, полиомиелит", "3-я", 188),
    ("Вактривир", "Корь, краснуха, паротит", "1-я", 370),
)


def misha(past: Past) -> tuple[Recorded, ...]:
    school, ear = "visit-misha-paediatrics", "visit-misha-ent"
    return (
        past.came(
            school,
            6,
            "paediatrics",
            "Здоров. Рост и вес по возрасту. Физкультурная группа основная. Справка в школу выдана.",
            reason="Справка в школу",
            diagnoses=(Diagnosis("Рутинное обследование здоровья ребёнка", "Z00.1", main=True),),
        ),
        Result(
            "misha-blood",
            lab.BLOOD,
            past.at(14, 8, 40, clinic=6),
            values=lab.blood(131, 4.6, 6.9, 301, 6),
            place=past.place(6, "paediatrics"),
            visit_key=school,
        ),
        past.came(
            ear,
            6,
            "ent",
            "Правое ухо: барабанная перепонка розовая, выделений нет. Капли 7 дней, ухо не мочить.",
            diagnoses=(Diagnosis("Острый средний серозный отит", "H65.0", main=True),),
        ),
        Prescription(
            "misha-drops",
            "Отипакс, капли ушные",
            past.appointment(ear),
            "по 4 капли 3 раза в день, 7 дней",
            place=past.place(6, "ent"),
            visit_key=ear,
            until=past.day(-54),
        ),
        *_given("misha", date(2017, 9, 3), _MISHA, past),
        Coverage(
            "misha-enp",
            INSURER,
            "2200000000001036",
            past.day(-3050),
            attached_clinic_key="clinic-06",
            attached_clinic_name="Детская городская поликлиника № 1",
        ),
    )


def sonya(past: Past) -> tuple[Recorded, ...]:
    shot = "visit-sonya-vaccination"
    where = past.place(6, "vaccination")
    return (
        past.came(shot, 6, "vaccination", "Осмотрена, здорова. Прививка сделана, реакции через 30 минут нет."),
        Immunization(
            "sonya-polio", "Полимилекс", past.appointment(shot), "Полиомиелит", "ревакцинация", "PM-0921", where
        ),
        past.was(
            "sonya-rash",
            VisitKind.TELEMEDICINE,
            past.at(240, 18, clinic=6),
            past.place(6, "paediatrics"),
            "По видеосвязи: сыпь на щеках после клубники, самочувствие хорошее. Исключить клубнику, наблюдать.",
            diagnoses=(Diagnosis("Дерматит, вызванный съеденной пищей", "L27.2", main=True),),
        ),
        *_given("sonya", date(2021, 2, 14), _SONYA, past),
        Coverage(
            "sonya-enp",
            INSURER,
            "2200000000001044",
            past.day(-1790),
            attached_clinic_key="clinic-06",
            attached_clinic_name="Детская городская поликлиника № 1",
        ),
    )


def _given(who: str, born: date, shots: tuple[tuple[str, str, str, int], ...], past: Past) -> tuple[Immunization, ...]:
    where = past.place(6, "vaccination")
    given = [(past.on(born + timedelta(days=age), clinic=6), shot) for *shot, age in shots]
    return tuple(
        Immunization(f"{who}-shot-{number}", vaccine, at, disease, dose, None, where)
        for number, (at, (vaccine, disease, dose)) in enumerate(given, 1)
    )
