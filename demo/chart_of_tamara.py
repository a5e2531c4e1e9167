"""What is in the record of Anna's mother."""

from booking.ports import Diagnosis, PrescriptionStatus, Recorded
from booking.ports import RecordedCoverage as Coverage
from booking.ports import RecordedImmunization as Immunization
from booking.ports import RecordedPrescription as Prescription
from booking.ports import RecordedReferral as Referral
from booking.ports import RecordedResult as Result
from demo import laboratory as lab
from demo.past import INSURER, Past


def tamara(past: Past) -> tuple[Recorded, ...]:
    key = "visit-tamara-cardiology"
    then, where = past.appointment(key), past.place(19, "cardiology")
    return (
        past.came(
            key,
            19,
            "cardiology",
            "Давление дома 150–165/90. Сегодня 158/92 мм рт. ст., пульс 74. Отёков нет. ЭКГ: синусовый ритм, признаки "
            "гипертрофии левого желудочка.\n\nЛозартан увеличен до 100 мг, добавлен аторвастатин. Дневник давления "
            "утром и вечером. Контроль липидов и калия через три месяца.",
            reason="Давление",
            diagnoses=(
                Diagnosis("Гипертензивная болезнь с преимущественным поражением сердца", "I11.9", main=True),
                Diagnosis("Чистая гиперхолестеринемия", "E78.0"),
            ),
        ),
        Prescription(
            "tamara-losartan",
            "Лозартан, таблетки 100 мг",
            then,
            "по 1 таблетке утром, постоянно",
            place=where,
            visit_key=key,
        ),
        Prescription(
            "tamara-atorvastatin",
            "Аторвастатин, таблетки 20 мг",
            then,
            "по 1 таблетке вечером, постоянно",
            place=where,
            visit_key=key,
        ),
        Prescription(
            "tamara-losartan-50",
            "Лозартан, таблетки 50 мг",
            past.at(390),
            "по 1 таблетке утром",
            PrescriptionStatus.STOPPED,
            place=where,
        ),
        Result(
            "tamara-lipids-2",
            "Биохимический анализ крови",
            past.at(27, 8, 10),
            values=(
                lab.CHOLESTEROL.of(7.1),
                lab.LDL.of(4.9),
                lab.HDL.of(1.1),
                lab.GLUCOSE.of(6.4),
                lab.CREATININE.of(78),
                lab.POTASSIUM.of(4.3),
            ),
            place=where,
            visit_key=key,
        ),
        Result(
            "tamara-lipids-1",
            "Биохимический анализ крови",
            past.at(391, 8),
            values=(
                lab.CHOLESTEROL.of(6.3),
                lab.LDL.of(4.1),
                lab.HDL.of(1.2),
                lab.GLUCOSE.of(5.9),
                lab.CREATININE.of(74),
                lab.POTASSIUM.of(4.4),
            ),
            place=where,
        ),
        Referral(
            "tamara-to-endocrinologist",
            then,
            "Эндокринолог",
            "Н-05102",
            urgent=True,
            until=past.day(45),
            reason="Глюкоза натощак 6,4: исключить сахарный диабет",
            place=where,
            to_clinic_key="clinic-20",
            visit_key=key,
        ),
        Immunization(
            "tamara-pneumo",
            "Пневмовакс 23",
            past.at(700, 12),
            "Пневмококковая инфекция",
            "однократно",
            "P-55120",
            past.place(1, "vaccination"),
        ),
        Coverage(
            "tamara-enp",
            INSURER,
            "2200000000001028",
            past.day(-4200),
            attached_clinic_key="clinic-01",
            attached_clinic_name="Городская поликлиника № 1",
        ),
    )
