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
    "visits": Words("посещения врачей", "visits"),
    "results": Words("результаты анализов и обследований", "results of tests and examinations"),
    "prescriptions": Words("назначения", "prescriptions"),
    "referrals": Words("направления", "referrals"),
    "immunizations": Words("прививки", "vaccinations"),
    "coverage": Words("полисы", "policies"),
    "record_documents": Words("файлы медкарты", "files of the record"),
    "visit_file": Words("посещения в файле", "visits as a file"),
    "record_document_file": Words("файл медкарты", "a file of the record"),
}

# what would read oddly when put together
_WHOLE: Final[dict[tuple[str, str], Words]] = {
    ("BOOKED", "appointments"): DEEDS["BOOKED"],
    ("MOVED", "appointments"): DEEDS["MOVED"],
    ("CANCELLED", "appointments"): DEEDS["CANCELLED"],
    ("GRANTED", "call"): Words("Начато обращение в регистратуру", "A call at the desk began"),
    ("ENDED", "call"): Words("Обращение в регистратуру закончено", "The call at the desk ended"),
    ("READ", "desk_search"): Words("Вас нашли поиском в регистратуре", "A search at the desk found you"),
    ("CHANGED", "identity"): Words("Личность подтверждена", "The identity was confirmed"),
    ("GRANTED", "consent"): Words("Дано согласие", "A consent was given"),
    ("ENDED", "consent"): Words("Согласие отозвано", "A consent was taken back"),
    ("GRANTED", "invitation"): Words("Отправлено приглашение в семью", "An invitation to the family was sent"),
    ("ENDED", "invitation"): Words("Приглашение в семью закрыто", "An invitation to the family was closed"),
    ("GRANTED", "dispute"): Words("Начат спор о праве действовать", "A claim to act was made"),
    ("ENDED", "dispute"): Words("Спор о праве действовать закончен", "A claim to act was closed"),
    ("ENDED", "documents"): Words("Документ убран", "A document was taken off"),
    ("READ", "ticket_file"): Words("Талон взят в файле", "The ticket was taken as a file"),
    ("READ", "visit_file"): Words("Посещения взяты в файле", "Visits were taken as a file"),
    ("READ", "record_document_file"): Words("Открыт файл медкарты", "A file of the record was opened"),
    ("READ", "calendar_file"): Words("Запись взята в календарь", "The visit was taken to a calendar"),
    ("ERASED", "patient"): Words("Данные удалены", "The data were erased"),
}


def sentence(deed: str, what: str) -> Words:
    """«Просмотр: документы»."""
    whole = _WHOLE.get((deed, what))
    if whole is not None:
        return whole
    done, subject = DEEDS[deed], SUBJECTS[what]
    return Words(f"{done.ru}: {subject.ru}", f"{done.en}: {subject.en}")
