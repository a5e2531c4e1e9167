"""What people are told about their data requests, in both languages: a notice does not know which one they read."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Told:
    """`text` holds `{link}`, where one sees the requests."""

    subject: str
    text: str


ERASE_ASKED = Told(
    "Запрос на удаление данных · a request to erase data",
    "В «Талоне» попросили удалить данные: ваши или того, за кого вы отвечаете. Это произойдёт через 7 дней. "
    "Если вы передумали или не просили об этом, отзовите запрос: {link}\n\n"
    "In Talon somebody asked to erase data: yours or those of a person you act for. It happens in 7 days. "
    "If you changed your mind or never asked, take the request back: {link}",
)
REQUEST_ANSWERED = Told(
    "Ответ на ваш запрос о данных · an answer to your data request",
    "На ваш запрос о данных ответили. Ответ здесь: {link}\n\nYour data request was answered. Read it here: {link}",
)
STILL_BOOKED_RU = "Данные не удалены: впереди есть записи к врачу. Отмените их и попросите снова."
STILL_BOOKED_EN = "Nothing was erased: there are appointments to come. Cancel them and ask again."
STILL_BOOKED = f"{STILL_BOOKED_RU}\n{STILL_BOOKED_EN}"
NOT_THEIRS_RU = "Данные не удалены: кто просил об этом, больше не решает за пациента."
NOT_THEIRS_EN = "Nothing was erased: who asked for it does not decide for the patient any more."
NOT_THEIRS = f"{NOT_THEIRS_RU}\n{NOT_THEIRS_EN}"
