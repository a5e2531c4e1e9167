"""What the list of vaccinations shows."""

from dataclasses import dataclass

from web.client.fragments import Vaccinated
from web.preferences import Preferences
from web.record.origin import source_of
from web.text import dates, tidy, word


@dataclass(frozen=True)
class VaccinationView:
    id: str
    disease: str
    vaccine: str
    day: str
    about: str
    source: str


def vaccination_of(found: Vaccinated, reader: Preferences) -> VaccinationView:
    """What it protects from comes first; where that is not told, the vaccine's name."""
    language = reader.language
    dose = found.dose or ""
    lot = word(language, "vaccination.lot", lot=found.lot) if found.lot else ""
    if dose.isdecimal():
        dose = word(language, "vaccination.dose", dose=dose)
    return VaccinationView(
        id=found.id,
        disease=found.disease or found.vaccine,
        vaccine=found.vaccine if found.disease else "",
        day=dates.full_day(found.given_at.date(), language),
        about=", ".join(part for part in (dose, lot, tidy(found.clinic_name or "")) if part),
        source=source_of(found.source, reader),
    )
