"""Who may see which thing, written down a second time, by hand, from the words of the rules and not from the code."""

from enum import StrEnum

from booking.rules.scopes import ALL, Scopes
from tests.matrix.town import Role, Thing

RECORD = frozenset({"Visit", "Result", "Prescription", "Referral", "Immunization", "Coverage", "RecordDocument"})
EVERYBODYS = frozenset({"Region", "Clinic", "Department", "Specialty", "Service", "Doctor", "Slot"})


# these want a second factor
STEPPED_UP = frozenset({"PatientDocument", "JournalEntry"}) | RECORD


class Sight(StrEnum):
    """STEP_UP: the thing is theirs to see, once they have shown a second factor."""

    SEES = "SEES"
    STEP_UP = "STEP_UP"
    NOT = "NOT"


def sight(role: Role, thing: Thing) -> Sight:
    if thing.type_name in EVERYBODYS:
        return Sight.SEES
    if role.account_id is None or not RULES[thing.type_name](role, thing):
        return Sight.NOT
    readable = thing.type_name in STEPPED_UP
    return Sight.STEP_UP if readable and not role.second_factor else Sight.SEES


def field_sight(role: Role, thing: Thing, name: str) -> Sight:
    """The same of one field: some want more than the thing they belong to."""
    own = right(role, thing.patient_id)
    if thing.type_name == "Referral" and name in ("reason", "visit") and own is None:
        return Sight.NOT
    if thing.type_name == "Visit" and name == "documents" and not (own and own.documents):
        return Sight.NOT
    return sight(role, thing)


def right(role: Role, patient_id: int | None) -> Scopes | None:
    """What somebody may do for a patient as one of the family."""
    if patient_id is not None and role.patient_id == patient_id:
        return ALL
    return role.acts_for.get(patient_id or 0)


def _patient(role: Role, thing: Thing) -> bool:
    return right(role, thing.patient_id) is not None or _on_the_line(role, thing)


def _appointment(role: Role, thing: Thing) -> bool:
    own = right(role, thing.patient_id)
    in_family = own is not None and (own.visits or role.account_id == thing.account_id)
    return in_family or (_on_the_line(role, thing) and thing.clinic_id in role.desk_of)


def _hold(role: Role, thing: Thing) -> bool:
    own = right(role, thing.patient_id)
    return own is not None and (own.visits or role.account_id == thing.account_id)


def _readable(role: Role, thing: Thing) -> bool:
    own = right(role, thing.patient_id)
    return own is not None and own.documents


def _record(role: Role, thing: Thing) -> bool:
    own = right(role, thing.patient_id)
    return own is not None and own.visits


def _papers(role: Role, thing: Thing) -> bool:
    return _record(role, thing) and _readable(role, thing)


def _referral(role: Role, thing: Thing) -> bool:
    return _record(role, thing) or _on_the_line(role, thing)


def _either_side(role: Role, thing: Thing) -> bool:
    return role.account_id == thing.account_id or right(role, thing.patient_id) is not None


def _dispute(role: Role, thing: Thing) -> bool:
    return _either_side(role, thing) or _at_desk(role, thing)


def _data_request(role: Role, thing: Thing) -> bool:
    return role.account_id == thing.account_id or _readable(role, thing) or _at_desk(role, thing)


def _own(role: Role, thing: Thing) -> bool:
    return role.account_id == thing.account_id


def _call(role: Role, thing: Thing) -> bool:
    return role.account_id == thing.account_id and role.second_factor


def _at_desk(role: Role, thing: Thing) -> bool:
    return role.second_factor and thing.clinic_id in role.desk_of


def _manages(role: Role, thing: Thing) -> bool:
    return role.second_factor and thing.clinic_id in role.manages


def _on_the_line(role: Role, thing: Thing) -> bool:
    return role.second_factor and thing.patient_id in role.calls


RULES = {
    "Patient": _patient,
    "Appointment": _appointment,
    "Hold": _hold,
    "PatientDocument": _readable,
    "JournalEntry": _readable,
    "Visit": _record,
    "Result": _record,
    "Prescription": _record,
    "Immunization": _record,
    "Referral": _referral,
    "Coverage": _papers,
    "RecordDocument": _papers,
    "Guardianship": _either_side,
    "Dispute": _dispute,
    "DataRequest": _data_request,
    "Session": _own,
    "Factor": _own,
    "Login": _own,
    "Contact": _own,
    "Invitation": _own,
    "Call": _call,
    "StaffMember": _at_desk,
    "StaffInvitation": _manages,
}
