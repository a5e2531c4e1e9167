"""What people agree to, in the words of the version that stands.

A changed text gets a new version, the day it begins; what was agreed to before stays on record under its own.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from storage.models import ConsentKind


@dataclass(frozen=True, slots=True)
class ConsentText:
    """`version`: a date. `required`: without it the account cannot be used. `title`, `text`: by "ru" and "en"."""

    version: str
    required: bool
    title: Mapping[str, str]
    text: Mapping[str, str]


CONSENT_TEXTS = {
    ConsentKind.PROCESSING: ConsentText(
        version="2026-11-01",
        required=True,
        title={
            "ru": "Обработка персональных данных",
            "en": "Processing of personal data",
        },
        text={
            "ru": (
                "Вы разрешаете сервису хранить и использовать ваши имя, дату рождения, пол, документы, телефон, почту "
                "и записи к врачам. Это нужно, чтобы записывать вас и тех, за кого вы отвечаете, и передавать запись "
                "в поликлинику. Больше никому и ни для чего данные не передаются. Каждый просмотр виден вам в журнале. "
                "Согласие можно отозвать в любой момент: вы выйдете на всех устройствах и не сможете записываться, "
                "пока не дадите его снова. Отзыв не отменяет записи, сделанные раньше. Удалить данные можно отдельным "
                "запросом. Основание: Федеральный закон № 152-ФЗ, статьи 6, 9 и 10."
            ),
            "en": (
                "You let the service keep and use your name, birth date, sex, documents, telephone, e-mail and "
                "appointments. It needs them to book for you and for those you are responsible for, and to tell the "
                "clinic. The data go to nobody else and serve nothing else. You see every look at them in the journal. "
                "You can take the consent back at any time: you are signed out everywhere and cannot book until you "
                "give it again. Appointments made before stay. To have data erased, make a request. "
                "Law: 152-FZ of the Russian Federation, articles 6, 9 and 10."
            ),
        },
    ),
    ConsentKind.NOTICES: ConsentText(
        version="2026-11-01",
        required=False,
        title={
            "ru": "Напоминания и новости о ваших записях",
            "en": "Reminders and news of your appointments",
        },
        text={
            "ru": (
                "Сервис может писать вам по SMS и почте о ваших записях: напоминать о приёме и сообщать, если клиника "
                "что-то изменила. Рекламы не будет. Коды для входа и сообщения о безопасности приходят и без этого "
                "согласия."
            ),
            "en": (
                "The service may write to you by SMS and e-mail about your appointments: remind you, and tell you when "
                "the clinic has changed something. There is no advertising. Codes to sign in and security notices come "
                "without this consent too."
            ),
        },
    ),
    ConsentKind.RECORD: ConsentText(
        version="2026-11-01",
        required=False,
        title={
            "ru": "Показ медицинской карты",
            "en": "Showing your medical record",
        },
        text={
            "ru": (
                "Сервис может запрашивать у поликлиник сведения о ваших приёмах и показывать их вам и тем, кому вы "
                "разрешили видеть приёмы. Сведения составляют врачебную тайну (323-ФЗ, статья 13). Если отозвать "
                "согласие, они больше не запрашиваются."
            ),
            "en": (
                "The service may ask clinics for your visits and show them to you and to those whom you let see "
                "visits. They are under medical confidentiality (323-FZ, article 13). If you take the consent back, "
                "they are no longer asked for."
            ),
        },
    ),
}
