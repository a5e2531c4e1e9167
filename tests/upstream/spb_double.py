"""St Petersburg's API as the captures show it, with a memory: patients, taken slots, visits."""

from dataclasses import dataclass, field
from typing import Any

from tests.upstream.captured import CLINIC, DOCTOR, SPECIALTY, Captured

SLOT_TAKEN = {
    "success": False,
    "errorCode": 36,
    "message": "Талон занят или заблокирован. Выберите другой талон",
    "requestId": "x",
}
NO_SUCH_VISIT = {"success": False, "errorCode": 45, "message": "Запись не найдена", "requestId": "x"}


def good(result: Any) -> dict[str, Any]:
    return {"result": result, "success": True, "errorCode": 0, "message": None, "stackTrace": None}


DONE = good(result=True)


@dataclass
class SpbDouble:
    """`strangers`: family names that no clinic knows; everybody else is known everywhere.

    `silent`: no schedule is told.
    """

    captured: Captured
    strangers: set[str] = field(default_factory=set)
    gone: set[str] = field(default_factory=set)
    more_slots: list[Any] = field(default_factory=list)
    taken_by_others: set[str] = field(default_factory=set)
    visits: dict[str, dict[str, Any]] = field(default_factory=dict)
    patients: dict[str, str] = field(default_factory=dict)
    phones: dict[str, str] = field(default_factory=dict)
    clinics: list[Any] | None = None
    doctors: list[Any] | None = None
    counts_are_told: bool = True
    silent: bool = False

    def districts(self) -> dict[str, Any]:
        return good(self.captured.districts)

    def lpus(self) -> dict[str, Any]:
        return good(self.captured.clinics if self.clinics is None else self.clinics)

    def specialties(self, clinic: str) -> dict[str, Any]:
        if self.silent:
            return {"success": False, "errorCode": 616, "message": "Сервис временно недоступен", "requestId": "x"}
        if clinic != str(CLINIC):
            return {"success": False, "errorCode": 37, "message": "Отсутствуют специальности", "requestId": "x"}
        return good(self.captured.specialties)

    def doctors_of(self, clinic: str, specialty: str) -> dict[str, Any]:
        if clinic != str(CLINIC) or specialty != SPECIALTY:
            return {"success": False, "errorCode": 38, "message": "Отсутствуют врачи", "requestId": "x"}
        doctors = self.captured.doctors if self.doctors is None else self.doctors
        return good([self._counted(doctor) for doctor in doctors])

    def appointments_of(self, clinic: str, doctor: str) -> dict[str, Any]:
        slots = self.free_slots() if clinic == str(CLINIC) and doctor == DOCTOR else []
        return good(slots) if slots else self.captured.no_tickets

    def free_slots(self) -> list[Any]:
        absent = self.gone | self.taken_by_others | set(self.visits)
        return [slot for slot in self.captured.slots if slot["id"] not in absent] + self.more_slots

    def search(self, query: dict[str, str]) -> dict[str, Any]:
        if query.get("lastName") in self.strangers:
            return good(None)
        who = "|".join(
            query.get(name, "") for name in ("lpuId", "lastName", "firstName", "middleName", "birthdateValue")
        )
        return good(self.patients.setdefault(who, str(100500 + len(self.patients))))

    def update(self, body: dict[str, Any]) -> dict[str, Any]:
        self.phones[body["patientId"]] = body["mobilePhoneNumber"]
        return DONE

    def create(self, body: dict[str, Any]) -> dict[str, Any]:
        slot = next((slot for slot in self.free_slots() if slot["id"] == body["appointmentId"]), None)
        if slot is None or body["patientId"] not in self.patients.values() or body["lpuId"] != str(CLINIC):
            return SLOT_TAKEN
        assert body["visitDate"] == slot["visitStart"], "the visit's date is the slot's"
        self.visits[slot["id"]] = {
            "appointmentId": slot["id"],
            "visitStart": slot["visitStart"],
            "lpuId": body["lpuId"],
            "patientId": body["patientId"],
            "patientFullName": f"{body['patientLastName']} {body['patientFirstName']}",
            "doctorRendingConsultation": {"id": DOCTOR},
            "status": None,
        }
        return DONE

    def cancel(self, body: dict[str, Any]) -> dict[str, Any]:
        visit = self.visits.get(body["appointmentId"])
        if visit is None or visit["patientId"] != body["patientId"]:
            return NO_SUCH_VISIT
        del self.visits[body["appointmentId"]]
        return DONE

    def visits_of(self, query: dict[str, str]) -> dict[str, Any]:
        return good([visit for visit in self.visits.values() if visit["patientId"] == query["patientId"]])

    def _counted(self, doctor: Any) -> Any:
        if not isinstance(doctor, dict) or doctor.get("id") != DOCTOR:
            return doctor
        free = len(self.free_slots())
        counts = {"freeTicketCount": free, "freeParticipantCount": free}
        return doctor | (counts if self.counts_are_told else dict.fromkeys(counts))
