"""What FHIR's resources of a record come to, one table a kind of entry."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from booking.ports import (
    Diagnosis,
    Finding,
    Place,
    PrescriptionStatus,
    RecordedCoverage,
    RecordedDocument,
    RecordedImmunization,
    RecordedPrescription,
    RecordedReferral,
    RecordedResult,
    RecordedVisit,
    RecordReport,
    ReferralStatus,
    ResultStatus,
    ResultValue,
    Unreadable,
    VisitKind,
)
from upstream.standards.fhir.record.elements import Reference, day, moment, named, prose, reference, text
from upstream.standards.fhir.record.known import Known, Vocabulary
from upstream.standards.fhir.record.report import Found, report_of
from upstream.standards.fhir.record.values import read_values

OMSK = ZoneInfo("Asia/Omsk")
ANNA: dict[str, Any] = {
    "resourceType": "Patient",
    "id": "anna",
    "managingOrganization": {"reference": "Organization/gp3"},
}
SPECIALTIES = "urn:oid:1.2.643.5.1.13.13.11.1066"
KNOWN = Known(
    Vocabulary(OMSK, policies="urn:enp"),
    {
        Reference("Organization", "gp3"): {"resourceType": "Organization", "id": "gp3", "name": "Поликлиника № 3"},
        Reference("Organization", "smo"): {"resourceType": "Organization", "id": "smo", "name": "СМО «Опора»"},
        Reference("Location", "lenina"): {"resourceType": "Location", "id": "lenina", "name": "На Ленина"},
        Reference("Location", "room"): {
            "resourceType": "Location",
            "id": "room",
            "name": "Кабинет 4",
            "partOf": {"reference": "Location/lenina"},
        },
        Reference("Practitioner", "petrova"): {
            "resourceType": "Practitioner",
            "id": "petrova",
            "name": [
                {"use": "maiden", "family": "Котова", "given": ["Ирина"]},
                {"family": "Петрова", "given": ["Ирина", "Олеговна"]},
            ],
        },
        Reference("Medication", "m1"): {"resourceType": "Medication", "id": "m1", "code": {"text": "Метформин 500 мг"}},
    },
    {
        "petrova": (
            {
                "resourceType": "PractitionerRole",
                "id": "petrova-lenina",
                "practitioner": {"reference": "Practitioner/petrova"},
                "location": [{"reference": "Location/lenina"}],
                "specialty": [{"coding": [{"system": SPECIALTIES, "code": "27", "display": "Терапия"}]}],
            },
            {
                "resourceType": "PractitionerRole",
                "id": "petrova-mira",
                "practitioner": {"reference": "Practitioner/petrova"},
                "location": [{"reference": "Location/mira"}],
            },
        )
    },
)


def of_anna(kind: str, **told: Any) -> dict[str, Any]:
    whose = {"Immunization": "patient", "Coverage": "beneficiary"}.get(kind, "subject")
    return {"resourceType": kind, "id": "1", whose: {"reference": "Patient/anna"}} | told


def told(*resources: dict[str, Any]) -> RecordReport:
    by_kind: dict[str, list[Any]] = {}
    for resource in resources:
        by_kind.setdefault(resource["resourceType"], []).append(resource)
    return report_of(Found(ANNA, KNOWN, by_kind))


def only(*resources: dict[str, Any]) -> Any:
    report = told(*resources)
    assert report.unreadable == ()
    assert len(report.items) == 1, report.items
    return report.items[0]


def omsk(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=OMSK)  # type: ignore[misc,arg-type]  # at most seven parts are given


ENCOUNTER = of_anna(
    "Encounter",
    id="v1",
    status="finished",
    **{"class": {"system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": "AMB"}},
    period={"start": "2026-03-01T10:00:00+06:00", "end": "2026-03-01T10:20:00+06:00"},
    participant=[
        {"individual": {"reference": "Patient/anna"}},
        {"individual": {"reference": "Practitioner/nurse", "display": "Медсестра"}},
        {
            "type": [{"coding": [{"code": "ATND"}]}],
            "individual": {"reference": "https://elsewhere.test/fhir/Practitioner/petrova/_history/3"},
        },
    ],
    location=[{"location": {"reference": "Location/lenina"}}],
    serviceProvider={"reference": "Organization/gp3"},
    reasonCode=[{"text": "Кашель"}, {"coding": [{"code": "R50", "display": "Температура"}]}],
    appointment=[{"reference": "Appointment/a1"}],
)


def test_a_visit_has_its_doctor_place_reason_and_appointment() -> None:
    assert only(ENCOUNTER) == RecordedVisit(
        native_key="v1",
        kind=VisitKind.CONSULTATION,
        starts_at=omsk(2026, 3, 1, 10),
        ends_at=omsk(2026, 3, 1, 10, 20),
        place=Place("lenina", "Поликлиника № 3", "petrova-lenina", "Петрова Ирина Олеговна", "Терапия"),
        reason="Кашель, Температура",
        appointment_key="a1",
    )


def test_a_room_is_a_place_in_a_clinic() -> None:
    inside = {"location": [{"location": {"reference": "Location/room"}}], "serviceProvider": None}
    assert only(ENCOUNTER | inside).place == only(ENCOUNTER | {"serviceProvider": None}).place
    assert only(ENCOUNTER | inside).place.clinic_key == "lenina"
    assert only(REFERRAL | {"locationReference": [{"reference": "Location/room"}]}).to_clinic_key == "lenina"


def test_diagnoses_come_from_the_visit_and_from_what_names_it_the_main_one_first() -> None:
    icd = "http://hl7.org/fhir/sid/icd-10"
    angina = of_anna(
        "Condition",
        id="c2",
        encounter={"reference": "Encounter/v1"},
        code={"coding": [{"system": icd, "code": "J03.9", "display": "Острый тонзиллит"}]},
        note=[{"text": "Покой,\nобильное   питьё"}],
    )
    flu = of_anna("Condition", id="c1", code={"text": "Грипп"})
    refuted = of_anna(
        "Condition",
        id="c3",
        encounter={"reference": "Encounter/v1"},
        code={"text": "Пневмония"},
        verificationStatus={"coding": [{"code": "refuted"}]},
    )
    said = of_anna(
        "ClinicalImpression",
        id="i1",
        status="completed",
        encounter={"reference": "Encounter/v1"},
        summary="Лечение дома.\n\n\n\nЯвка через неделю",
    )
    visit = only(
        ENCOUNTER
        | {
            "diagnosis": [
                {"condition": {"reference": "Condition/c2"}},
                {"condition": {"reference": "Condition/c1"}, "rank": 1},
                {"condition": {"reference": "Condition/gone", "display": "Насморк"}},
            ]
        },
        angina,
        flu,
        refuted,
        said,
    )
    assert visit.diagnoses == (
        Diagnosis("Грипп", main=True),
        Diagnosis("Острый тонзиллит", "J03.9"),
        Diagnosis("Насморк"),
    )
    assert visit.conclusion == "Лечение дома.\n\nЯвка через неделю\n\nПокой,\nобильное питьё"


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ({"class": {"code": "VR"}}, VisitKind.TELEMEDICINE),
        ({"class": {"code": "HH"}}, VisitKind.HOME),
        ({"class": {"code": "EMER"}}, VisitKind.EMERGENCY),
        ({"class": {"code": "IMP"}}, VisitKind.HOSPITAL),
        ({"class": {"code": "never heard"}}, VisitKind.CONSULTATION),
        ({"type": [{"text": "Вакцинация против гриппа"}]}, VisitKind.VACCINATION),
        ({"type": [{"coding": [{"code": "1", "display": "УЗИ щитовидной железы"}]}]}, VisitKind.EXAMINATION),
        ({"serviceType": {"text": "Приём на дому"}}, VisitKind.HOME),
    ],
)
def test_the_kind_of_a_visit(change: dict[str, Any], kind: VisitKind) -> None:
    assert only(ENCOUNTER | change).kind is kind


@pytest.mark.parametrize("status", ["planned", "arrived", "triaged", "cancelled", "entered-in-error", "unknown"])
def test_what_has_not_taken_place_is_no_visit(status: str) -> None:
    assert told(ENCOUNTER | {"status": status}) == RecordReport(())


def test_an_entry_that_can_not_be_read_is_told_and_costs_the_others_nothing() -> None:
    stranger = ENCOUNTER | {"id": "x1", "subject": {"reference": "Patient/boris"}}
    report = told(
        ENCOUNTER | {"id": None},
        ENCOUNTER | {"id": "x2", "status": "nope"},
        ENCOUNTER | {"id": "x3", "period": {"start": "yesterday"}},
        stranger,
        ENCOUNTER,
        ENCOUNTER,
    )
    assert [item.native_key for item in report.items] == ["v1"]
    assert [one.code for one in report.unreadable] == ["no_key", "somebody_else", "bad_status", "no_date"]
    assert {one.kind for one in report.unreadable} == {"Encounter"}


def observation(key: str, **told: Any) -> dict[str, Any]:
    laboratory = [{"coding": [{"code": "laboratory"}]}]
    usual = {"status": "final", "category": laboratory, "effectiveDateTime": "2026-03-01T08:00:00+06:00"}
    return of_anna("Observation", **({"id": key, "code": {"text": key}} | usual | told))


def quantity(value: float, unit: str = "ммоль/л") -> dict[str, Any]:
    return {"value": value, "unit": unit}


USUAL = [{"low": quantity(3.3), "high": quantity(5.5)}]


@pytest.mark.parametrize(
    ("told", "value"),
    [
        (
            {
                "valueQuantity": quantity(6.1),
                "referenceRange": USUAL,
                "interpretation": [{"coding": [{"code": "H"}]}],
            },
            ResultValue("x", 6.1, None, "ммоль/л", 3.3, 5.5, None, Finding.HIGH),
        ),
        ({"valueQuantity": {"value": 5, "comparator": "<"}}, ResultValue("x", None, "< 5")),
        (
            {"valueQuantity": quantity(4), "referenceRange": [{"high": quantity(5)}]},
            ResultValue("x", 4, None, "ммоль/л", None, 5),
        ),
        (
            {"valueQuantity": quantity(99, "мг/дл"), "referenceRange": USUAL},
            ResultValue("x", 99, None, "мг/дл", None, None, "3,3–5,5 ммоль/л"),
        ),
        (
            {
                "valueQuantity": quantity(140, "г/л"),
                "referenceRange": [
                    {"low": quantity(130, "г/л"), "appliesTo": [{"text": "мужчины"}]},
                    {"low": quantity(120, "г/л"), "appliesTo": [{"text": "женщины"}]},
                ],
            },
            ResultValue("x", 140, None, "г/л", None, None, "мужчины: ≥ 130 г/л; женщины: ≥ 120 г/л"),
        ),
        (
            {"valueQuantity": quantity(4), "referenceRange": [{"type": {"coding": [{"code": "treatment"}]}}, *USUAL]},
            ResultValue("x", 4, None, "ммоль/л", 3.3, 5.5),
        ),
        (
            {"valueQuantity": quantity(4), "referenceRange": [{"low": quantity(9), "high": quantity(1)}]},
            ResultValue("x", 4, None, "ммоль/л", None, None, "9–1 ммоль/л"),
        ),
        ({"valueInteger": 7}, ResultValue("x", 7)),
        ({"valueString": "не найдено"}, ResultValue("x", None, "не найдено")),
        ({"valueBoolean": False}, ResultValue("x", None, "нет")),
        ({"valueCodeableConcept": {"coding": [{"display": "вторая (A)"}]}}, ResultValue("x", None, "вторая (A)")),
        ({"valueRange": {"low": quantity(1, "%"), "high": quantity(2, "%")}}, ResultValue("x", None, "1–2 %")),
        ({"valueRatio": {"numerator": {"value": 1}, "denominator": {"value": 80}}}, ResultValue("x", None, "1:80")),
        ({"dataAbsentReason": {"text": "проба испорчена"}}, ResultValue("x", note="проба испорчена")),
        (
            {"valueInteger": 1, "interpretation": [{"coding": [{"code": "H"}]}, {"coding": [{"code": "HH"}]}]},
            ResultValue("x", 1, finding=Finding.CRITICAL_HIGH),
        ),
        ({"valueInteger": 1, "note": [{"text": "повторить"}]}, ResultValue("x", 1, note="повторить")),
    ],
)
def test_the_value_of_an_observation(told: dict[str, Any], value: ResultValue) -> None:
    assert list(read_values(observation("x", **told))) == [value]


def test_components_follow_their_own_name() -> None:
    pressure = observation(
        "Давление",
        component=[
            {"code": {"text": "верхнее"}, "valueQuantity": quantity(120, "мм рт. ст.")},
            {"code": {"text": "нижнее"}, "valueQuantity": quantity(80, "мм рт. ст.")},
            {"code": {}, "valueQuantity": quantity(1)},
        ],
    )
    assert [(one.name, one.number) for one in read_values(pressure)] == [
        ("Давление — верхнее", 120),
        ("Давление — нижнее", 80),
    ]


REPORT = of_anna(
    "DiagnosticReport",
    id="r1",
    status="final",
    code={"text": "Биохимия"},
    effectiveDateTime="2026-03-01T08:00:00+06:00",
    encounter={"reference": "Encounter/v1"},
    performer=[{"reference": "Organization/gp3"}],
    conclusion="Глюкоза выше нормы",
    result=[{"reference": "Observation/glucose"}, {"reference": "#own"}, {"reference": "Observation/panel"}],
    contained=[observation("own", valueInteger=1)],
)


def test_a_report_holds_the_values_it_names_also_contained_ones_and_members_of_panels() -> None:
    result = only(
        REPORT,
        observation("glucose", valueQuantity=quantity(6.1)),
        observation("panel", hasMember=[{"reference": "Observation/in-panel"}, {"reference": "Observation/panel"}]),
        observation("in-panel", valueInteger=2),
    )
    assert result == RecordedResult(
        native_key="r1",
        title="Биохимия",
        taken_at=omsk(2026, 3, 1, 8),
        values=(
            ResultValue("glucose", 6.1, None, "ммоль/л"),
            ResultValue("own", 1),
            ResultValue("panel — in-panel", 2),
        ),
        conclusion="Глюкоза выше нормы",
        place=Place(clinic_name="Поликлиника № 3"),
        visit_key="v1",
    )


@pytest.mark.parametrize(
    ("status", "is_told"),
    [
        ("partial", ResultStatus.PRELIMINARY),
        ("amended", ResultStatus.CORRECTED),
        ("cancelled", ResultStatus.CANCELLED),
        ("final", ResultStatus.FINAL),
    ],
)
def test_the_status_of_a_report(status: str, is_told: ResultStatus) -> None:
    assert only(REPORT | {"status": status, "result": []}).status is is_told


def test_observations_without_a_report_make_one_result_a_day_and_category() -> None:
    vital = [{"coding": [{"code": "vital-signs"}]}]
    report = told(
        observation("pulse", category=vital, valueInteger=70),
        observation("weight", category=vital, valueInteger=62, status="preliminary"),
        # half an hour before midnight in Omsk: the day before
        observation("height", category=vital, valueInteger=170, effectiveDateTime="2026-02-28T17:30:00Z"),
        observation("wrong", category=vital, valueInteger=1, status="entered-in-error"),
        observation("empty", category=vital, effectiveDateTime="2026-02-20"),
    )
    assert [
        (item.native_key, item.title, item.status) for item in report.items if isinstance(item, RecordedResult)
    ] == [
        ("day_vital-signs__2026-03-01", "Измерения", ResultStatus.PRELIMINARY),
        ("day_vital-signs__2026-02-28", "height", ResultStatus.FINAL),
    ]


PRESCRIPTION = of_anna(
    "MedicationRequest",
    status="active",
    intent="order",
    medicationReference={"reference": "Medication/m1"},
    authoredOn="2026-03-01",
    requester={"reference": "PractitionerRole/petrova-lenina", "display": "Петрова И. О."},
    encounter={"reference": "Encounter/v1"},
    dosageInstruction=[{"text": "по 1 таблетке"}, {"doseAndRate": [{"doseQuantity": quantity(0.5, "таб.")}]}],
    dispenseRequest={"validityPeriod": {"end": "2026-04-30"}},
)


def test_a_prescription() -> None:
    assert only(PRESCRIPTION) == RecordedPrescription(
        native_key="1",
        medicine="Метформин 500 мг",
        prescribed_at=omsk(2026, 3, 1),
        dosage="по 1 таблетке; 0,5 таб.",
        until=date(2026, 4, 30),
        place=Place(doctor_key="petrova-lenina", doctor_name="Петрова И. О."),
        visit_key="v1",
    )


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"status": "completed"}, PrescriptionStatus.ENDED),
        ({"status": "stopped"}, PrescriptionStatus.STOPPED),
        ({"status": "on-hold"}, PrescriptionStatus.STOPPED),
    ],
)
def test_the_status_of_a_prescription(change: dict[str, Any], status: PrescriptionStatus) -> None:
    assert only(PRESCRIPTION | change).status is status


@pytest.mark.parametrize("change", [{"intent": "plan"}, {"doNotPerform": True}, {"status": "entered-in-error"}])
def test_what_nobody_prescribed_is_no_prescription(change: dict[str, Any]) -> None:
    assert told(PRESCRIPTION | change) == RecordReport(())


def test_a_medicine_of_which_nobody_knows_whether_it_is_taken_is_not_guessed() -> None:
    assert told(PRESCRIPTION | {"status": "unknown"}).unreadable == (Unreadable("MedicationRequest", "bad_status"),)


REFERRAL = of_anna(
    "ServiceRequest",
    id="s1",
    status="active",
    intent="order",
    priority="urgent",
    authoredOn="2026-03-01T09:00:00+06:00",
    requisition={"value": "57-118"},
    performerType={"coding": [{"system": SPECIALTIES, "code": "25", "display": "Кардиология"}]},
    code={"coding": [{"system": "urn:talon:service", "code": "ecg", "display": "ЭКГ"}]},
    reasonCode=[{"text": "Боль в груди"}],
    occurrencePeriod={"start": "2026-03-01", "end": "2026-05-31"},
    locationReference=[{"reference": "Location/lenina"}],
    requester={"reference": "Practitioner/petrova"},
    encounter={"reference": "Encounter/v1"},
)


def test_a_referral() -> None:
    assert only(REFERRAL) == RecordedReferral(
        native_key="s1",
        issued_at=omsk(2026, 3, 1, 9),
        specialty="Кардиология",
        number="57-118",
        specialty_code="25",
        service_code="ecg",
        urgent=True,
        until=date(2026, 5, 31),
        reason="Боль в груди",
        place=Place(doctor_name="Петрова Ирина Олеговна"),
        to_clinic_key="lenina",
        visit_key="v1",
    )


@pytest.mark.parametrize(
    ("status", "is_told"),
    [
        ("completed", ReferralStatus.COMPLETED),
        ("revoked", ReferralStatus.REVOKED),
        ("on-hold", ReferralStatus.ON_HOLD),
    ],
)
def test_the_status_of_a_referral(status: str, is_told: ReferralStatus) -> None:
    assert only(REFERRAL | {"status": status}).status is is_told


def test_a_laboratory_order_is_no_referral() -> None:
    assert told(REFERRAL | {"category": [{"coding": [{"code": "108252007"}]}]}) == RecordReport(())


def test_a_referral_to_nobody_is_told_as_unreadable() -> None:
    report = told(REFERRAL | {"performerType": {}, "code": None})
    assert report.unreadable == (Unreadable("ServiceRequest", "no_specialty"),)


GIVEN = of_anna(
    "Immunization",
    status="completed",
    vaccineCode={"text": "АДС-М"},
    occurrenceDateTime="2019-09",
    lotNumber="П-12",
    protocolApplied=[
        {
            "doseNumberPositiveInt": 2,
            "seriesDosesPositiveInt": 3,
            "targetDisease": [{"text": "Дифтерия"}, {"text": "Столбняк"}],
        }
    ],
    location={"reference": "Location/lenina"},
    performer=[{"actor": {"reference": "Practitioner/petrova"}}],
)


def test_a_vaccination() -> None:
    assert only(GIVEN) == RecordedImmunization(
        native_key="1",
        vaccine="АДС-М",
        given_at=omsk(2019, 9, 1),
        disease="Дифтерия, Столбняк",
        dose="2/3",
        lot="П-12",
        place=Place("lenina", "На Ленина", "petrova-lenina", "Петрова Ирина Олеговна", "Терапия"),
    )


def test_a_vaccination_not_given_is_left_out_and_one_without_a_date_is_told() -> None:
    report = told(GIVEN | {"status": "not-done"}, GIVEN | {"id": "2", "occurrenceDateTime": None})
    assert report == RecordReport((), (Unreadable("Immunization", "no_date"),))


def test_a_policy_with_the_clinic_its_owner_is_attached_to() -> None:
    coverage = of_anna(
        "Coverage",
        status="active",
        identifier=[{"system": "urn:other", "value": "1"}, {"system": "urn:enp", "value": "7700 0000 0000 0000"}],
        payor=[{"reference": "Organization/smo"}],
        period={"start": "2020-01-01"},
    )
    assert only(coverage) == RecordedCoverage(
        native_key="1",
        insurer="СМО «Опора»",
        number="7700 0000 0000 0000",
        since=date(2020, 1, 1),
        attached_clinic_name="Поликлиника № 3",
    )


def test_each_attachment_of_a_document_is_one_and_what_can_not_be_shown_is_told() -> None:
    paper = of_anna(
        "DocumentReference",
        id="d1",
        status="current",
        description="Выписка",
        date="2026-03-01T10:00:00+06:00",
        content=[
            {"attachment": {"contentType": "application/pdf", "url": "Binary/b1", "size": 100}},
            {"attachment": {"contentType": "text/xml", "url": "Binary/b2"}},
            {"attachment": {"contentType": "Image/PNG; x=1", "data": "iVBO"}},
            {"attachment": {"contentType": "application/pdf"}},
        ],
        context={"encounter": [{"reference": "Encounter/v1"}]},
    )
    at = omsk(2026, 3, 1, 10)
    report = told(paper, paper | {"id": "d2", "status": "superseded"})
    assert report.items == (
        RecordedDocument("d1", "Выписка", at, "application/pdf", 100, visit_key="v1"),
        RecordedDocument("d1/2", "Выписка", at, "image/png", None, visit_key="v1"),
    )
    assert [one.code for one in report.unreadable] == ["type_not_shown", "no_content"]


def test_a_report_as_it_was_printed_is_a_document_too() -> None:
    form = {"contentType": "application/pdf", "data": "JVBERi0="}
    report = told(REPORT | {"result": [], "issued": "2026-03-02T10:00:00+06:00", "presentedForm": [form]})
    document = next(item for item in report.items if isinstance(item, RecordedDocument))
    assert (document.native_key, document.title, document.created_at) == (
        "report/r1/0",
        "Биохимия",
        omsk(2026, 3, 2, 10),
    )


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2026", omsk(2026, 1, 1)),
        ("2026-05", omsk(2026, 5, 1)),
        ("2026-05-07", omsk(2026, 5, 7)),
        ("2026-05-07T08:00:00Z", omsk(2026, 5, 7, 14)),
        ("2026-05-07T08:00", omsk(2026, 5, 7, 8)),
        ("0001-01-01", None),
        ("2026-13-01", None),
        ("", None),
        (20260507, None),
    ],
)
def test_moments_as_far_as_they_are_told(written: Any, read: datetime | None) -> None:
    assert moment(written, OMSK) == read


def test_a_day_is_the_one_that_is_written_and_a_moments_day_that_of_the_zone() -> None:
    assert day("2026-05-07", OMSK) == date(2026, 5, 7)
    assert day("2026-05-07T20:00:00Z", OMSK) == date(2026, 5, 8)
    assert day("2026-05", OMSK) == date(2026, 5, 1)


def test_references_are_understood_wherever_they_lead() -> None:
    assert reference({"reference": "Patient/1"}) == Reference("Patient", "1")
    assert reference({"reference": "http://far/fhir/Patient/1/_history/2"}) == Reference("Patient", "1")
    assert reference({"reference": "#x"}) == Reference("#", "x")
    assert reference({"reference": "urn:uuid:96baad95-bc36-5844-bc19-86cb1d4022a3"}) is None


def test_texts_are_cleaned_and_cut() -> None:
    assert text(" a\x00 b\n\tc ", 500) == "a b c"
    assert text("я" * 600) == "я" * 500
    assert prose("a  b\r\n\n\n\nc\ud800 d") == "a b\n\nc d"
    assert named({"coding": [{"code": "7"}, {"display": "семь"}]}) == "семь"
