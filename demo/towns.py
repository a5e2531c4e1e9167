"""The two towns of the region. None of them exists."""

from dataclasses import dataclass

REGION_CODE = "olkhovye"
REGION_NAME = "Ольховский край"
REGION_NAME_EN = "Olkhovye Region"


@dataclass(frozen=True, slots=True)
class Town:
    """`latitude`, `longitude`: of the centre, WGS 84 degrees. `phone`: area code."""

    name: str
    zone: str
    latitude: float
    longitude: float
    phone: str
    districts: tuple[str, ...]
    streets: tuple[str, ...]


OLKHOVSK = Town(
    name="Верхнеольховск",
    zone="Europe/Moscow",
    latitude=56.612,
    longitude=43.148,
    phone="8319",
    districts=("Центральный", "Заречный", "Вокзальный"),
    streets=(
        "ул. Садовая",
        "ул. Ольховая",
        "просп. Победы",
        "ул. Мира",
        "ул. Набережная",
        "ул. Вокзальная",
        "ул. Пушкина",
        "ул. Лесная",
        "ул. Чехова",
        "Заречный бульвар",
        "ул. Пирогова",
        "ул. Школьная",
    ),
)
MALAKHITOVSK = Town(
    name="Малахитовск",
    zone="Asia/Yekaterinburg",
    latitude=57.204,
    longitude=59.931,
    phone="3439",
    districts=("Горный", "Заводской", "Прудовый"),
    streets=(
        "ул. Горная",
        "ул. Заводская",
        "просп. Металлургов",
        "ул. Прудовая",
        "ул. Бажова",
        "ул. Уральская",
        "ул. Кедровая",
        "ул. Гагарина",
        "ул. Больничная",
        "ул. Рябиновая",
    ),
)
