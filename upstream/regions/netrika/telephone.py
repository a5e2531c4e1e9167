import re


def ten_digits(phone: str | None) -> str | None:
    """«+7 911 170-06-47» → «9111700647», as the hub keeps telephones; None for another country's."""
    digits = re.sub(r"\D", "", phone or "")
    return digits[-10:] if len(digits) == 10 or (len(digits) == 11 and digits[0] in "78") else None
