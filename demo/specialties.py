"""What the region's doctors do, and how their time is cut."""

from dataclasses import dataclass, replace

from booking.ports import ServiceKind, ServiceReport, SpecialtyReport


@dataclass(frozen=True, slots=True)
class Trade:
    """A specialty as a clinic employs it. `minutes`: length of a slot; `seats`: people called for one time.

    `code`, `fer_code` stand where a published source names them; None elsewhere.
    """

    key: str
    name: str
    name_en: str
    code: str | None
    fer_code: str | None
    department: str
    service: str = "consultation"
    minutes: int = 15
    seats: int = 1
    sections: bool = False

    def report(self) -> SpecialtyReport:
        return SpecialtyReport(self.key, self.name, self.code, self.fer_code, self.name_en)


SERVICES = (
    ServiceReport("consultation", "Приём врача", ServiceKind.CONSULTATION, 15, "Consultation"),
    ServiceReport(
        "by-referral",
        "Консультация специалиста по направлению",
        ServiceKind.CONSULTATION,
        15,
        "Specialist's consultation by referral",
        needs_referral=True,
    ),
    ServiceReport("dental", "Приём стоматолога", ServiceKind.CONSULTATION, 30, "Dental consultation"),
    ServiceReport("ultrasound", "Ультразвуковое исследование", ServiceKind.EXAMINATION, 30, "Ultrasound examination"),
    ServiceReport("functional", "Функциональная диагностика", ServiceKind.EXAMINATION, 30, "Functional diagnostics"),
    ServiceReport("vaccination", "Вакцинация", ServiceKind.VACCINATION, 30, "Vaccination"),
    ServiceReport("telemedicine", "Телемедицинская консультация", ServiceKind.TELEMEDICINE, 15, "Telemedicine"),
)

THERAPY = Trade("therapy", "Терапевт", "General practitioner", "27", "27", "Терапевтическое отделение", sections=True)
PAEDIATRICS = Trade("paediatrics", "Педиатр", "Paediatrician", None, None, "Педиатрическое отделение", sections=True)
OBSTETRICS = Trade("obstetrics", "Акушер-гинеколог", "Obstetrician-gynaecologist", None, "8", "Женская консультация")
DERMATOLOGY = Trade("dermatology", "Дерматолог", "Dermatologist", None, "10", "Отделение специалистов")
ENT = Trade("ent", "Отоларинголог", "Ear, nose and throat doctor", None, "19", "Отделение специалистов")
OPHTHALMOLOGY = Trade("ophthalmology", "Офтальмолог", "Ophthalmologist", None, "20", "Отделение специалистов")
TRAUMA = Trade(
    "trauma", "Травматолог-ортопед", "Trauma and orthopaedic surgeon", None, "28", "Травматологическое отделение"
)
SURGERY = Trade("surgery", "Хирург", "Surgeon", None, "30", "Хирургическое отделение")
CHILD_SURGERY = Trade("child-surgery", "Детский хирург", "Paediatric surgeon", None, None, "Отделение специалистов")
RHEUMATOLOGY = Trade("rheumatology", "Ревматолог", "Rheumatologist", None, "91", "Отделение специалистов")
UROLOGY = Trade("urology", "Уролог", "Urologist", None, "145", "Отделение специалистов")
NEUROLOGY = Trade("neurology", "Невролог", "Neurologist", None, None, "Отделение специалистов")
CARDIOLOGY = Trade("cardiology", "Кардиолог", "Cardiologist", None, None, "Кардиологическое отделение")
# the two regional clinics see who was sent to them
CARDIOLOGY_BY_REFERRAL = replace(CARDIOLOGY, service="by-referral")
ENDOCRINOLOGY = Trade("endocrinology", "Эндокринолог", "Endocrinologist", None, None, "Отделение специалистов")
GASTROENTEROLOGY = Trade(
    "gastroenterology", "Гастроэнтеролог", "Gastroenterologist", None, None, "Отделение специалистов"
)
GASTROENTEROLOGY_BY_REFERRAL = replace(GASTROENTEROLOGY, service="by-referral")
RHEUMATOLOGY_BY_REFERRAL = replace(RHEUMATOLOGY, service="by-referral")
ENDOCRINOLOGY_BY_REFERRAL = replace(ENDOCRINOLOGY, service="by-referral")
ULTRASOUND = Trade(
    "ultrasound", "Врач УЗИ", "Ultrasound doctor", None, None, "Отделение диагностики", "ultrasound", minutes=30
)
FUNCTIONAL = Trade(
    "functional",
    "Врач функциональной диагностики",
    "Functional diagnostics doctor",
    None,
    None,
    "Отделение диагностики",
    "functional",
    minutes=30,
)
VACCINATION = Trade(
    "vaccination", "Вакцинация", "Vaccination", None, None, "Прививочный кабинет", "vaccination", minutes=30, seats=4
)
DENTISTRY = Trade(
    "dentistry", "Стоматолог-терапевт", "Dentist", "176", None, "Стоматологическое отделение", "dental", minutes=30
)
DENTAL_SURGERY = Trade(
    "dental-surgery",
    "Стоматолог-хирург",
    "Dental surgeon",
    "177",
    None,
    "Стоматологическое отделение",
    "dental",
    minutes=30,
)
CHILD_DENTISTRY = Trade(
    "child-dentistry",
    "Стоматолог детский",
    "Children's dentist",
    "174",
    None,
    "Детское отделение",
    "dental",
    minutes=30,
)
ORTHODONTICS = Trade(
    "orthodontics", "Ортодонт", "Orthodontist", "173", None, "Ортопедическое отделение", "dental", minutes=30
)
