from enum import StrEnum


class Unfit(StrEnum):
    """Why an entry can not be shown."""

    NOT_AN_OBJECT = "not_an_object"
    NO_KEY = "no_key"
    SOMEBODY_ELSE = "somebody_else"
    BAD_STATUS = "bad_status"
    NO_DATE = "no_date"
    NO_NAME = "no_name"
    NO_SPECIALTY = "no_specialty"
    NO_CONTENT = "no_content"
    TYPE_NOT_SHOWN = "type_not_shown"
    NOT_ANSWERED = "not_answered"
    FORBIDDEN = "forbidden"
