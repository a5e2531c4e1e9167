"""What a file of visits says, in Russian and English."""

from datetime import date
from typing import Final

from gateway.words import Words

VISIT: Final = Words("Приём", "Visit")
VISITS: Final = Words("Приёмы и результаты", "Visits and results")
PERIOD: Final = Words("За период: {period}", "Period: {period}")
SINCE: Final = Words("с {day}", "from {day}")
UNTIL: Final = Words("по {day}", "until {day}")
BORN: Final = Words("Дата рождения: {day}", "Date of birth: {day}")
NOBODY: Final = Words("Приёмов за это время нет.", "There are no visits in this time.")
CUT: Final = Words(
    "Здесь {count} последних приёмов; более ранние выгрузите отдельно, выбрав другой период.",
    "These are the latest {count} visits; take earlier ones by choosing another period.",
)
DIAGNOSES: Final = Words("Диагнозы", "Diagnoses")
REASON: Final = Words("Повод", "Reason")
CONCLUSION: Final = Words("Заключение", "Conclusion")
PRESCRIPTIONS: Final = Words("Назначения", "Prescriptions")
REFERRALS: Final = Words("Направления", "Referrals")
RESULTS: Final = Words("Результаты", "Results")
VALUE_COLUMNS: Final = (
    Words("Показатель", "What"),
    Words("Значение", "Value"),
    Words("На шкале", "On the scale"),
    Words("Норма", "Range"),
    Words("Оценка", "Finding"),
)
UNTIL_DAY: Final = Words("до {day}", "until {day}")
SOURCE: Final = Words("Источник: {source}", "Source: {source}")
READ: Final = Words("Источник: {source}, прочитан {age} назад", "Source: {source}, read {age} ago")
BUSY: Final = Words(
    "Вы уже открываете несколько файлов. Дождитесь их и попробуйте ещё раз.",
    "You are opening several files already. Wait for them and try again.",
)
SILENT: Final = Words(
    "Источник не отвечает. Попробуйте через несколько минут.",
    "The source does not answer. Try again in a few minutes.",
)
PAGE: Final = Words("Страница {page} из {pages}", "Page {page} of {pages}")
MADE: Final = Words("Файл сделан {moment} по Москве", "Made {moment}, Moscow time")


def short_day(day: date) -> str:
    return f"{day:%d.%m.%Y}"
