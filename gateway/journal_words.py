"""A journal entry in words: what was done, and to what."""

from typing import Final

from gateway.words import Words

SERVICE: Final = Words("Сервис", "The service")

DEEDS: Final[dict[str, Words]] = {
    "READ": Words("Просмотр", "Looked at"),
    "CHANGED": Words("Изменение", "Changed"),
    "BOOKED": Words("Запись к врачу", "Booked a visit"),
    "MOVED": Words("Перенос записи", "Moved a visit"),
    "CANCELLED": Words("Отмена записи", "Cancelled a visit"),
    "GRANTED": Words("Дано право", "Granted"),
    "ENDED": Words("Право завершено", "Ended"),
    "EXPORTED": Words("Выгрузка в файл", "Taken out as a file"),
    "ERASED": Words("Удаление", "Erased"),
}

SUBJECTS: Final[dict[str, Words]] = {
    "patient": Words("имя и контакты", "name and contacts"),
    "documents": Words("документы", "documents"),
    "appointments": Words("записи к врачам", "appointments"),
    "journal": Words("журнал", "journal"),
    "guardianship": Words("право действовать за вас", "the right to act for you"),
    "invitation": Words("приглашение в семью", "an invitation to the family"),
    "dispute": Words("спор о праве действовать", "a claim to act"),
    "consent": Words("согласие", "a consent"),
    "data_request": Words("запрос о данных", "a request about the data"),
    "call": Words("обращение в регистратуру", "a call at the desk"),
    "identity": Words("подтверждение личности", "the identity"),
    "ticket_file": Words("талон в файле", "the ticket's file"),
    "calendar_file": Words("календарь в файле", "the calendar file"),
    "export": Words("все данные", "all data"),
    "desk_search": Words("поиск в регистратуре", "a search at the desk"),
}

# these say by themselves what they are about
_WHOLE: Final = frozenset({"BOOKED", "MOVED", "CANCELLED"})


def sentence(deed: str, what: str) -> Words:
    """«Просмотр: документы»."""
    done, subject = DEEDS[deed], SUBJECTS[what]
    if deed in _WHOLE and what == "appointments":
        return done
    return Words(f"{done.ru}: {subject.ru}", f"{done.en}: {subject.en}")
