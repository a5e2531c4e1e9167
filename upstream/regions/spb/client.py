"""St Petersburg's booking API v2: its calls, its envelope, its errors inside HTTP 200.

`{"result": …, "success": true}` or `{"success": false, "errorCode": …, "message": …}`.
37, 38, 39 mean that there are no specialties, doctors or free tickets: an empty list, not an error.
603 (the clinic's own system timed out) and 616 (it failed) do not say whether anything was done: AnswerLost, also for a
booking and a cancellation, and reading back tells. Every other code is the clinic's no: ClinicSaidNo with its message.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from booking.ports import AnswerLost, ClinicSaidNo, PatientIdentity
from upstream.http import ClinicHttp, Query, path

NOTHING_THERE = frozenset({37, 38, 39})
CLINIC_SILENT = frozenset({502, 603, 616})


class SpbClient:
    """Every call raises ClinicSaidNo, ClinicUnreachable or AnswerLost. Lists hold whatever JSON was put in."""

    def __init__(self, http: ClinicHttp) -> None:
        self._http = http

    async def clinics(self) -> list[Any]:
        return await self._list("shared/lpus")

    async def specialties(self, clinic: str) -> list[Any]:
        return await self._list(path("schedule", "lpu", clinic, "specialties"))

    async def doctors(self, clinic: str, specialty: str) -> list[Any]:
        return await self._list(path("schedule", "lpu", clinic, "speciality", specialty, "doctors"))

    async def free_slots(self, clinic: str, doctor: str) -> list[Any]:
        return await self._list(path("schedule", "lpu", clinic, "doctor", doctor, "appointments"))

    async def patient_id(self, clinic: str, patient: PatientIdentity) -> str | None:
        """Compared exactly there. None when the clinic knows no such patient."""
        query = {
            "lpuId": clinic,
            "lastName": patient.name.family,
            "firstName": patient.name.given,
            "middleName": patient.name.middle or "",
            # its clients disagree on the format; with both, either reading finds the date
            "birthdate": _dotted(patient.birth_date),
            "birthdateValue": patient.birth_date.isoformat(),
        }
        found = await self._read("patient/search", query)
        return str(found) if isinstance(found, str | int) and not isinstance(found, bool) and found != "" else None

    async def update_phone(self, clinic: str, patient_id: str, phone: str) -> None:
        await self._tell("patient/update", {"lpuId": clinic, "patientId": patient_id, "mobilePhoneNumber": phone})

    async def appointments(self, clinic: str, patient_id: str) -> list[Any]:
        """The patient's visits that lie ahead."""
        return await self._list("appointments", {"lpuId": clinic, "patientId": patient_id})

    async def create(self, booking: Mapping[str, Any]) -> None:
        await self._tell("appointment/create", booking)

    async def cancel(self, clinic: str, patient_id: str, appointment_id: str) -> None:
        body = {"appointmentId": appointment_id, "lpuId": clinic, "patientId": patient_id, "esiaId": ""}
        if await self._tell("appointment/cancel", body) is False:
            raise ClinicSaidNo("")

    async def close(self) -> None:
        await self._http.close()

    async def _list(self, where: str, query: Query | None = None) -> list[Any]:
        result = await self._read(where, query)
        if result is None:
            return []
        if not isinstance(result, list):
            raise AnswerLost(f"{where}: not a list")
        return result

    async def _read(self, where: str, query: Query | None = None) -> Any:
        return _result(where, await self._http.read(where, query))

    async def _tell(self, where: str, body: Mapping[str, Any]) -> Any:
        return _result(where, await self._http.tell(where, body))


def _result(where: str, envelope: Any) -> Any:
    if not isinstance(envelope, Mapping):
        raise AnswerLost(f"{where}: no envelope")
    if envelope.get("success") is True:
        return envelope.get("result")
    code = envelope.get("errorCode")
    if envelope.get("success") is not False or code in CLINIC_SILENT:
        raise AnswerLost(f"{where}: errorCode {code!r}"[:200])
    if code in NOTHING_THERE:
        return None
    message = envelope.get("message")
    raise ClinicSaidNo(message[:500] if isinstance(message, str) else "")


def _dotted(day: date) -> str:
    return f"{day:%d.%m.%Y}"
