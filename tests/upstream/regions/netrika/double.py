"""A hub on the wire: a real HTTP server on loopback that records every call and can be told to misbehave."""

import asyncio
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import uvicorn
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from tests.upstream.regions.netrika.contract import NotOurs, answer, fault, read
from tests.upstream.regions.netrika.hub import DISTRICTS, SPECIALTIES, Doctor, Hub, HubClinic, Refused, Ticket, Visit

PATH = "/hub25/HubService.svc"
GUID = "6b9d2f4e-1111-4222-8333-0123456789ab"
SECONDS = 60.0
ABOUT_PATIENTS = ("CheckPatient", "GetPatientHistory", "SetAppointment", "CreateClaimForRefusal")


@dataclass(frozen=True)
class Call:
    method: str
    arguments: dict[str, Any]
    headers: dict[str, str]


@dataclass
class Fault:
    """What happens to the next call of that method.

    `effect`: whether it is carried out all the same. `answer`: bytes to send instead, None to break off half-way.
    """

    method: str
    effect: bool = False
    answer: bytes | None = None
    status: int = 200
    hold: threading.Event | None = None
    reached: threading.Event = field(default_factory=threading.Event)
    done: threading.Event = field(default_factory=threading.Event)


@dataclass
class HubDouble:
    """A running double: `url` is what a client is given, `hub` what it remembers, `calls` what it was asked."""

    url: str
    hub: Hub
    guid: str = GUID
    calls: list[Call] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    histories: int = 0

    def told(self) -> list[str]:
        """Calls about patients and visits, which are those that matter to them."""
        return [call.method for call in self.calls if call.method in ABOUT_PATIENTS]

    def asked(self, method: str) -> list[Call]:
        return [call for call in self.calls if call.method == method]

    def lose_answer(self, method: str, *, after_effect: bool) -> Fault:
        return self._next(Fault(method, effect=after_effect))

    def hang(self, method: str) -> Fault:
        """The call waits for `hold`, then gets its usual answer."""
        return self._next(Fault(method, effect=True, hold=threading.Event()))

    def say_error(self, method: str, code: str, words: str) -> Fault:
        return self._next(Fault(method, answer=answer(method, 1, None, (code, words))))

    def say_raw(self, method: str, content: bytes, status: int = 200) -> Fault:
        """The call gets these bytes, and nothing is done."""
        return self._next(Fault(method, answer=content, status=status))

    def _next(self, fault: Fault) -> Fault:
        self.faults.append(fault)
        return fault

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        response = await self._answer(request)
        if response is not None:
            await response(scope, receive, send)
            return
        # a promise of more than is sent: the server hangs up, the client has half an answer
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"1000")]})
        await send({"type": "http.response.body", "body": b"<s:Envelope"})

    async def _answer(self, request: Request) -> Response | None:
        """None: the answer is lost."""
        if request.method != "POST" or request.url.path != PATH:
            return Response(status_code=404)
        if not request.headers.get("content-type", "").startswith("text/xml"):
            return Response(status_code=415)
        try:
            method, arguments = read(request.headers.get("soapaction", ""), await request.body())
        except NotOurs as error:
            return _xml(fault(str(error)), 500)
        call = Call(method, arguments, dict(request.headers))
        self.calls.append(call)
        planned = next((fault for fault in self.faults if fault.method == method), None)
        return _xml(self._carried_out(call)) if planned is None else await self._misbehave(planned, call)

    async def _misbehave(self, planned: Fault, call: Call) -> Response | None:
        self.faults.remove(planned)
        planned.reached.set()
        if planned.hold is not None:
            await asyncio.to_thread(planned.hold.wait, SECONDS)
        usual = self._carried_out(call) if planned.effect else None
        planned.done.set()
        if planned.answer is not None:
            return _xml(planned.answer, planned.status)
        return _xml(usual) if planned.hold is not None and usual is not None else None

    def _carried_out(self, call: Call) -> bytes:
        given = call.arguments.get("idHistory")
        if given is None:
            self.histories += 1
        history = self.histories if given is None else int(given)
        if call.arguments.get("guid") != self.guid:
            return answer(call.method, history, None, ("2", "Неверный идентификатор системы"))
        try:
            with self.hub.lock:
                return answer(call.method, history, _METHODS[call.method](self.hub, call.arguments))
        except Refused as refused:
            return answer(call.method, history, None, refused.error)


@contextmanager
def running(hub: Hub, port: int = 0) -> Iterator[HubDouble]:
    """Serves the double, by default on a port of its own, until the block ends."""
    listener = socket.create_server(("127.0.0.1", port))
    double = HubDouble(f"http://127.0.0.1:{listener.getsockname()[1]}{PATH}", hub)
    server = uvicorn.Server(uvicorn.Config(double, lifespan="off", log_level="error", ws="none", access_log=False))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, name="hub")
    thread.start()
    try:
        yield double
    finally:
        for planned in double.faults:
            if planned.hold:
                planned.hold.set()
        server.should_exit = True
        thread.join(SECONDS)
        listener.close()
        assert not thread.is_alive(), "the double did not end"


def _xml(content: bytes, status: int = 200) -> Response:
    return Response(content, status, media_type="text/xml; charset=utf-8")


def _districts(_: Hub, __: dict[str, Any]) -> dict[str, Any]:
    listed = [("District", {"DistrictName": name, "IdDistrict": key, "Okato": "41"}) for key, name in DISTRICTS.items()]
    return {"Districts": listed}


