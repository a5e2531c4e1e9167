"""HubService: its calls, its transactions, its errors inside HTTP 200.

Every answer extends MethodResult {ErrorList [Error {ErrorDescription, IdError}], IdHistory, Success}. What the numbers
mean is each installation's own (GetErrorList tells): those of `empty` say that a list has nothing in it, those of
`silent` that the clinic's own system did not answer, so it is not known whether anything was done; words that say so
count as well. Everything else is the clinic's no, with its description.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from booking.ports import AnswerLost, ClinicSaidNo, PatientIdentity
from upstream.http import Answer, ClinicHttp
from upstream.regions.netrika.envelope import Element, Malformed, Value, action, listed, members, request, result
from upstream.regions.netrika.telephone import ten_digits

# St Petersburg's API, which stands before such a hub, tells of empty lists by these
NOTHING_THERE = frozenset({"37", "38", "39"})
_SILENT = re.compile(
    r"тайм-?\s?аут|time[d ]*-?out|не отвечает|недоступ|не удалось (получить ответ|связаться)|превышено время",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Dialect:
    """What differs from hub to hub. `guid`: our key there. `authorization`: the header some of them want."""

    url: str
    guid: str = field(repr=False)
    authorization: str | None = field(default=None, repr=False)
    empty: Collection[str] = NOTHING_THERE
    silent: Collection[str] = frozenset()

    def headers(self, method: str) -> dict[str, str]:
        told = {"Content-Type": "text/xml; charset=utf-8", "SOAPAction": action(method)}
        return told | ({"Authorization": self.authorization} if self.authorization else {})


class HubClient:
    def __init__(self, http: ClinicHttp, dialect: Dialect) -> None:
        self._http = http
        self._dialect = dialect

    def flow(self) -> "HubFlow":
        """A transaction of its own: calls that belong together."""
        return HubFlow(self._http, self._dialect)

    async def close(self) -> None:
        await self._http.close()


class HubFlow:
    """Calls that share one `idHistory`, as the first of them was given it.

    Every call raises ClinicSaidNo, ClinicUnreachable or AnswerLost. Lists hold whatever XML was put in.
    """

    def __init__(self, http: ClinicHttp, dialect: Dialect) -> None:
        self._http = http
        self._dialect = dialect
        self._history: str | None = None

    async def districts(self) -> list[Element]:
        return await self._list("GetDistrictList", {}, "Districts", "District")

    async def clinics(self) -> list[Element]:
        """Of all districts."""
        return await self._list("GetLPUList", {"idDistrict": None}, "ListLPU", "Clinic")

    async def clinic(self, key: str) -> Element | None:
        return await self._read("GetLPUInfo", {"idLpu": key})

    async def patient_id(self, clinic: str, patient: PatientIdentity) -> str | None:
        """Name and birth date are compared exactly there. None when the clinic knows no such patient."""
        found = await self._read("CheckPatient", {"pat": _pat(patient), "idLpu": clinic})
        return None if found is None else members(found).get("IdPat")

    async def specialties(self, clinic: str, patient_id: str | None) -> list[Element]:
        arguments = {"idLpu": clinic, "idPat": patient_id}
        return await self._list("GetSpesialityList", arguments, "ListSpesiality", "Spesiality")

    async def doctors(self, clinic: str, specialty: str, patient_id: str | None) -> list[Element]:
        arguments = {"idSpesiality": specialty, "idLpu": clinic, "idPat": patient_id}
        return await self._list("GetDoctorList", arguments, "Docs", "Doctor")

    async def free_slots(
        self, clinic: str, doctor: str, patient_id: str | None, since: str, until: str
    ) -> list[Element]:
        """`since`, `until`: clinic-local, without a zone."""
        arguments = {"idDoc": doctor, "idLpu": clinic, "idPat": patient_id, "visitStart": since, "visitEnd": until}
        return await self._list("GetAvaibleAppointments", arguments, "ListAppointments", "Appointment")

    async def history(self, clinic: str, patient_id: str) -> Element | None:
        """The patient's visits and refusals there."""
        return await self._read("GetPatientHistory", {"idLpu": clinic, "idPat": patient_id})

    async def book(
        self, clinic: str, patient_id: str, slot: str, *, referral: str | None, instead_of: str | None
    ) -> None:
        """`instead_of`: the appointment this one replaces, in the same step."""
        await self._tell(
            "SetAppointment",
            {
                "idAppointment": slot,
                "idLpu": clinic,
                "idPat": patient_id,
                "doctorsReferral": referral,
                "attachedReferral": None,
                "idAppointmentPrev": instead_of,
            },
        )

    async def refuse(self, clinic: str, patient_id: str, appointment: str) -> None:
        arguments = {"idLpu": clinic, "idPat": patient_id, "idAppointment": appointment}
        await self._tell("CreateClaimForRefusal", arguments)

    async def _list(self, method: str, arguments: Mapping[str, Value], name: str, kind: str) -> list[Element]:
        told = await self._read(method, arguments)
        return [] if told is None else listed(told, name, kind)

    async def _read(self, method: str, arguments: Mapping[str, Value]) -> Element | None:
        return self._outcome(method, await self._ask(method, arguments, safe=True))

    async def _tell(self, method: str, arguments: Mapping[str, Value]) -> None:
        if self._outcome(method, await self._ask(method, arguments, safe=False)) is None:
            raise ClinicSaidNo("")

    async def _ask(self, method: str, arguments: Mapping[str, Value], *, safe: bool) -> Answer:
        content = request(method, {**arguments, "guid": self._dialect.guid, "idHistory": self._history})
        headers = self._dialect.headers(method)
        return await self._http.ask("POST", self._dialect.url, content=content, headers=headers, safe=safe)

    def _outcome(self, method: str, answer: Answer) -> Element | None:
        """The result; None when it says that there is nothing."""
        try:
            told = result(method, answer.content)
        except Malformed as error:
            raise AnswerLost(f"{method}: {error}") from None
        said = members(told)
        self._history = self._history or said.get("IdHistory")
        if said.get("Success") == "true":
            return told
        if said.get("Success") != "false":
            raise AnswerLost(f"{method}: neither success nor failure")
        self._refuse_failed(method, [members(error) for error in listed(told, "ErrorList", "Error")])
        return None

    def _refuse_failed(self, method: str, errors: list[dict[str, str]]) -> None:
        """Returns when the failure is only that there is nothing."""
        codes = {error.get("IdError", "") for error in errors}
        words = "; ".join(error["ErrorDescription"] for error in errors if "ErrorDescription" in error)
        if codes & set(self._dialect.silent) or _SILENT.search(words):
            raise AnswerLost(f"{method}: the clinic's system is silent")
        if codes and codes <= set(self._dialect.empty):
            return
        raise ClinicSaidNo(words[:500])


def _pat(patient: PatientIdentity) -> dict[str, str | None]:
    # without numbers of documents: a clinic that has filed another, or none, would not find whom it knows
    unknown = ("AriaNumber", "Document_N", "Document_S", "HomePhone", "IdPat", "Polis_N", "Polis_S", "Snils")
    return {
        **dict.fromkeys(unknown),
        "Birthday": f"{patient.birth_date.isoformat()}T00:00:00",
        "CellPhone": ten_digits(patient.phone),
        "Name": patient.name.given,
        "SecondName": patient.name.middle,
        "Surname": patient.name.family,
    }
