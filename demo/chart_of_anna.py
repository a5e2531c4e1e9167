"""What is in the record of Anna."""

from booking.ports import Diagnosis, Finding, PrescriptionStatus, Recorded, ReferralStatus, VisitKind
from booking.ports import RecordedCoverage as Coverage
from booking.ports import RecordedImmunization as Immunization
from booking.ports import RecordedPrescription as Prescription
from booking.ports import RecordedReferral as Referral
from booking.ports import RecordedResult as Result
from demo import laboratory as lab
from demo.past import INSURER, Past


def anna(past: Past) -> tuple[Recorded, ...]:
    return (*_anna_now(past), *_anna_women(past), *_anna_before(past))


def _anna_now(past: Past) -> tuple[Recorded, ...]:
    key = "visit-anna-therapy"
    then, where = past.appointment(key), past.place(1, "therapy")
    return (
        past.came(
            key,
            1,
            "therapy",
            "Жалобы на кашель вторую неделю, одышку при подъёме по лестнице и перебои в сердце. Температура 36,8 °C, "
            "давление 138/88 мм рт. ст., пульс 92, единичные экстрасистолы. В лёгких дыхание жёсткое, хрипов нет.\n\n"
            "Рекомендовано: обильное тёплое питьё, амброксол 7 дней, анализ крови, консультация кардиолога. "
            "Повторный приём через две недели, при температуре выше 38 °C — раньше.",
            reason="Кашель вторую неделю",
            diagnoses=(
                Diagnosis("Острый бронхит неуточнённый", "J20.9", main=True),
                Diagnosis("Другая и неуточнённая преждевременная деполяризация", "I49.4"),
            ),
        ),
        Prescription(
            "anna-ambroxol",
            "Амброксол, таблетки 30 мг",
            then,
            "по 1 таблетке 3 раза в день после еды, 7 дней",
            PrescriptionStatus.ENDED,
            past.day(-12),
            where,
            key,
        ),
        Prescription(
            "anna-iron",
            "Железа (III) гидроксид полимальтозат, таблетки 100 мг",
            then,
            "по 1 таблетке 2 раза в день, 2 месяца",
            PrescriptionStatus.ACTIVE,
            past.day(41),
            where,
            key,
        ),
        Referral(
            "anna-to-cardiologist",
            then,
            "Кардиолог",
            "Н-04817",
            status=ReferralStatus.ACTIVE,
            until=past.day(60),
            reason="Перебои в сердце, одышка при нагрузке: исключить нарушение ритма",
            place=where,
            visit_key=key,
        ),
        Result(
            "anna-blood-4",
            lab.BLOOD,
            past.at(18, 8, 20),
            values=(*lab.blood(112, 3.9, 9.8, 268, 24), lab.FERRITIN.of(9)),
            conclusion="Признаки лёгкой железодефицитной анемии, умеренное воспаление.",
            place=where,
            visit_key=key,
        ),
        Result(
            "anna-ecg",
            "Электрокардиография",
            past.at(18, 9, 5),
            values=(
                lab.word("Ритм", "синусовый, единичные желудочковые экстрасистолы", "синусовый", Finding.ABNORMAL),
            ),
            conclusion="Ритм синусовый, 88 в минуту. Единичные желудочковые экстрасистолы.",
            place=where,
            visit_key=key,
        ),
    )


def _anna_women(past: Past) -> tuple[Recorded, ...]:
    key = "visit-anna-obstetrics"
    then, where = past.appointment(key), past.place(11, "obstetrics")
    return (
        past.came(
            key,
            11,
            "obstetrics",
            "Ежегодный осмотр. Жалоб нет. Взят мазок на цитологию. Рекомендовано УЗИ органов малого таза.",
            reason="Ежегодный осмотр",
            diagnoses=(Diagnosis("Общий медицинский осмотр", "Z00.0", main=True),),
        ),
        Result(
            "anna-cytology",
            "Цитологическое исследование",
            past.at(90, 12),
            values=(lab.word("Заключение", "NILM: атипии нет", "NILM"),),
            place=where,
            visit_key=key,
        ),
        Referral(
            "anna-to-ultrasound",
            then,
            "Врач УЗИ",
            "Н-03990",
            service_code="ultrasound",
            status=ReferralStatus.COMPLETED,
            until=past.day(-36),
            reason="Ежегодный осмотр",
            place=where,
            visit_key=key,
        ),
    )


