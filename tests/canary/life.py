"""A life with the service, through its door: an account, a call at the desk, a child, a visit, a request."""

import re
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pyotp

from auth.cookies import hash_of, new_token
from booking.ports import (
    Diagnosis,
    Recorded,
    RecordedCoverage,
    RecordedPrescription,
    RecordedResult,
    RecordedVisit,
    RecordReport,
    ResultValue,
    VisitKind,
)
from gateway.schema.node import global_id
from notices.delivery import deliver
from storage.models import Patient
from storage.sessions import NewSession, replace_session
from tests.booking.desk.staff import a_desk
from tests.canary.values import ENP, PASSWORD, SNILS
from tests.gateway.door import Caller, Door
from upstream.own_record import publish_record

PHONE, EMAIL = "+79005550137", "kanareyka137@example.org"
NAME: dict[str, Any] = {"familyName": "Канарейкина", "givenName": "Канарина", "middleName": "Канаровна"}
OWN_DATA = """
{ viewer {
  patient { id name { full } documents { number } journal(first: 50) { edges { node { id } } } }
  family { patientName }
  appointments(first: 5) { edges { node { reason } } }
} }
"""
OWN_RECORD = """
{ viewer { patient {
  visits(first: 5) { edges { node { conclusion } } }
  prescriptions { nodes { medicine } }
  results { nodes { values { name text } } }
  coverage { nodes { maskedNumber } }
} } }
"""
THEN = datetime(2031, 2, 3, 9, tzinfo=UTC)
RECORD: tuple[Recorded, ...] = (
    RecordedVisit(
        "v",
        VisitKind.CONSULTATION,
        THEN,
        conclusion="канарейка охрипла",
        diagnoses=(Diagnosis("канареечная лихорадка"),),
    ),
    RecordedPrescription("p", "канареин форте", THEN, visit_key="v"),
    RecordedResult("r", "Анализ", THEN, values=(ResultValue("канареоглобин", 1137.25),), visit_key="v"),
    RecordedCoverage("c", "Страховая", "7700000987654321"),
    # it can not be kept, and the log must not say what it says
    RecordedVisit("bad", VisitKind.OTHER, THEN, conclusion="канарейка охрипла\x00"),
)
WRONG = 'mutation { dependantAdd(input: {familyName: "Канарейкина", phone: 9005550137}) { x } }'


