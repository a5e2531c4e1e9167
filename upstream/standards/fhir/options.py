"""What a FHIR server's entry in the settings may say beside its url."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from upstream.configured import BadSystems, SystemSettings
from upstream.intake import RegionReport
from upstream.standards.fhir.names import ENP, SNILS, SPECIALTIES

_ALL = frozenset(
    {
        "zone",
        "region",
        "region_name",
        "region_name_en",
        "snils_system",
        "enp_system",
        "specialty_system",
        "register_patients",
        "token_url",
        "client_id",
        "private_key",
        "key_id",
        "scope",
        "notify_url",
        "notify_secret",
    }
)


@dataclass(frozen=True, slots=True)
class FhirOptions:
    """`zone`: where the clinics are. `register`: whether a patient whom the server does not know is entered there.

    The systems are those of identifiers and codes, as the server writes them.
    """

    zone: str
    region: RegionReport
    snils: str = SNILS
    enp: str = ENP
    specialties: str = SPECIALTIES
    register: bool = False


def read_options(settings: SystemSettings) -> FhirOptions:
    """Raises BadSystems, for a word it does not know too: a misspelt one would silently do nothing."""
    unknown = sorted(set(settings.options) - _ALL)
    if unknown:
        raise BadSystems(f"{settings.name}: fhir does not know {', '.join(map(repr, unknown))}")
    told = settings.options
    zone = told.get("zone", "Europe/Moscow")
    try:
        ZoneInfo(zone)
    except (KeyError, ValueError, OSError):
        raise BadSystems(f"{settings.name}: there is no time zone {zone!r}") from None
    name = told.get("region_name") or settings.title.ru
    english = told.get("region_name_en") or (None if "region_name" in told else settings.title.en)
    return FhirOptions(
        zone=zone,
        region=RegionReport(told.get("region") or settings.name, name, english),
        snils=told.get("snils_system", SNILS),
        enp=told.get("enp_system", ENP),
        specialties=told.get("specialty_system", SPECIALTIES),
        register=told.get("register_patients") in ("1", "true", "True", "yes"),
    )