def _anna_before(past: Past) -> tuple[Recorded, ...]:
    where = past.place(1, "therapy")
    return (
        past.was(
            "anna-check-up",
            VisitKind.CONSULTATION,
            past.at(204, 9, 30),
            where,
            "Диспансеризация, первый этап. Здорова, группа здоровья II. Ходить больше, соли меньше.",
            diagnoses=(Diagnosis("Общий медицинский осмотр", "Z00.0", main=True),),
        ),
        Result(
            "anna-blood-3",
            lab.BLOOD,
            past.at(205, 8),
            values=lab.blood(119, 4.1, 6.1, 251, 12),
            place=where,
            visit_key="anna-check-up",
        ),
        Result(
            "anna-lipids",
            "Биохимический анализ крови",
            past.at(205, 8),
            values=(lab.GLUCOSE.of(5.1), lab.CHOLESTEROL.of(5.6), lab.LDL.of(3.4), lab.HDL.of(1.5), lab.TSH.of(2.2)),
            place=where,
            visit_key="anna-check-up",
        ),
        past.was(
            "anna-eyes",
            VisitKind.EXAMINATION,
            past.at(301, 16),
            past.place(1, "ophthalmology"),
            "Острота зрения 1,0 на оба глаза. Глазное дно без изменений.",
        ),
        past.was(
            "anna-night",
            VisitKind.EMERGENCY,
            past.at(512, 23, 40),
            past.place(20, "surgery"),
            "Доставлена с болью в животе. Осмотрена хирургом: острой хирургической патологии нет. Отпущена домой.",
            diagnoses=(Diagnosis("Боль, локализованная в других областях нижней части живота", "R10.3", main=True),),
        ),
        past.was(
            "anna-flu",
            VisitKind.HOME,
            past.at(622, 13),
            where,
            "Температура 39,1 °C второй день, ломота. Грипп. Постельный режим, осельтамивир 5 дней.",
            diagnoses=(Diagnosis("Грипп с другими респираторными проявлениями", "J10.1", main=True),),
        ),
        Prescription(
            "anna-oseltamivir",
            "Осельтамивир, капсулы 75 мг",
            past.at(622, 13),
            "по 1 капсуле 2 раза в день",
            PrescriptionStatus.ENDED,
            past.day(-617),
            where,
            "anna-flu",
        ),
        Result("anna-blood-2", lab.BLOOD, past.at(560, 8), values=lab.blood(126, 4.3, 5.7, 240, 9), place=where),
        Result("anna-blood-1", lab.BLOOD, past.at(930, 8), values=lab.blood(131, 4.4, 6.4, 233, 8), place=where),
        Referral(
            "anna-to-rheumatologist",
            past.at(150),
            "Ревматолог",
            "Н-02115",
            until=past.day(-60),
            reason="Боли в мелких суставах кистей",
            place=where,
        ),
        Immunization("anna-flu-shot", "Совигрипп", past.at(140, 11), "Грипп", "ежегодная", "С-27-0814", where),
        Immunization(
            "anna-tetanus",
            "АДС-М-анатоксин",
            past.at(1480, 11),
            "Дифтерия и столбняк",
            "3-я ревакцинация",
            "Д-1183",
            where,
        ),
        Coverage(
            "anna-enp",
            INSURER,
            "2200000000001010",
            past.day(-2900),
            attached_clinic_key="clinic-01",
            attached_clinic_name="Городская поликлиника № 1",
        ),
    )