def _clinics(hub: Hub, given: dict[str, Any]) -> dict[str, Any]:
    wanted = [clinic for clinic in hub.clinics if given.get("idDistrict") in (None, clinic.district)]
    return {"ListLPU": [("Clinic", _clinic(clinic)) for clinic in wanted]}


def _clinic(clinic: HubClinic) -> dict[str, Any]:
    return {
        "Description": None,
        "District": clinic.district,
        "IdLPU": clinic.key,
        "IsActive": str(clinic.active).lower(),
        "LPUFullName": clinic.name,
        "LPUShortName": clinic.short_name,
        "LPUType": clinic.kind,
        "Oid": f"1.2.643.5.1.13.13.12.2.47.{clinic.key}",
        "PartOf": None,
    }


def _info(hub: Hub, given: dict[str, Any]) -> dict[str, Any]:
    wanted = [clinic for clinic in hub.clinics if given.get("idLpu") in (None, clinic.key)]
    more = [{"Address": clinic.address, "Email": None, "Phone": clinic.phone, "WorkTime": None} for clinic in wanted]
    return {"ListLPU": [("Clinic", _clinic(one) | told) for one, told in zip(wanted, more, strict=True)]}


def _check(hub: Hub, given: dict[str, Any]) -> dict[str, Any]:
    pat = given.get("pat") or {}
    family, name, second, born = (pat.get(name) or "" for name in ("Surname", "Name", "SecondName", "Birthday"))
    return {"IdPat": hub.check(given["idLpu"], family, name, second, born, pat.get("CellPhone"))}


def _specialties(hub: Hub, given: dict[str, Any]) -> dict[str, Any]:
    clinic = hub.clinic(given["idLpu"])
    doctors = clinic.doctors if clinic else ()
    listed = []
    for key, (fer, name) in SPECIALTIES.items():
        practising = [doctor for doctor in doctors if doctor.specialty == key]
        free = [ticket for doctor in practising for ticket in hub.free(given["idLpu"], doctor.key)]
        if practising:
            told = {"FerIdSpesiality": fer, "IdSpesiality": key, "NameSpesiality": name}
            listed.append(("Spesiality", told | _counts(free)))
    return {"ListSpesiality": listed}


def _doctors(hub: Hub, given: dict[str, Any]) -> dict[str, Any]:
    clinic = given["idLpu"]
    doctors = hub.doctors(clinic, given["idSpesiality"])
    return {"Docs": [("Doctor", _doctor(doctor) | _counts(hub.free(clinic, doctor.key))) for doctor in doctors]}


def _doctor(doctor: Doctor) -> dict[str, Any]:
    return {"AriaNumber": doctor.section, "Comment": "", "IdDoc": doctor.key, "Name": doctor.name, "Snils": None}


def _counts(free: list[Ticket]) -> dict[str, Any]:
    starts = sorted(ticket.starts for ticket in free)
    first, last = (starts[0].isoformat(), starts[-1].isoformat()) if starts else (None, None)
    return {
        "CountFreeParticipantIE": len(free),
        "CountFreeTicket": len(free),
        "LastDate": last,
        "NearestDate": first,
    }


def _free(hub: Hub, given: dict[str, Any]) -> dict[str, Any]:
    since, until = (datetime.fromisoformat(given[name]) for name in ("visitStart", "visitEnd"))
    assert since.tzinfo is until.tzinfo is None, "the hub's times have no zone"
    free = [ticket for ticket in hub.free(given["idLpu"], given["idDoc"]) if since <= ticket.starts < until]
    return {"ListAppointments": [("Appointment", _ticket(ticket)) for ticket in free]}


def _ticket(ticket: Ticket) -> dict[str, Any]:
    return {
        "Address": None,
        "IdAppointment": ticket.key,
        "Num": None,
        "Room": ticket.room,
        "VisitEnd": ticket.ends.isoformat(),
        "VisitStart": ticket.starts.isoformat(),
    }


def _book(hub: Hub, given: dict[str, Any]) -> dict[str, Any]:
    hub.book(given["idLpu"], given["idPat"], given["idAppointment"], given.get("idAppointmentPrev"))
    return {"Type": "отсутстствует_неопределено"}


def _refuse(hub: Hub, given: dict[str, Any]) -> dict[str, Any]:
    hub.refuse(given["idLpu"], given["idPat"], given["idAppointment"])
    return {}


def _history(hub: Hub, given: dict[str, Any]) -> dict[str, Any]:
    clinic, patient = given["idLpu"], given["idPat"]
    refused = [
        ("HistoryRefusal", _of(visit) | {"DateCreatedRefusal": at.isoformat()})
        for visit, at in hub.refusals_of(clinic, patient)
    ]
    visits = [
        ("HistoryVisit", _of(visit) | {"DateCreatedAppointment": visit.made_at.isoformat()})
        for visit in hub.visits_of(clinic, patient)
    ]
    return {"ListHistoryRefusal": refused, "ListHistoryVisit": visits}


def _of(visit: Visit) -> dict[str, Any]:
    return {
        "DoctorRendingConsultation": {"IdDoc": visit.ticket.doctor},
        "IdAppointment": visit.ticket.key,
        "VisitStart": visit.ticket.starts.isoformat(),
    }


_METHODS: dict[str, Callable[[Hub, dict[str, Any]], dict[str, Any]]] = {
    "GetDistrictList": _districts,
    "GetLPUList": _clinics,
    "GetLPUInfo": _info,
    "CheckPatient": _check,
    "GetSpesialityList": _specialties,
    "GetDoctorList": _doctors,
    "GetAvaibleAppointments": _free,
    "SetAppointment": _book,
    "CreateClaimForRefusal": _refuse,
    "GetPatientHistory": _history,
}
