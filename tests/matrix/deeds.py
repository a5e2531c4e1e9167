"""What each mutation is given, so that it is aimed at somebody's thing."""

from typing import Any, Final

from graphql import GraphQLEnumType, GraphQLInputObjectType, GraphQLNonNull, GraphQLSchema, get_named_type

from gateway.schema.node import global_id
from tests.matrix.town import Owner, Thing, Town

# the type behind each id of an input
AIMED: Final = {
    "holdId": "Hold",
    "appointmentId": "Appointment",
    "guardianshipId": "Guardianship",
    "invitationId": "Invitation",
    "disputeId": "Dispute",
    "documentId": "PatientDocument",
    "requestId": "DataRequest",
    "callId": "Call",
    "memberId": "StaffMember",
    "patientId": "Patient",
    "referralId": "Referral",
}
# aimed at nobody in particular, or meant for whoever is not yet known: a call is opened about anybody
AIMLESS: Final = frozenset(
    {
        "dependantAdd",
        "dependantConfirm",
        "disputeOpen",
        "consentGive",
        "consentWithdraw",
        "callOpen",
        "deskPatientAdd",
        "staffInvite",
        "staffInvitationAccept",
        "invitationAnswer",
        "guardianshipCodeSend",
        "guardianshipAnswerByCode",
        "clinicSystemPause",
        "clinicSystemResume",
        "clinicSystemResync",
    }
)
WORDS: Final[dict[str, Any]] = {"String": "слово", "Boolean": True, "Date": "2020-01-01", "Int": 1}


def aimless(mutation: str) -> bool:
    return mutation in AIMLESS


def target(town: Town, mutation: str, owner: Owner) -> Thing | None:
    """The thing a mutation is aimed at; None where it is aimed at nothing, or the town has no such thing."""
    for name, type_name in AIMED.items():
        if name in _names(mutation):
            return town.thing(_staff(mutation, type_name), owner)
    return None


def given(schema: GraphQLSchema, town: Town, mutation: str, owner: Owner, key: str) -> dict[str, Any]:
    kind = schema.type_map[f"{mutation[0].upper()}{mutation[1:]}Input"]
    assert isinstance(kind, GraphQLInputObjectType)
    told: dict[str, Any] = {}
    for name, field in kind.fields.items():
        if name == "idempotencyKey":
            told[name] = key
        elif name in AIMED:
            told[name] = _id(town, _staff(mutation, AIMED[name]), owner)
        elif isinstance(field.type, GraphQLNonNull):
            told[name] = _value(town, name, get_named_type(field.type))
    return told


def _names(mutation: str) -> frozenset[str]:
    return _INPUTS[mutation]


def _staff(mutation: str, type_name: str) -> str:
    return "StaffInvitation" if mutation == "staffInvitationWithdraw" else type_name


def _id(town: Town, type_name: str, owner: Owner) -> str:
    thing = town.thing(type_name, owner)
    return global_id(type_name, 999 if thing is None else thing.number)


def _value(town: Town, name: str, kind: Any) -> Any:
    match name:
        case "slotId":
            return global_id("Slot", town.slot_id)
        case "clinicId":
            return global_id("Clinic", town.clinic.id)
    return next(iter(kind.values)) if isinstance(kind, GraphQLEnumType) else WORDS[kind.name]


_INPUTS: Final[dict[str, frozenset[str]]] = {
    "slotHold": frozenset({"patientId"}),
    "holdRelease": frozenset({"holdId"}),
    "appointmentBook": frozenset({"holdId"}),
    "appointmentMove": frozenset({"appointmentId"}),
    "appointmentCancel": frozenset({"appointmentId"}),
    "dependantChange": frozenset({"guardianshipId"}),
    "dependantCodeAgain": frozenset({"guardianshipId"}),
    "guardianshipAnswer": frozenset({"guardianshipId"}),
    "guardianshipEnd": frozenset({"guardianshipId"}),
    "invitationSend": frozenset({"patientId"}),
    "invitationWithdraw": frozenset({"invitationId"}),
    "disputeWithdraw": frozenset({"disputeId"}),
    "disputeDecide": frozenset({"disputeId"}),
    "patientDocumentAdd": frozenset({"patientId"}),
    "patientDocumentDrop": frozenset({"documentId"}),
    "dataRequestMake": frozenset({"patientId"}),
    "dataRequestWithdraw": frozenset({"requestId"}),
    "dataRequestAnswer": frozenset({"requestId"}),
    "callClose": frozenset({"callId"}),
    "identityConfirm": frozenset({"callId"}),
    "staffInvitationWithdraw": frozenset({"invitationId"}),
    "staffDismiss": frozenset({"memberId"}),
} | {name: frozenset() for name in AIMLESS}
