"""The three ways in which a clinic system fails, by what may have happened there."""


class ClinicSaidNo(Exception):
    """The clinic's system answered and refused; the text is the clinic's words. Nothing was changed there."""


class ClinicUnreachable(Exception):
    """Nothing was sent: the request never reached the clinic's system."""


class AnswerLost(Exception):
    """The request may have been carried out: only reading back can tell."""
