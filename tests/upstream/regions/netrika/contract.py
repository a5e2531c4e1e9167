"""HubService's contract on the wire, as strict as WCF's reader: what stands out of turn or elsewhere is passed over."""

from collections.abc import Mapping, Sequence
from typing import Any

from lxml import etree

SOAP = "{http://schemas.xmlsoap.org/soap/envelope/}"
SERVICE = "{http://tempuri.org/}"
CONTRACT = "{http://schemas.datacontract.org/2004/07/HubService2}"
NIL = "{http://www.w3.org/2001/XMLSchema-instance}nil"
PATIENT = (
    "AriaNumber",
    "Birthday",
    "CellPhone",
    "Document_N",
    "Document_S",
    "HomePhone",
    "IdPat",
    "Name",
    "Polis_N",
    "Polis_S",
    "SecondName",
    "Snils",
    "Surname",
)
# the order of each signature; `guid` and `idHistory` end them all
SIGNATURES: Mapping[str, Sequence[str]] = {
    "GetDistrictList": (),
    "GetLPUList": ("idDistrict",),
    "GetLPUInfo": ("idLpu",),
    "CheckPatient": ("pat", "idLpu"),
    "GetSpesialityList": ("idLpu", "idPat"),
    "GetDoctorList": ("idSpesiality", "idLpu", "idPat"),
    "GetAvaibleAppointments": ("idDoc", "idLpu", "idPat", "visitStart", "visitEnd"),
    "SetAppointment": ("idAppointment", "idLpu", "idPat", "doctorsReferral", "attachedReferral", "idAppointmentPrev"),
    "CreateClaimForRefusal": ("idLpu", "idPat", "idAppointment"),
    "GetPatientHistory": ("idLpu", "idPat"),
}
NUMBERS = ("idLpu", "idDistrict", "idHistory")


class NotOurs(Exception):
    """The service does not understand the request: a SOAP fault."""


def read(action: str, body: bytes) -> tuple[str, dict[str, Any]]:
    """Method and arguments of a request; `pat` is a dictionary of its own."""
    root = etree.fromstring(body)
    if root.tag != f"{SOAP}Envelope" or root[-1].tag != f"{SOAP}Body" or len(root[-1]) != 1:
        raise NotOurs("the envelope")
    call = root[-1][0]
    method = str(call.tag).removeprefix(SERVICE)
    if action != f'"http://tempuri.org/IHubService/{method}"' or method not in SIGNATURES:
        raise NotOurs("ActionNotSupported")
    arguments: dict[str, Any] = {}
    for name, item in in_turn(call, SERVICE, (*SIGNATURES[method], "guid", "idHistory")).items():
        arguments[name] = _value(name, item)
    return method, arguments


def in_turn(parent: Any, namespace: str, names: Sequence[str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    expected = list(names)
    for child in parent:
        name = str(child.tag).removeprefix(namespace)
        if child.tag == f"{namespace}{name}" and name in expected:
            found[name] = child
            del expected[: expected.index(name) + 1]
    return found


def _value(name: str, item: Any) -> Any:
    if item.get(NIL) == "true":
        return None
    if name == "pat":
        return {member: _value(member, child) for member, child in in_turn(item, CONTRACT, PATIENT).items()}
    text = item.text or ""
    if name in NUMBERS and not text.isdecimal():
        raise NotOurs("DeserializationFailed")
    return text


def answer(method: str, history: int, members: Mapping[str, Any] | None, error: tuple[str, str] | None = None) -> bytes:
    """MethodResult's own members first, then those of the derived contract; each in the order of the alphabet."""
    envelope = etree.Element(f"{SOAP}Envelope", nsmap={"s": SOAP[1:-1]})
    response = etree.SubElement(etree.SubElement(envelope, f"{SOAP}Body"), f"{SERVICE}{method}Response")
    names = {"a": CONTRACT[1:-1], "i": NIL[1:].partition("}")[0]}
    told = etree.SubElement(response, f"{SERVICE}{method}Result", nsmap=names)
    errors = [("Error", {"ErrorDescription": error[1], "IdError": error[0]})] if error else []
    _append(told, {"ErrorList": errors, "IdHistory": history, "Success": "false" if error else "true"})
    _append(told, members or {})
    return etree.tostring(envelope, encoding="utf-8")


def fault(words: str) -> bytes:
    envelope = etree.Element(f"{SOAP}Envelope", nsmap={"s": SOAP[1:-1]})
    told = etree.SubElement(etree.SubElement(envelope, f"{SOAP}Body"), f"{SOAP}Fault")
    etree.SubElement(told, "faultcode").text = f"a:{words}"
    etree.SubElement(told, "faultstring").text = "The server was unable to process the request."
    return etree.tostring(envelope, encoding="utf-8")


def _append(parent: Any, members: Mapping[str, Any]) -> None:
    for name in sorted(members):
        child, value = etree.SubElement(parent, f"{CONTRACT}{name}"), members[name]
        if value is None:
            child.set(NIL, "true")
        elif isinstance(value, Mapping):
            _append(child, value)
        elif isinstance(value, list):
            for kind, item in value:
                _append(etree.SubElement(child, f"{CONTRACT}{kind}"), item)
        else:
            child.text = str(value)