@dataclass
class Life:
    door: Door

    async def lead(self) -> None:
        """From registration to a request about one's data; every step has to go well."""
        person = await self._register()
        await self._confirmed_at_the_desk()
        child = await self._adds_a_child(person)
        await self._visits(person, child)
        await self._has_a_record(person)
        await self._asks_about_data(person)

    async def _register(self) -> Caller:
        person = self.door.caller(origin=self.door.parts.door.origin)
        asked = await self._post(
            person,
            "register",
            **NAME,
            birthDate="1990-02-03",
            sex="FEMALE",
            phone=PHONE,
            email=EMAIL,
            password=PASSWORD,
            consent=True,
        )
        codes: dict[str, Any] = {"phoneCode": await self._code(PHONE), "emailCode": await self._code(EMAIL)}
        await self._post(person, "register/confirm", handle=asked["handle"], **codes)
        secret = (await self._post(person, "factors/totp"))["secret"]
        self.door.world.clock.advance(timedelta(seconds=30))
        code = pyotp.TOTP(secret).at(self.door.world.clock())
        await self._post(person, "factors/totp/confirm", code=code)
        return person

    async def _confirmed_at_the_desk(self) -> None:
        desk = await a_desk(self.door.world)
        irina = await self._at_work(desk.irina.account_id)
        clinic = global_id("Clinic", self.door.world.clinic.id)
        query = "query ($by: DeskSearch!) { viewer { desk { find(by: $by) { patientId name } } } }"
        for by in ({"phone": PHONE}, {**NAME, "birthDate": "1990-02-03"}):
            found = (await irina.ask(query, by={"clinicId": clinic, **by}))["viewer"]["desk"]["find"]
            assert [one["name"] for one in found], by
        patient = found[0]["patientId"]
        call = await self._do(
            irina, "callOpen", "call { id }", clinicId=clinic, patientId=patient, reason="звонит канарейка"
        )
        shown = {"documentKind": "SNILS", "documentNumber": SNILS}
        await self._do(irina, "identityConfirm", "call { id }", callId=call["call"]["id"], **shown)
        await self._do(irina, "callClose", "call { id }", callId=call["call"]["id"])

    async def _adds_a_child(self, person: Caller) -> str:
        child = {"familyName": "Канарейкина", "givenName": "Канареечка", "birthDate": "2027-02-03", "sex": "FEMALE"}
        paper = {"documentKind": "ENP", "documentNumber": ENP, "phone": "+79005550138"}
        added = await self._do(
            person, "dependantAdd", "guardianship { id } code { handle }", relation="CHILD", **child, **paper
        )
        code = {"handle": added["code"]["handle"], "code": await self._code(PHONE)}
        known = await self._do(person, "dependantConfirm", "guardianship { patient { id } }", **code)
        patient: str = known["guardianship"]["patient"]["id"]
        other = {"contactKind": "EMAIL", "contact": "kanareyka138@example.org"}
        await self._do(person, "invitationSend", "invitation { id }", patientId=patient, relation="CHILD", **other)
        return patient

    async def _visits(self, person: Caller, child: str) -> None:
        slot = global_id("Slot", await self.door.world.slot())
        held = await self._do(person, "slotHold", "hold { id }", slotId=slot, patientId=child)
        booked = await self._do(
            person, "appointmentBook", "appointment { id }", holdId=held["hold"]["id"], reason="канареечный кашель"
        )
        appointment = booked["appointment"]["id"]
        await self._do(
            person, "appointmentCancel", "appointment { id }", appointmentId=appointment, reason="канарейка улетела"
        )

    async def _has_a_record(self, person: Caller) -> None:
        patient = await Patient.filter(phone_digest__isnull=False).order_by("id").first()
        assert patient is not None
        await publish_record(self.door.parts.engine, patient.id, RecordReport(RECORD))
        told = (await person.ask(OWN_RECORD))["viewer"]["patient"]
        assert [edge["node"]["conclusion"] for edge in told["visits"]["edges"]] == ["канарейка охрипла"]
        assert [one["medicine"] for one in told["prescriptions"]["nodes"]] == ["канареин форте"]

    async def _asks_about_data(self, person: Caller) -> None:
        told = await person.ask(OWN_DATA)
        assert told["viewer"]["patient"]["name"]["full"] == "Канарейкина Канарина Канаровна"
        patient = told["viewer"]["patient"]["id"]
        await self._do(
            person, "dataRequestMake", "request { id }", patientId=patient, kind="CORRECT", words="про канарейку"
        )
        wrong = await person.tell(WRONG)
        assert "errors" in wrong
        answer = await self._post(person, "sign-in/password", login=PHONE, password=f"{PASSWORD}!", fails=True)
        assert answer["error"]["code"]

    async def _do(self, who: Caller, field: str, wanted: str, **given: Any) -> dict[str, Any]:
        kind = field[0].upper() + field[1:]
        query = f"""mutation ($input: {kind}Input!) {{
          {field}(input: $input) {{
            __typename ... on {kind}Success {{ {wanted} }} ... on Refusal {{ no: code }} }} }}"""
        done: dict[str, Any] = (await who.ask(query, input={"idempotencyKey": uuid.uuid4().hex, **given}))[field]
        assert done["__typename"] == f"{kind}Success", done
        return done

    async def _post(self, who: Caller, path: str, /, *, fails: bool = False, **body: Any) -> dict[str, Any]:
        answer = await who.client.post(f"/auth/{path}", json=body)
        assert (answer.status_code == 200) is not fails, answer.text
        told: dict[str, Any] = answer.json()
        return told

    async def _code(self, to: str) -> str:
        """The newest that went there."""
        carriers = self.door.parts.carriers
        assert carriers.shown is not None
        while await deliver(self.door.parts.engine, carriers.senders):
            pass
        texts = [notice.text for notice in carriers.shown.sent if notice.recipient == to]
        return next(match[0] for text in texts if (match := re.search(r"\b\d{6}\b", text)))

    async def _at_work(self, account_id: int) -> Caller:
        token, now = new_token(), self.door.world.clock()
        new = NewSession(hash_of(token), account_id, None, now, now + timedelta(hours=8), second_factor_at=now)
        await replace_session(None, new)
        caller = self.door.caller()
        caller.client.cookies.set(self.door.parts.sessions.cookie.name, token)
        return caller
