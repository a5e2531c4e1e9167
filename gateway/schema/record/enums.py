"""The closed lists of a record."""

from enum import Enum

import strawberry
from strawberry import enum_value as value


@strawberry.enum(description="What kind of visit.")
class VisitKind(Enum):
    CONSULTATION = value("CONSULTATION", description="A consultation.")
    EXAMINATION = value("EXAMINATION", description="An examination.")
    VACCINATION = value("VACCINATION", description="A vaccination.")
    TELEMEDICINE = value("TELEMEDICINE", description="A consultation by video or telephone.")
    HOME = value("HOME", description="The doctor came home.")
    HOSPITAL = value("HOSPITAL", description="A stay in hospital.")
    EMERGENCY = value("EMERGENCY", description="Urgent help.")
    OTHER = value("OTHER", description="Anything else.")


@strawberry.enum(description="How a value stands to what is usual.")
class Finding(Enum):
    NORMAL = value("NORMAL", description="As is usual.")
    LOW = value("LOW", description="Below what is usual.")
    HIGH = value("HIGH", description="Above what is usual.")
    CRITICAL_LOW = value("CRITICAL_LOW", description="So low that a doctor should see it at once.")
    CRITICAL_HIGH = value("CRITICAL_HIGH", description="So high that a doctor should see it at once.")
    ABNORMAL = value("ABNORMAL", description="Not as is usual.")
    UNKNOWN = value("UNKNOWN", description="The source does not say.")


@strawberry.enum(description="How final a result is.")
class ResultStatus(Enum):
    PRELIMINARY = value("PRELIMINARY", description="It may still change.")
    FINAL = value("FINAL", description="It is complete.")
    CORRECTED = value("CORRECTED", description="It was corrected after it had been final.")
    CANCELLED = value("CANCELLED", description="It does not count.")


@strawberry.enum(description="Whether a prescription is in force.")
class PrescriptionStatus(Enum):
    ACTIVE = value("ACTIVE", description="In force.")
    ENDED = value("ENDED", description="It was taken to its end.")
    STOPPED = value("STOPPED", description="A doctor has stopped it.")


@strawberry.enum(description="Whether a referral can be used.")
class ReferralState(Enum):
    USABLE = value("USABLE", description="One may book with it.")
    USED = value("USED", description="An appointment uses it.")
    EXPIRED = value("EXPIRED", description="It has run out.")
    REVOKED = value("REVOKED", description="It was taken back.")
    ON_HOLD = value("ON_HOLD", description="It is not in force yet.")
    COMPLETED = value("COMPLETED", description="It has been carried out.")


@strawberry.enum(description="What a record lacks.")
class RecordNoteCode(Enum):
    COPY_SHOWN = value("COPY_SHOWN", description="The source does not answer: a copy is shown.")
    SOURCE_SILENT = value("SOURCE_SILENT", description="The source does not answer, and there is no copy.")
    RESTRICTED = value("RESTRICTED", description="The patient's data are only kept, so the source is not asked.")
    NO_IDENTIFIER = value("NO_IDENTIFIER", description="No verified СНИЛС or policy to look by.")
    NOT_THERE = value("NOT_THERE", description="The source does not know the patient.")
    SEVERAL = value("SEVERAL", description="The source has several people with this number: nothing is shown.")
    SOMEBODY_ELSE = value(
        "SOMEBODY_ELSE", description="The source has somebody else under this number: nothing is shown."
    )
    UNREADABLE = value("UNREADABLE", description="Some entries could not be understood.")
    CUT_SHORT = value("CUT_SHORT", description="The source has more than we read.")
