from datetime import date
from typing import Any, Optional, Union

from .appointment_book import AppointmentBook
from .appointment_cancel import AppointmentCancel
from .appointment_move import AppointmentMove
from .appointments_page import AppointmentsPage
from .async_base_client import AsyncBaseClient
from .base_model import UNSET, UnsetType
from .call_close import CallClose
from .call_open import CallOpen
from .call_page import CallPage
from .clinic_page import ClinicPage
from .clinic_system_pause import ClinicSystemPause
from .clinic_system_resume import ClinicSystemResume
from .clinic_system_resync import ClinicSystemResync
from .clinics import Clinics
from .consent_give import ConsentGive
from .consent_question import ConsentQuestion
from .consent_withdraw import ConsentWithdraw
from .consents_page import ConsentsPage
from .data_request_answer import DataRequestAnswer
from .data_request_make import DataRequestMake
from .data_request_withdraw import DataRequestWithdraw
from .dependant_add import DependantAdd
from .dependant_change import DependantChange
from .dependant_code_again import DependantCodeAgain
from .dependant_confirm import DependantConfirm
from .desk_clinics import DeskClinics
from .desk_find import DeskFind
from .desk_page import DeskPage
from .desk_patient_add import DeskPatientAdd
from .dispute_decide import DisputeDecide
from .dispute_open import DisputeOpen
from .dispute_withdraw import DisputeWithdraw
from .doctor_page import DoctorPage
from .doctors import Doctors
from .document_checked import DocumentChecked
from .elsewhere import Elsewhere
from .enums import DoctorOrder, DocumentKind, Language
from .family_page import FamilyPage
from .guardianship_answer import GuardianshipAnswer
from .guardianship_answer_by_code import GuardianshipAnswerByCode
from .guardianship_code_send import GuardianshipCodeSend
from .guardianship_end import GuardianshipEnd
from .guardianship_page import GuardianshipPage
from .hold_page import HoldPage
from .hold_release import HoldRelease
from .identity_confirm import IdentityConfirm
from .input_types import (
    AppointmentBookInput,
    AppointmentCancelInput,
    AppointmentMoveInput,
    CallCloseInput,
    CallOpenInput,
    ClinicSystemPauseInput,
    ClinicSystemResumeInput,
    ClinicSystemResyncInput,
    ConsentGiveInput,
    ConsentWithdrawInput,
    DataRequestAnswerInput,
    DataRequestMakeInput,
    DataRequestWithdrawInput,
    DependantAddInput,
    DependantChangeInput,
    DependantCodeAgainInput,
    DependantConfirmInput,
    DeskPatientAddInput,
    DeskSearch,
    DisputeDecideInput,
    DisputeOpenInput,
    DisputeWithdrawInput,
    DoctorFilter,
    GuardianshipAnswerByCodeInput,
    GuardianshipAnswerInput,
    GuardianshipCodeSendInput,
    GuardianshipEndInput,
    HoldReleaseInput,
    IdentityConfirmInput,
    InvitationAnswerInput,
    InvitationSendInput,
    InvitationWithdrawInput,
    JournalFilter,
    PatientDocumentAddInput,
    PatientDocumentDropInput,
    Point,
    SlotHoldInput,
    StaffDismissInput,
    StaffInvitationAcceptInput,
    StaffInvitationWithdrawInput,
    StaffInviteInput,
    VisitFilter,
)
from .invitation_answer import InvitationAnswer
from .invitation_page import InvitationPage
from .invitation_send import InvitationSend
from .invitation_withdraw import InvitationWithdraw
from .journal_page import JournalPage
from .journal_people import JournalPeople
from .open_calls import OpenCalls
from .papers_page import PapersPage
from .past_appointments import PastAppointments
from .patient_document_add import PatientDocumentAdd
from .patient_document_drop import PatientDocumentDrop
from .patient_documents import PatientDocuments
from .places import Places
from .prescriptions_page import PrescriptionsPage
from .reader import Reader
from .record_people import RecordPeople
from .referrals_page import ReferralsPage
from .requests_page import RequestsPage
from .results_page import ResultsPage
from .security_page import SecurityPage
from .slot_hold import SlotHold
from .slot_link import SlotLink
from .staff_dismiss import StaffDismiss
from .staff_invitation_accept import StaffInvitationAccept
from .staff_invitation_page import StaffInvitationPage
from .staff_invitation_withdraw import StaffInvitationWithdraw
from .staff_invite import StaffInvite
from .staff_invited import StaffInvited
from .staff_page import StaffPage
from .suggestions import Suggestions
from .system_page import SystemPage
from .systems_page import SystemsPage
from .ticket_page import TicketPage
from .usable_referrals import UsableReferrals
from .vaccinations_page import VaccinationsPage
from .visit_of_appointment import VisitOfAppointment
from .visit_page import VisitPage
from .visits_page import VisitsPage


def gql(q: str) -> str:
    return q


class Client(AsyncBaseClient):
    async def ticket_page(self, code: str, **kwargs: Any) -> TicketPage:
        query = gql("""
            query TicketPage($code: String!) {
              viewer {
                id
                appointmentByCode(code: $code) {
                  ...Visit
                }
              }
            }

            fragment Person on Patient {
              id
              name {
                full
                short
                given
              }
              birthDate
              relation
            }

            fragment Place on Clinic {
              id
              name
              shortName
              address
              phone
              booking
              zone
              coordinates {
                latitude
                longitude
              }
              freshness {
                state
                ageSeconds
                confirmedAt
              }
            }

            fragment Visit on Appointment {
              id
              code
              status
              statusText
              startsAt
              endsAt
              day
              zone
              room
              reason
              clinicWords
              settling
              canCancel
              canMove
              cancelIsLate
              freeCancelUntil
              pdfUrl
              calendarUrl
              patient {
                ...Person
              }
              doctor {
                id
                name {
                  full
                  short
                }
                specialty {
                  id
                  name
                }
              }
              clinic {
                ...Place
              }
              service {
                name
                minutes
              }
              movedTo {
                code
                startsAt
                zone
              }
              movedFrom {
                code
                startsAt
                zone
              }
              timeline {
                at
                kind
                text
                byYou
              }
            }
            """)
        variables: dict[str, object] = {"code": code}
        response = await self.execute(
            query=query, operation_name="TicketPage", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return TicketPage.model_validate(data)

    async def appointments_page(
        self, first: Union[Optional[int], UnsetType] = UNSET, **kwargs: Any
    ) -> AppointmentsPage:
        query = gql("""
            query AppointmentsPage($first: Int) {
              viewer {
                id
                upcoming: appointments(filter: {period: UPCOMING}, first: $first) {
                  edges {
                    node {
                      ...Visit
                    }
                  }
                }
                past: appointments(filter: {period: PAST}, first: $first) {
                  pageInfo {
                    hasNextPage
                    endCursor
                  }
                  edges {
                    node {
                      ...Visit
                    }
                  }
                }
              }
            }

            fragment Person on Patient {
              id
              name {
                full
                short
                given
              }
              birthDate
              relation
            }

            fragment Place on Clinic {
              id
              name
              shortName
              address
              phone
              booking
              zone
              coordinates {
                latitude
                longitude
              }
              freshness {
                state
                ageSeconds
                confirmedAt
              }
            }

            fragment Visit on Appointment {
              id
              code
              status
              statusText
              startsAt
              endsAt
              day
              zone
              room
              reason
              clinicWords
              settling
              canCancel
              canMove
              cancelIsLate
              freeCancelUntil
              pdfUrl
              calendarUrl
              patient {
                ...Person
              }
              doctor {
                id
                name {
                  full
                  short
                }
                specialty {
                  id
                  name
                }
              }
              clinic {
                ...Place
              }
              service {
                name
                minutes
              }
              movedTo {
                code
                startsAt
                zone
              }
              movedFrom {
                code
                startsAt
                zone
              }
              timeline {
                at
                kind
                text
                byYou
              }
            }
            """)
        variables: dict[str, object] = {"first": first}
        response = await self.execute(
            query=query,
            operation_name="AppointmentsPage",
            variables=variables,
            **kwargs,
        )
        data = self.get_data(response)
        return AppointmentsPage.model_validate(data)

    async def past_appointments(
        self,
        first: Union[Optional[int], UnsetType] = UNSET,
        after: Union[Optional[str], UnsetType] = UNSET,
        **kwargs: Any,
    ) -> PastAppointments:
        query = gql("""
            query PastAppointments($first: Int, $after: String) {
              viewer {
                id
                past: appointments(filter: {period: PAST}, first: $first, after: $after) {
                  pageInfo {
                    hasNextPage
                    endCursor
                  }
                  edges {
                    node {
                      ...Visit
                    }
                  }
                }
              }
            }

            fragment Person on Patient {
              id
              name {
                full
                short
                given
              }
              birthDate
              relation
            }

            fragment Place on Clinic {
              id
              name
              shortName
              address
              phone
              booking
              zone
              coordinates {
                latitude
                longitude
              }
              freshness {
                state
                ageSeconds
                confirmedAt
              }
            }

            fragment Visit on Appointment {
              id
              code
              status
              statusText
              startsAt
              endsAt
              day
              zone
              room
              reason
              clinicWords
              settling
              canCancel
              canMove
              cancelIsLate
              freeCancelUntil
              pdfUrl
              calendarUrl
              patient {
                ...Person
              }
              doctor {
                id
                name {
                  full
                  short
                }
                specialty {
                  id
                  name
                }
              }
              clinic {
                ...Place
              }
              service {
                name
                minutes
              }
              movedTo {
                code
                startsAt
                zone
              }
              movedFrom {
                code
                startsAt
                zone
              }
              timeline {
                at
                kind
                text
                byYou
              }
            }
            """)
        variables: dict[str, object] = {"first": first, "after": after}
        response = await self.execute(
            query=query,
            operation_name="PastAppointments",
            variables=variables,
            **kwargs,
        )
        data = self.get_data(response)
        return PastAppointments.model_validate(data)

    async def slot_hold(
        self, input: SlotHoldInput, language: Language, **kwargs: Any
    ) -> SlotHold:
        query = gql("""
            mutation SlotHold($input: SlotHoldInput!, $language: Language!) {
              slotHold(input: $input) {
                __typename
                ... on SlotHoldSuccess {
                  hold {
                    ...Holding
                  }
                }
                ...No
                ... on BookedElsewhere {
                  url
                  phone
                }
                ... on OneHoldPerSpecialty {
                  standing: hold {
                    id
                    slot {
                      id
                    }
                  }
                }
                ... on OwnOverlap {
                  overlapping: appointment {
                    code
                  }
                }
              }
            }

            fragment Holding on Hold {
              id
              state
              secondsLeft
              expiresAt
              patient {
                ...Person
              }
              slot {
                ...Time
                service {
                  name
                  minutes
                }
                doctor {
                  id
                  name {
                    full
                    short
                  }
                  specialty {
                    id
                    name
                  }
                }
                clinic {
                  ...Place
                  policy {
                    horizonDays
                    freeCancelHours
                  }
                }
              }
            }

            fragment No on Refusal {
              code
              message(language: $language)
              remedy {
                action
                text(language: $language)
              }
              alternatives {
                ...Other
              }
            }

            fragment Other on Alternative {
              kind
              slot {
                ...Time
                doctor {
                  id
                  name {
                    short
                  }
                }
              }
            }

            fragment Person on Patient {
              id
              name {
                full
                short
                given
              }
              birthDate
              relation
            }

            fragment Place on Clinic {
              id
              name
              shortName
              address
              phone
              booking
              zone
              coordinates {
                latitude
                longitude
              }
              freshness {
                state
                ageSeconds
                confirmedAt
              }
            }

            fragment Time on Slot {
              id
              startsAt
              endsAt
              day
              zone
              room
              state
              needsReferral
              bookingUrl
            }
            """)
        variables: dict[str, object] = {"input": input, "language": language}
        response = await self.execute(
            query=query, operation_name="SlotHold", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return SlotHold.model_validate(data)

    async def hold_release(
        self, input: HoldReleaseInput, language: Language, **kwargs: Any
    ) -> HoldRelease:
        query = gql("""
            mutation HoldRelease($input: HoldReleaseInput!, $language: Language!) {
              holdRelease(input: $input) {
                __typename
                ... on HoldReleaseSuccess {
                  hold {
                    ...Holding
                  }
                }
                ...No
              }
            }

            fragment Holding on Hold {
              id
              state
              secondsLeft
              expiresAt
              patient {
                ...Person
              }
              slot {
                ...Time
                service {
                  name
                  minutes
                }
                doctor {
                  id
                  name {
                    full
                    short
                  }
                  specialty {
                    id
                    name
                  }
                }
                clinic {
                  ...Place
                  policy {
                    horizonDays
                    freeCancelHours
                  }
                }
              }
            }

            fragment No on Refusal {
              code
              message(language: $language)
              remedy {
                action
                text(language: $language)
              }
              alternatives {
                ...Other
              }
            }

            fragment Other on Alternative {
              kind
              slot {
                ...Time
                doctor {
                  id
                  name {
                    short
                  }
                }
              }
            }

            fragment Person on Patient {
              id
              name {
                full
                short
                given
              }
              birthDate
              relation
            }

            fragment Place on Clinic {
              id
              name
              shortName
              address
              phone
              booking
              zone
              coordinates {
                latitude
                longitude
              }
              freshness {
                state
                ageSeconds
                confirmedAt
              }
            }

            fragment Time on Slot {
              id
              startsAt
              endsAt
              day
              zone
              room
              state
              needsReferral
              bookingUrl
            }
            """)
        variables: dict[str, object] = {"input": input, "language": language}
        response = await self.execute(
            query=query, operation_name="HoldRelease", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return HoldRelease.model_validate(data)

    async def appointment_book(
        self, input: AppointmentBookInput, language: Language, **kwargs: Any
    ) -> AppointmentBook:
        query = gql("""
            mutation AppointmentBook($input: AppointmentBookInput!, $language: Language!) {
              appointmentBook(input: $input) {
                __typename
                ... on AppointmentBookSuccess {
                  appointment {
                    ...Visit
                  }
                }
                ...No
                ... on HoldExpired {
                  slot {
                    ...Time
                    doctor {
                      id
                    }
                  }
                }
                ... on OneHoldPerSpecialty {
                  standing: hold {
                    id
                    slot {
                      id
                    }
                  }
                }
                ... on OwnOverlap {
                  overlapping: appointment {
                    code
                  }
                }
              }
            }

            fragment No on Refusal {
              code
              message(language: $language)
              remedy {
                action
                text(language: $language)
              }
              alternatives {
                ...Other
              }
            }

            fragment Other on Alternative {
              kind
              slot {
                ...Time
                doctor {
                  id
                  name {
                    short
                  }
                }
              }
            }

            fragment Person on Patient {
              id
              name {
                full
                short
                given
              }
              birthDate
              relation
            }

            fragment Place on Clinic {
              id
              name
              shortName
              address
              phone
              booking
              zone
              coordinates {
                latitude
                longitude
              }
              freshness {
                state
                ageSeconds
                confirmedAt
              }
            }

            fragment Time on Slot {
              id
              startsAt
              endsAt
              day
              zone
              room
              state
              needsReferral
              bookingUrl
            }

            fragment Visit on Appointment {
              id
              code
              status
              statusText
              startsAt
              endsAt
              day
              zone
              room
              reason
              clinicWords
              settling
              canCancel
              canMove
              cancelIsLate
              freeCancelUntil
              pdfUrl
              calendarUrl
              patient {
                ...Person
              }
              doctor {
                id
                name {
                  full
                  short
                }
                specialty {
                  id
                  name
                }
              }
              clinic {
                ...Place
              }
              service {
                name
                minutes
              }
              movedTo {
                code
                startsAt
                zone
              }
              movedFrom {
                code
                startsAt
                zone
              }
              timeline {
                at
                kind
                text
                byYou
              }
            }
            """)
        variables: dict[str, object] = {"input": input, "language": language}
        response = await self.execute(
            query=query, operation_name="AppointmentBook", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return AppointmentBook.model_validate(data)

    async def appointment_move(
        self, input: AppointmentMoveInput, language: Language, **kwargs: Any
    ) -> AppointmentMove:
        query = gql("""
            mutation AppointmentMove($input: AppointmentMoveInput!, $language: Language!) {
              appointmentMove(input: $input) {
                __typename
                ... on AppointmentMoveSuccess {
                  appointment {
                    ...Visit
                  }
                }
                ...No
                ... on BookedElsewhere {
                  url
                  phone
                }
                ... on OwnOverlap {
                  overlapping: appointment {
                    code
                  }
                }
              }
            }

            fragment No on Refusal {
              code
              message(language: $language)
              remedy {
                action
                text(language: $language)
              }
              alternatives {
                ...Other
              }
            }

            fragment Other on Alternative {
              kind
              slot {
                ...Time
                doctor {
                  id
                  name {
                    short
                  }
                }
              }
            }

            fragment Person on Patient {
              id
              name {
                full
                short
                given
              }
              birthDate
              relation
            }

            fragment Place on Clinic {
              id
              name
              shortName
              address
              phone
              booking
              zone
              coordinates {
                latitude
                longitude
              }
              freshness {
                state
                ageSeconds
                confirmedAt
              }
            }

            fragment Time on Slot {
              id
              startsAt
              endsAt
              day
              zone
              room
              state
              needsReferral
              bookingUrl
            }

            fragment Visit on Appointment {
              id
              code
              status
              statusText
              startsAt
              endsAt
              day
              zone
              room
              reason
              clinicWords
              settling
              canCancel
              canMove
              cancelIsLate
              freeCancelUntil
              pdfUrl
              calendarUrl
              patient {
                ...Person
              }
              doctor {
                id
                name {
                  full
                  short
                }
                specialty {
                  id
                  name
                }
              }
              clinic {
                ...Place
              }
              service {
                name
                minutes
              }
              movedTo {
                code
                startsAt
                zone
              }
              movedFrom {
                code
                startsAt
                zone
              }
              timeline {
                at
                kind
                text
                byYou
              }
            }
            """)
        variables: dict[str, object] = {"input": input, "language": language}
        response = await self.execute(
            query=query, operation_name="AppointmentMove", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return AppointmentMove.model_validate(data)

    async def appointment_cancel(
        self, input: AppointmentCancelInput, language: Language, **kwargs: Any
    ) -> AppointmentCancel:
        query = gql("""
            mutation AppointmentCancel($input: AppointmentCancelInput!, $language: Language!) {
              appointmentCancel(input: $input) {
                __typename
                ... on AppointmentCancelSuccess {
                  appointment {
                    ...Visit
                  }
                }
                ...No
                ... on LateCancelNeedsConfirmation {
                  hours
                }
              }
            }

            fragment No on Refusal {
              code
              message(language: $language)
              remedy {
                action
                text(language: $language)
              }
              alternatives {
                ...Other
              }
            }

            fragment Other on Alternative {
              kind
              slot {
                ...Time
                doctor {
                  id
                  name {
                    short
                  }
                }
              }
            }

            fragment Person on Patient {
              id
              name {
                full
                short
                given
              }
              birthDate
              relation
            }

            fragment Place on Clinic {
              id
              name
              shortName
              address
              phone
              booking
              zone
              coordinates {
                latitude
                longitude
              }
              freshness {
                state
                ageSeconds
                confirmedAt
              }
            }

            fragment Time on Slot {
              id
              startsAt
              endsAt
              day
              zone
              room
              state
              needsReferral
              bookingUrl
            }

            fragment Visit on Appointment {
              id
              code
              status
              statusText
              startsAt
              endsAt
              day
              zone
              room
              reason
              clinicWords
              settling
              canCancel
              canMove
              cancelIsLate
              freeCancelUntil
              pdfUrl
              calendarUrl
              patient {
                ...Person
              }
              doctor {
                id
                name {
                  full
                  short
                }
                specialty {
                  id
                  name
                }
              }
              clinic {
                ...Place
              }
              service {
                name
                minutes
              }
              movedTo {
                code
                startsAt
                zone
              }
              movedFrom {
                code
                startsAt
                zone
              }
              timeline {
                at
                kind
                text
                byYou
              }
            }
            """)
        variables: dict[str, object] = {"input": input, "language": language}
        response = await self.execute(
            query=query,
            operation_name="AppointmentCancel",
            variables=variables,
            **kwargs,
        )
        data = self.get_data(response)
        return AppointmentCancel.model_validate(data)

    async def clinic_page(self, id: str, **kwargs: Any) -> ClinicPage:
        query = gql("""
            query ClinicPage($id: ID!) {
              node(id: $id) {
                __typename
                ... on Clinic {
                  ...Place
                  district
                  hours {
                    weekday
                    opens
                    closes
                  }
                  nearestConnected(first: 3) {
                    ...Place
                  }
                }
              }
            }

            fragment Place on Clinic {
              id
              name
              shortName
              address
              phone
              booking
              zone
              coordinates {
                latitude
                longitude
              }
              freshness {
                state
                ageSeconds
                confirmedAt
              }
            }
            """)
        variables: dict[str, object] = {"id": id}
        response = await self.execute(
            query=query, operation_name="ClinicPage", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return ClinicPage.model_validate(data)

    async def desk_page(self, **kwargs: Any) -> DeskPage:
        query = gql("""
            query DeskPage {
              viewer {
                id
                name
                secondFactor
                desk {
                  clinics {
                    id
                    name
                    shortName
                  }
                  calls {
                    ...Calling
                  }
                  disputes {
                    ...Claimed
                  }
                  dataRequests {
                    ...Requested
                  }
                }
              }
            }

            fragment Calling on Call {
              id
              reason
              openedAt
              expiresAt
              closedAt
              clinic {
                id
                shortName
                zone
              }
              patient {
                id
                name {
                  full
                  short
                }
                birthDate
                phone
              }
            }

            fragment Claimed on Dispute {
              id
              claimantName
              relation
              yours
              state
              words
              createdAt
              decidedAt
              patientName
            }

            fragment Requested on DataRequest {
              id
              kind
              state
              words
              answer
              createdAt
              dueAt
              actAt
              doneAt
              fileUrl
              patientName
            }
            """)
        variables: dict[str, object] = {}
        response = await self.execute(
            query=query, operation_name="DeskPage", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return DeskPage.model_validate(data)

    async def desk_find(self, by: DeskSearch, **kwargs: Any) -> DeskFind:
        query = gql("""
            query DeskFind($by: DeskSearch!) {
              viewer {
                id
                desk {
                  find(by: $by) {
                    patientId
                    name
                    birthYear
                    hasAccount
                    confirmed
                  }
                }
              }
            }
            """)
        variables: dict[str, object] = {"by": by}
        response = await self.execute(
            query=query, operation_name="DeskFind", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return DeskFind.model_validate(data)

    async def call_page(self, id: str, **kwargs: Any) -> CallPage:
        query = gql("""
            query CallPage($id: ID!) {
              viewer {
                id
              }
              node(id: $id) {
                __typename
                ... on Call {
                  ...Calling
                  appointments {
                    ...Visit
                  }
                }
              }
            }

            fragment Calling on Call {
              id
              reason
              openedAt
              expiresAt
              closedAt
              clinic {
                id
                shortName
                zone
              }
              patient {
                id
                name {
                  full
                  short
                }
                birthDate
                phone
              }
            }

            fragment Person on Patient {
              id
              name {
                full
                short
                given
              }
              birthDate
              relation
            }

            fragment Place on Clinic {
              id
              name
              shortName
              address
              phone
              booking
              zone
              coordinates {
                latitude
                longitude
              }
              freshness {
                state
                ageSeconds
                confirmedAt
              }
            }

            fragment Visit on Appointment {
              id
              code
              status
              statusText
              startsAt
              endsAt
              day
              zone
              room
              reason
              clinicWords
              settling
              canCancel
              canMove
              cancelIsLate
              freeCancelUntil
              pdfUrl
              calendarUrl
              patient {
                ...Person
              }
              doctor {
                id
                name {
                  full
                  short
                }
                specialty {
                  id
                  name
                }
              }
              clinic {
                ...Place
              }
              service {
                name
                minutes
              }
              movedTo {
                code
                startsAt
                zone
              }
              movedFrom {
                code
                startsAt
                zone
              }
              timeline {
                at
                kind
                text
                byYou
              }
            }
            """)
        variables: dict[str, object] = {"id": id}
        response = await self.execute(
            query=query, operation_name="CallPage", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return CallPage.model_validate(data)

    async def open_calls(self, **kwargs: Any) -> OpenCalls:
        query = gql("""
            query OpenCalls {
              viewer {
                id
                role
                desk {
                  calls {
                    ...Calling
                  }
                }
              }
            }

            fragment Calling on Call {
              id
              reason
              openedAt
              expiresAt
              closedAt
              clinic {
                id
                shortName
                zone
              }
              patient {
                id
                name {
                  full
                  short
                }
                birthDate
                phone
              }
            }
            """)
        variables: dict[str, object] = {}
        response = await self.execute(
            query=query, operation_name="OpenCalls", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return OpenCalls.model_validate(data)

    async def desk_clinics(self, **kwargs: Any) -> DeskClinics:
        query = gql("""
            query DeskClinics {
              viewer {
                id
                desk {
                  clinics {
                    id
                    name
                    shortName
                  }
                }
              }
            }
            """)
        variables: dict[str, object] = {}
        response = await self.execute(
            query=query, operation_name="DeskClinics", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return DeskClinics.model_validate(data)

    async def staff_page(self, clinic: str, **kwargs: Any) -> StaffPage:
        query = gql("""
            query StaffPage($clinic: ID!) {
              viewer {
                id
                desk {
                  staff(clinicId: $clinic) {
                    ...Colleague
                  }
                }
              }
            }

            fragment Colleague on StaffMember {
              id
              name
              role
              since
              you
            }
            """)
        variables: dict[str, object] = {"clinic": clinic}
        response = await self.execute(
            query=query, operation_name="StaffPage", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return StaffPage.model_validate(data)

    async def staff_invited(self, clinic: str, **kwargs: Any) -> StaffInvited:
        query = gql("""
            query StaffInvited($clinic: ID!) {
              viewer {
                id
                desk {
                  staffInvitations(clinicId: $clinic) {
                    ...Hired
                  }
                }
              }
            }

            fragment Hired on StaffInvitation {
              id
              name
              role
              to
              state
              expiresAt
              clinic {
                id
                name
                shortName
              }
            }
            """)
        variables: dict[str, object] = {"clinic": clinic}
        response = await self.execute(
            query=query, operation_name="StaffInvited", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return StaffInvited.model_validate(data)

    async def staff_invitation_page(
        self, token: str, **kwargs: Any
    ) -> StaffInvitationPage:
        query = gql("""
            query StaffInvitationPage($token: String!) {
              viewer {
                id
                name
                secondFactor
                hasSecondFactor
              }
              staffInvitation(token: $token) {
                ...Hired
              }
            }

            fragment Hired on StaffInvitation {
              id
              name
              role
              to
              state
              expiresAt
              clinic {
                id
                name
                shortName
              }
            }
            """)
        variables: dict[str, object] = {"token": token}
        response = await self.execute(
            query=query,
            operation_name="StaffInvitationPage",
            variables=variables,
            **kwargs,
        )
        data = self.get_data(response)
        return StaffInvitationPage.model_validate(data)

    async def call_open(
        self, input: CallOpenInput, language: Language, **kwargs: Any
    ) -> CallOpen:
        query = gql("""
            mutation CallOpen($input: CallOpenInput!, $language: Language!) {
              callOpen(input: $input) {
                __typename
                ... on CallOpenSuccess {
                  call {
                    ...Calling
                  }
                }
                ...No
              }
            }

            fragment Calling on Call {
              id
              reason
              openedAt
              expiresAt
              closedAt
              clinic {
                id
                shortName
                zone
              }
              patient {
                id
                name {
                  full
                  short
                }
                birthDate
                phone
              }
            }

            fragment No on Refusal {
              code
              message(language: $language)
              remedy {
                action
                text(language: $language)
              }
              alternatives {
                ...Other
              }
            }

            fragment Other on Alternative {
              kind
              slot {
                ...Time
                doctor {
                  id
                  name {
                    short
                  }
                }
              }
            }

            fragment Time on Slot {
              id
              startsAt
              endsAt
              day
              zone
              room
              state
              needsReferral
              bookingUrl
            }
            """)
        variables: dict[str, object] = {"input": input, "language": language}
        response = await self.execute(
            query=query, operation_name="CallOpen", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return CallOpen.model_validate(data)

    async def call_close(
        self, input: CallCloseInput, language: Language, **kwargs: Any
    ) -> CallClose:
        query = gql("""
            mutation CallClose($input: CallCloseInput!, $language: Language!) {
              callClose(input: $input) {
                __typename
                ... on CallCloseSuccess {
                  call {
                    ...Calling
                  }
                }
                ...No
              }
            }

            fragment Calling on Call {
              id
              reason
              openedAt
              expiresAt
              closedAt
              clinic {
                id
                shortName
                zone
              }
              patient {
                id
                name {
                  full
                  short
                }
                birthDate
                phone
              }
            }

            fragment No on Refusal {
              code
              message(language: $language)
              remedy {
                action
                text(language: $language)
              }
              alternatives {
                ...Other
              }
            }

            fragment Other on Alternative {
              kind
              slot {
                ...Time
                doctor {
                  id
                  name {
                    short
                  }
                }
              }
            }

            fragment Time on Slot {
              id
              startsAt
              endsAt
              day
              zone
              room
              state
              needsReferral
              bookingUrl
            }
            """)
        variables: dict[str, object] = {"input": input, "language": language}
        response = await self.execute(
            query=query, operation_name="CallClose", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return CallClose.model_validate(data)

    async def desk_patient_add(
        self, input: DeskPatientAddInput, language: Language, **kwargs: Any
    ) -> DeskPatientAdd:
        query = gql("""
            mutation DeskPatientAdd($input: DeskPatientAddInput!, $language: Language!) {
              deskPatientAdd(input: $input) {
                __typename
                ... on DeskPatientAddSuccess {
                  call {
                    ...Calling
                  }
                }
                ...No
              }
            }

            fragment Calling on Call {
              id
              reason
              openedAt
              expiresAt
              closedAt
              clinic {
                id
                shortName
                zone
              }
              patient {
                id
                name {
                  full
                  short
                }
                birthDate
                phone
              }
            }

            fragment No on Refusal {
              code
              message(language: $language)
              remedy {
                action
                text(language: $language)
              }
              alternatives {
                ...Other
              }
            }

            fragment Other on Alternative {
              kind
              slot {
                ...Time
                doctor {
                  id
                  name {
                    short
                  }
                }
              }
            }

            fragment Time on Slot {
              id
              startsAt
              endsAt
              day
              zone
              room
              state
              needsReferral
              bookingUrl
            }
            """)
        variables: dict[str, object] = {"input": input, "language": language}
        response = await self.execute(
            query=query, operation_name="DeskPatientAdd", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return DeskPatientAdd.model_validate(data)

    async def identity_confirm(
        self, input: IdentityConfirmInput, language: Language, **kwargs: Any
    ) -> IdentityConfirm:
        query = gql("""
            mutation IdentityConfirm($input: IdentityConfirmInput!, $language: Language!) {
              identityConfirm(input: $input) {
                __typename
                ... on IdentityConfirmSuccess {
                  call {
                    ...Calling
                  }
                }
                ...No
              }
            }

            fragment Calling on Call {
              id
              reason
              openedAt
              expiresAt
              closedAt
              clinic {
                id
                shortName
                zone
              }
              patient {
                id
                name {
                  full
                  short
                }
                birthDate
                phone
              }
            }

            fragment No on Refusal {
              code
              message(language: $language)
              remedy {
                action
                text(language: $language)
              }
              alternatives {
                ...Other
              }
            }

            fragment Other on Alternative {
              kind
              slot {
                ...Time
                doctor {
                  id
                  name {
                    short
                  }
                }
              }
            }

            fragment Time on Slot {
              id
              startsAt
              endsAt
              day
              zone
              room
              state
              needsReferral
              bookingUrl
            }
            """)
        variables: dict[str, object] = {"input": input, "language": language}
        response = await self.execute(
            query=query, operation_name="IdentityConfirm", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return IdentityConfirm.model_validate(data)

    async def dispute_decide(
        self, input: DisputeDecideInput, language: Language, **kwargs: Any
    ) -> DisputeDecide:
        query = gql("""
            mutation DisputeDecide($input: DisputeDecideInput!, $language: Language!) {
              disputeDecide(input: $input) {
                __typename
                ... on DisputeDecideSuccess {
                  dispute {
                    ...Claimed
                  }
                }
                ...No
              }
            }

            fragment Claimed on Dispute {
              id
              claimantName
              relation
              yours
              state
              words
              createdAt
              decidedAt
              patientName
            }

            fragment No on Refusal {
              code
              message(language: $language)
              remedy {
                action
                text(language: $language)
              }
              alternatives {
                ...Other
              }
            }

            fragment Other on Alternative {
              kind
              slot {
                ...Time
                doctor {
                  id
                  name {
                    short
                  }
                }
              }
            }

            fragment Time on Slot {
              id
              startsAt
              endsAt
              day
              zone
              room
              state
              needsReferral
              bookingUrl
            }
            """)
        variables: dict[str, object] = {"input": input, "language": language}
        response = await self.execute(
            query=query, operation_name="DisputeDecide", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return DisputeDecide.model_validate(data)

    async def staff_invite(
        self, input: StaffInviteInput, language: Language, **kwargs: Any
    ) -> StaffInvite:
        query = gql("""
            mutation StaffInvite($input: StaffInviteInput!, $language: Language!) {
              staffInvite(input: $input) {
                __typename
                ... on StaffInviteSuccess {
                  invitation {
                    ...Hired
                  }
                }
                ...No
              }
            }

            fragment Hired on StaffInvitation {
              id
              name
              role
              to
              state
              expiresAt
              clinic {
                id
                name
                shortName
              }
            }

            fragment No on Refusal {
              code
              message(language: $language)
              remedy {
                action
                text(language: $language)
              }
              alternatives {
                ...Other
              }
            }

            fragment Other on Alternative {
              kind
              slot {
                ...Time
                doctor {
                  id
                  name {
                    short
                  }
                }
              }
            }

            fragment Time on Slot {
              id
              startsAt
              endsAt
              day
              zone
              room
              state
              needsReferral
              bookingUrl
            }
            """)
        variables: dict[str, object] = {"input": input, "language": language}
        response = await self.execute(
            query=query, operation_name="StaffInvite", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return StaffInvite.model_validate(data)

    async def staff_invitation_withdraw(
        self, input: StaffInvitationWithdrawInput, language: Language, **kwargs: Any
    ) -> StaffInvitationWithdraw:
        query = gql("""
            mutation StaffInvitationWithdraw($input: StaffInvitationWithdrawInput!, $language: Language!) {
              staffInvitationWithdraw(input: $input) {
                __typename
                ... on StaffInvitationWithdrawSuccess {
                  invitation {
                    ...Hired
                  }
                }
                ...No
              }
            }

            fragment Hired on StaffInvitation {
              id
              name
              role
              to
              state
              expiresAt
              clinic {
                id
                name
                shortName
              }
            }

            fragment No on Refusal {
              code
              message(language: $language)
              remedy {
                action
                text(language: $language)
              }
              alternatives {
                ...Other
              }
            }

            fragment Other on Alternative {
              kind
              slot {
                ...Time
                doctor {
                  id
                  name {
                    short
                  }
                }
              }
            }

            fragment Time on Slot {
              id
              startsAt
              endsAt
              day
              zone
              room
              state
              needsReferral
              bookingUrl
            }
            """)
        variables: dict[str, object] = {"input": input, "language": language}
        response = await self.execute(
            query=query,
            operation_name="StaffInvitationWithdraw",
            variables=variables,
            **kwargs,
        )
        data = self.get_data(response)
        return StaffInvitationWithdraw.model_validate(data)

    async def staff_invitation_accept(
        self, input: StaffInvitationAcceptInput, language: Language, **kwargs: Any
    ) -> StaffInvitationAccept:
        query = gql("""
            mutation StaffInvitationAccept($input: StaffInvitationAcceptInput!, $language: Language!) {
              staffInvitationAccept(input: $input) {
                __typename
                ... on StaffInvitationAcceptSuccess {
                  viewer {
                    id
                  }
                }
                ...No
              }
            }

            fragment No on Refusal {
              code
              message(language: $language)
              remedy {
                action
                text(language: $language)
              }
              alternatives {
                ...Other
              }
            }

            fragment Other on Alternative {
              kind
              slot {
                ...Time
                doctor {
                  id
                  name {
                    short
                  }
                }
              }
            }

            fragment Time on Slot {
              id
              startsAt
              endsAt
              day
              zone
              room
              state
              needsReferral
              bookingUrl
            }
            """)
        variables: dict[str, object] = {"input": input, "language": language}
        response = await self.execute(
            query=query,
            operation_name="StaffInvitationAccept",
            variables=variables,
            **kwargs,
        )
        data = self.get_data(response)
        return StaffInvitationAccept.model_validate(data)

    async def staff_dismiss(
        self, input: StaffDismissInput, language: Language, **kwargs: Any
    ) -> StaffDismiss:
        query = gql("""
            mutation StaffDismiss($input: StaffDismissInput!, $language: Language!) {
              staffDismiss(input: $input) {
                __typename
                ... on StaffDismissSuccess {
                  staff {
                    ...Colleague
                  }
                }
                ...No
              }
            }

            fragment Colleague on StaffMember {
              id
              name
              role
              since
              you
            }

            fragment No on Refusal {
              code
              message(language: $language)
              remedy {
                action
                text(language: $language)
              }
              alternatives {
                ...Other
              }
            }

            fragment Other on Alternative {
              kind
              slot {
                ...Time
                doctor {
                  id
                  name {
                    short
                  }
                }
              }
            }

            fragment Time on Slot {
              id
              startsAt
              endsAt
              day
              zone
              room
              state
              needsReferral
              bookingUrl
            }
            """)
        variables: dict[str, object] = {"input": input, "language": language}
        response = await self.execute(
            query=query, operation_name="StaffDismiss", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return StaffDismiss.model_validate(data)

    async def doctor_page(
        self,
        id: str,
        since: date,
        until: date,
        moving: str,
        is_move: bool,
        picked: str,
        is_pick: bool,
        **kwargs: Any,
    ) -> DoctorPage:
        query = gql("""
            query DoctorPage($id: ID!, $since: Date!, $until: Date!, $moving: String!, $isMove: Boolean!, $picked: ID!, $isPick: Boolean!) {
              node(id: $id) {
                __typename
                ... on Doctor {
                  ...Practitioner
                  rules: clinic {
                    policy {
                      horizonDays
                    }
                  }
                  days(from: $since, to: $until) {
                    day
                    free
                  }
                  nextFree(first: 1) {
                    ...Time
                  }
                }
              }
              picked: node(id: $picked) @include(if: $isPick) {
                __typename
                ... on Slot {
                  ...Time
                }
              }
              viewer {
                id
                holds {
                  id
                  slot {
                    id
                  }
                }
                appointmentByCode(code: $moving) @include(if: $isMove) {
                  ...Moving
                }
              }
            }

            fragment Moving on Appointment {
              id
              code
              startsAt
              zone
              canMove
              patient {
                id
                name {
                  full
                }
              }
            }

            fragment Place on Clinic {
              id
              name
              shortName
              address
              phone
              booking
              zone
              coordinates {
                latitude
                longitude
              }
              freshness {
                state
                ageSeconds
                confirmedAt
              }
            }

            fragment Practitioner on Doctor {
              id
              name {
                full
                short
              }
              specialty {
                id
                name
              }
              section
              experienceYears
              qualification
              rating
              note
              absence {
                since
                until
              }
              clinic {
                ...Place
              }
            }

            fragment Time on Slot {
              id
              startsAt
              endsAt
              day
              zone
              room
              state
              needsReferral
              bookingUrl
            }
            """)
        variables: dict[str, object] = {
            "id": id,
            "since": since,
            "until": until,
            "moving": moving,
            "isMove": is_move,
            "picked": picked,
            "isPick": is_pick,
        }
        response = await self.execute(
            query=query, operation_name="DoctorPage", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return DoctorPage.model_validate(data)

    async def elsewhere(
        self, specialty_id: str, since: date, until: date, **kwargs: Any
    ) -> Elsewhere:
        query = gql("""
            query Elsewhere($specialtyId: ID!, $since: Date!, $until: Date!) {
              doctors(
                filter: {specialtyId: $specialtyId, onlyFree: true}
                order: NEXT_FREE
                first: 4
              ) {
                edges {
                  node {
                    ...Practitioner
                    nextFree(first: 1) {
                      ...Time
                    }
                    days(from: $since, to: $until) {
                      day
                      free
                    }
                  }
                }
              }
            }

            fragment Place on Clinic {
              id
              name
              shortName
              address
              phone
              booking
              zone
              coordinates {
                latitude
                longitude
              }
              freshness {
                state
                ageSeconds
                confirmedAt
              }
            }

            fragment Practitioner on Doctor {
              id
              name {
                full
                short
              }
              specialty {
                id
                name
              }
              section
              experienceYears
              qualification
              rating
              note
              absence {
                since
                until
              }
              clinic {
                ...Place
              }
            }

            fragment Time on Slot {
              id
              startsAt
              endsAt
              day
              zone
              room
              state
              needsReferral
              bookingUrl
            }
            """)
        variables: dict[str, object] = {
            "specialtyId": specialty_id,
            "since": since,
            "until": until,
        }
        response = await self.execute(
            query=query, operation_name="Elsewhere", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return Elsewhere.model_validate(data)

    async def slot_link(self, id: str, **kwargs: Any) -> SlotLink:
        query = gql("""
            query SlotLink($id: ID!) {
              node(id: $id) {
                __typename
                ... on Slot {
                  ...Time
                  bookingPhone
                }
              }
            }

            fragment Time on Slot {
              id
              startsAt
              endsAt
              day
              zone
              room
              state
              needsReferral
              bookingUrl
            }
            """)
        variables: dict[str, object] = {"id": id}
        response = await self.execute(
            query=query, operation_name="SlotLink", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return SlotLink.model_validate(data)

    async def family_page(self, **kwargs: Any) -> FamilyPage:
        query = gql("""
            query FamilyPage {
              viewer {
                id
                confirmed
                familyLimit
                patient {
                  id
                }
                family {
                  ...Acting
                }
                guardians {
                  ...Acting
                }
                invitations {
                  ...Asked
                }
                disputes {
                  ...Claimed
                }
              }
            }

            fragment Acting on Guardianship {
              id
              patient {
                ...Person
              }
              patientName
              guardianName
              yours
              relation
              state
              scopes {
                book
                visits
                documents
              }
              since
              until
              endsOfAgeOn
              agreedBy
              askedAt
              endedAt
              endReason
              awaits
              createdAt
            }

            fragment Asked on Invitation {
              id
              patientName
              from
              relation
              scopes {
                book
                visits
                documents
              }
              until
              to
              state
              expiresAt
            }

            fragment Claimed on Dispute {
              id
              claimantName
              relation
              yours
              state
              words
              createdAt
              decidedAt
              patientName
            }

            fragment Person on Patient {
              id
              name {
                full
                short
                given
              }
              birthDate
              relation
            }
            """)
        variables: dict[str, object] = {}
        response = await self.execute(
            query=query, operation_name="FamilyPage", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return FamilyPage.model_validate(data)

    async def guardianship_page(self, id: str, **kwargs: Any) -> GuardianshipPage:
        query = gql("""
            query GuardianshipPage($id: ID!) {
              viewer {
                id
                secondFactor
                patient {
                  id
                }
              }
              node(id: $id) {
                __typename
                ... on Guardianship {
                  ...Acting
                  about: patient {
                    id
                    name {
                      full
                      short
                      given
                    }
                    birthDate
                    sex
                    phone
                    email
                    scopes {
                      book
                      visits
                      documents
                    }
                    guardianships {
                      ...Acting
                    }
                  }
                }
              }
            }

            fragment Acting on Guardianship {
              id
              patient {
                ...Person
              }
              patientName
              guardianName
              yours
              relation
              state
              scopes {
                book
                visits
                documents
              }
              since
              until
              endsOfAgeOn
              agreedBy
              askedAt
              endedAt
              endReason
              awaits
              createdAt
            }

            fragment Person on Patient {
              id
              name {
                full
                short
                given
              }
              birthDate
              relation
            }
            """)
        variables: dict[str, object] = {"id": id}
        response = await self.execute(
            query=query,
            operation_name="GuardianshipPage",
            variables=variables,
            **kwargs,
        )
        data = self.get_data(response)
        return GuardianshipPage.model_validate(data)

    async def patient_documents(self, id: str, **kwargs: Any) -> PatientDocuments:
        query = gql("""
            query PatientDocuments($id: ID!) {
              node(id: $id) {
                __typename
                ... on Patient {
                  id
                  documents {
                    id
                    kind
                    number
                    verified
                  }
                }
              }
            }
            """)
        variables: dict[str, object] = {"id": id}
        response = await self.execute(
            query=query,
            operation_name="PatientDocuments",
            variables=variables,
            **kwargs,
        )
        data = self.get_data(response)
        return PatientDocuments.model_validate(data)

    async def document_checked(
        self, kind: DocumentKind, number: str, **kwargs: Any
    ) -> DocumentChecked:
        query = gql("""
            query DocumentChecked($kind: DocumentKind!, $number: String!) {
              documentCheck(kind: $kind, number: $number) {
                valid
                problem
                formatted
              }
            }
            """)
        variables: dict[str, object] = {"kind": kind, "number": number}
        response = await self.execute(
            query=query, operation_name="DocumentChecked", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return DocumentChecked.model_validate(data)

    async def invitation_page(self, token: str, **kwargs: Any) -> InvitationPage:
        query = gql("""
            query InvitationPage($token: String!) {
              invitation(token: $token) {
                ...Asked
              }
            }

            fragment Asked on Invitation {
              id
              patientName
              from
              relation
              scopes {
                book
                visits
                documents
              }
              until
              to
              state
              expiresAt
            }
            """)
        variables: dict[str, object] = {"token": token}
        response = await self.execute(
            query=query, operation_name="InvitationPage", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return InvitationPage.model_validate(data)

    async def consent_question(self, token: str, **kwargs: Any) -> ConsentQuestion:
        query = gql("""
            query ConsentQuestion($token: String!) {
              guardianshipQuestion(token: $token) {
                guardianName
                patientName
                relation
                scopes {
                  book
                  visits
                  documents
                }
                since
                until
                state
                to
              }
            }
            """)
        variables: dict[str, object] = {"token": token}
        response = await self.execute(
            query=query, operation_name="ConsentQuestion", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return ConsentQuestion.model_validate(data)

    async def clinics(self, **kwargs: Any) -> Clinics:
        query = gql("""
            query Clinics {
              clinics {
                edges {
                  node {
                    id
                    shortName
                  }
                }
              }
            }
            """)
        variables: dict[str, object] = {}
        response = await self.execute(
            query=query, operation_name="Clinics", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return Clinics.model_validate(data)

    async def dependant_add(
        self, input: DependantAddInput, language: Language, **kwargs: Any
    ) -> DependantAdd:
        query = gql("""
            mutation DependantAdd($input: DependantAddInput!, $language: Language!) {
              dependantAdd(input: $input) {
                __typename
                ... on DependantAddSuccess {
                  guardianship {
                    ...Acting
                  }
                  sent: code {
                    ...Sent
                  }
                }
                ...No
                ... on AlreadyInFamily {
                  existing: guardianship {
                    id
                  }
                }
                ... on DocumentTaken {
                  disputable
                }
              }
            }

            fragment Acting on Guardianship {
              id
              patient {
                ...Person
              }
              patientName
              guardianName
              yours
              relation
              state
              scopes {
                book
                visits
                documents
              }
              since
              until
              endsOfAgeOn
              agreedBy
              askedAt
              endedAt
              endReason
              awaits
              createdAt
            }

            fragment No on Refusal {
              code
              message(language: $language)
              remedy {
                action
                text(language: $language)
              }
              alternatives {
                ...Other
              }
            }

            fragment Other on Alternative {
              kind
              slot {
                ...Time
                doctor {
                  id
                  name {
                    short
                  }
                }
              }
            }

            fragment Person on Patient {
              id
              name {
                full
                short
                given
              }
              birthDate
              relation
            }

            fragment Sent on CodeSent {
              handle
              channel
              to
              expiresAt
            }

            fragment Time on Slot {
              id
              startsAt
              endsAt
              day
              zone
              room
              state
              needsReferral
              bookingUrl
            }
            """)
        variables: dict[str, object] = {"input": input, "language": language}
        response = await self.execute(
            query=query, operation_name="DependantAdd", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return DependantAdd.model_validate(data)

    async def dependant_change(
        self, input: DependantChangeInput, language: Language, **kwargs: Any
    ) -> DependantChange:
        query = gql("""
            mutation DependantChange($input: DependantChangeInput!, $language: Language!) {
              dependantChange(input: $input) {
                __typename
                ... on DependantChangeSuccess {
                  guardianship {
                    ...Acting
                  }
                  sent: code {
                    ...Sent
                  }
                }
                ...No
              }
            }

            fragment Acting on Guardianship {
              id
              patient {
                ...Person
              }
              patientName
              guardianName
              yours
              relation
              state
              scopes {
                book
                visits
                documents
              }
              since
              until
              endsOfAgeOn
              agreedBy
              askedAt
              endedAt
              endReason
              awaits
              createdAt
            }

            fragment No on Refusal {
              code
              message(language: $language)
              remedy {
                action
                text(language: $language)
              }
              alternatives {
                ...Other
              }
            }

            fragment Other on Alternative {
              kind
              slot {
                ...Time
                doctor {
                  id
                  name {
                    short
                  }
                }
              }
            }

            fragment Person on Patient {
              id
              name {
                full
                short
                given
              }
              birthDate
              relation
            }

            fragment Sent on CodeSent {
              handle
              channel
              to
              expiresAt
            }

            fragment Time on Slot {
              id
              startsAt
              endsAt
              day
              zone
              room
              state
              needsReferral
              bookingUrl
            }
            """)
        variables: dict[str, object] = {"input": input, "language": language}
        response = await self.execute(
            query=query, operation_name="DependantChange", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return DependantChange.model_validate(data)

    async def dependant_confirm(
        self, input: DependantConfirmInput, language: Language, **kwargs: Any
    ) -> DependantConfirm:
        query = gql("""
            mutation DependantConfirm($input: DependantConfirmInput!, $language: Language!) {
              dependantConfirm(input: $input) {
                __typename
                ... on DependantConfirmSuccess {
                  guardianship {
                    ...Acting
                  }
                }
                ...No
                ... on CodeWrong {
                  guessesLeft
                }
              }
            }

            fragment Acting on Guardianship {
              id
              patient {
                ...Person
              }
              patientName
              guardianName
              yours
              relation
              state
              scopes {
                book
                visits
                documents
              }
              since
              until
              endsOfAgeOn
              agreedBy
              askedAt
              endedAt
              endReason
              awaits
              createdAt
            }

            fragment No on Refusal {
              code
              message(language: $language)
              remedy {
                action
                text(language: $language)
              }
              alternatives {
                ...Other
              }
            }

            fragment Other on Alternative {
              kind
              slot {
                ...Time
                doctor {
                  id
                  name {
                    short
                  }
                }
              }
            }

            fragment Person on Patient {
              id
              name {
                full
                short
                given
              }
              birthDate
              relation
            }

            fragment Time on Slot {
              id
              startsAt
              endsAt
              day
              zone
              room
              state
              needsReferral
              bookingUrl
            }
            """)
        variables: dict[str, object] = {"input": input, "language": language}
        response = await self.execute(
            query=query,
            operation_name="DependantConfirm",
            variables=variables,
            **kwargs,
        )
        data = self.get_data(response)
        return DependantConfirm.model_validate(data)

    async def dependant_code_again(
        self, input: DependantCodeAgainInput, language: Language, **kwargs: Any
    ) -> DependantCodeAgain:
        query = gql("""
            mutation DependantCodeAgain($input: DependantCodeAgainInput!, $language: Language!) {
              dependantCodeAgain(input: $input) {
                __typename
                ... on DependantCodeAgainSuccess {
                  guardianship {
                    ...Acting
                  }
                  sent: code {
                    ...Sent
                  }
                }
                ...No
              }
            }

            fragment Acting on Guardianship {
              id
              patient {
                ...Person
              }
              patientName
              guardianName
              yours
              relation
              state
              scopes {
                book
                visits
                documents
              }
              since
              until
              endsOfAgeOn
              agreedBy
              askedAt
              endedAt
              endReason
              awaits
              createdAt
            }

            fragment No on Refusal {
              code
              message(language: $language)
              remedy {
                action
                text(language: $language)
              }
              alternatives {
                ...Other
              }
            }

            fragment Other on Alternative {
              kind
              slot {
                ...Time
                doctor {
                  id
                  name {
                    short
                  }
                }
              }
            }

            fragment Person on Patient {
              id
              name {
                full
                short
                given
              }
              birthDate
              relation
            }

            fragment Sent on CodeSent {
              handle
              channel
              to
              expiresAt
            }

            fragment Time on Slot {
              id
              startsAt
              endsAt
              day
              zone
              room
              state
              needsReferral
              bookingUrl
            }
            """)
        variables: dict[str, object] = {"input": input, "language": language}
        response = await self.execute(
            query=query,
            operation_name="DependantCodeAgain",
            variables=variables,
            **kwargs,
        )
        data = self.get_data(response)
        return DependantCodeAgain.model_validate(data)

    async def guardianship_answer(
        self, input: GuardianshipAnswerInput, language: Language, **kwargs: Any
    ) -> GuardianshipAnswer:
        query = gql("""
            mutation GuardianshipAnswer($input: GuardianshipAnswerInput!, $language: Language!) {
              guardianshipAnswer(input: $input) {
                __typename
                ... on GuardianshipAnswerSuccess {
                  guardianship {
                    ...Acting
                  }
                }
                ...No
              }
            }

            fragment Acting on Guardianship {
              id
              patient {
                ...Person
              }
              patientName
              guardianName
              yours
              relation
              state
              scopes {
                book
                visits
                documents
              }
              since
              until
              endsOfAgeOn
              agreedBy
              askedAt
              endedAt
              endReason
              awaits
              createdAt
            }

            fragment No on Refusal {
              code
              message(language: $language)
              remedy {
                action
                text(language: $language)
              }
              alternatives {
                ...Other
              }
            }

            fragment Other on Alternative {
              kind
              slot {
                ...Time
                doctor {
                  id
                  name {
                    short
                  }
                }
              }
            }

            fragment Person on Patient {
              id
              name {
                full
                short
                given
              }
              birthDate
              relation
            }

            fragment Time on Slot {
              id
              startsAt
              endsAt
              day
              zone
              room
              state
              needsReferral
              bookingUrl
            }
            """)
        variables: dict[str, object] = {"input": input, "language": language}
        response = await self.execute(
            query=query,
            operation_name="GuardianshipAnswer",
            variables=variables,
            **kwargs,
        )
        data = self.get_data(response)
        return GuardianshipAnswer.model_validate(data)

    async def guardianship_end(
        self, input: GuardianshipEndInput, language: Language, **kwargs: Any
    ) -> GuardianshipEnd:
        query = gql("""
            mutation GuardianshipEnd($input: GuardianshipEndInput!, $language: Language!) {
              guardianshipEnd(input: $input) {
                __typename
                ... on GuardianshipEndSuccess {
                  guardianship {
                    ...Acting
                  }
                }
                ...No
              }
            }

            fragment Acting on Guardianship {
              id
              patient {
                ...Person
              }
              patientName
              guardianName
              yours
              relation
              state
              scopes {
                book
                visits
                documents
              }
              since
              until
              endsOfAgeOn
              agreedBy
              askedAt
              endedAt
              endReason
              awaits
              createdAt
            }

            fragment No on Refusal {
              code
              message(language: $language)
              remedy {
                action
                text(language: $language)
              }
              alternatives {
                ...Other
              }
            }

            fragment Other on Alternative {
              kind
              slot {
                ...Time
                doctor {
                  id
                  name {
                    short
                  }
                }
              }
            }

            fragment Person on Patient {
              id
              name {
                full
                short
                given
              }
              birthDate
              relation
            }

            fragment Time on Slot {
              id
              startsAt
              endsAt
              day
              zone
              room
              state
              needsReferral
              bookingUrl
            }
            """)
        variables: dict[str, object] = {"input": input, "language": language}
        response = await self.execute(
            query=query, operation_name="GuardianshipEnd", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return GuardianshipEnd.model_validate(data)

    async def guardianship_code_send(
        self, input: GuardianshipCodeSendInput, language: Language, **kwargs: Any
    ) -> GuardianshipCodeSend:
        query = gql("""
            mutation GuardianshipCodeSend($input: GuardianshipCodeSendInput!, $language: Language!) {
              guardianshipCodeSend(input: $input) {
                __typename
                ... on GuardianshipCodeSendSuccess {
                  sent: code {
                    ...Sent
                  }
                }
                ...No
              }
            }

            fragment No on Refusal {
              code
              message(language: $language)
              remedy {
                action
                text(language: $language)
              }
              alternatives {
                ...Other
              }
            }

            fragment Other on Alternative {
              kind
              slot {
                ...Time
                doctor {
                  id
                  name {
                    short
                  }
                }
              }
            }

            fragment Sent on CodeSent {
              handle
              channel
              to
              expiresAt
            }

            fragment Time on Slot {
              id
              startsAt
              endsAt
              day
              zone
              room
              state
              needsReferral
              bookingUrl
            }
            """)
        variables: dict[str, object] = {"input": input, "language": language}
        response = await self.execute(
            query=query,
            operation_name="GuardianshipCodeSend",
            variables=variables,
            **kwargs,
        )
        data = self.get_data(response)
        return GuardianshipCodeSend.model_validate(data)

    async def guardianship_answer_by_code(
        self, input: GuardianshipAnswerByCodeInput, language: Language, **kwargs: Any
    ) -> GuardianshipAnswerByCode:
        query = gql("""
            mutation GuardianshipAnswerByCode($input: GuardianshipAnswerByCodeInput!, $language: Language!) {
              guardianshipAnswerByCode(input: $input) {
                __typename
                ... on GuardianshipAnswerByCodeSuccess {
                  question {
                    state
                  }
                }
                ...No
                ... on CodeWrong {
                  guessesLeft
                }
              }
            }

            fragment No on Refusal {
              code
              message(language: $language)
              remedy {
                action
                text(language: $language)
              }
              alternatives {
                ...Other
              }
            }

            fragment Other on Alternative {
              kind
              slot {
                ...Time
                doctor {
                  id
                  name {
                    short
                  }
                }
              }
            }

            fragment Time on Slot {
              id
              startsAt
              endsAt
              day
              zone
              room
              state
              needsReferral
              bookingUrl
            }
            """)
        variables: dict[str, object] = {"input": input, "language": language}
        response = await self.execute(
            query=query,
            operation_name="GuardianshipAnswerByCode",
            variables=variables,
            **kwargs,
        )
        data = self.get_data(response)
        return GuardianshipAnswerByCode.model_validate(data)

    async def invitation_send(
        self, input: InvitationSendInput, language: Language, **kwargs: Any
    ) -> InvitationSend:
        query = gql("""
            mutation InvitationSend($input: InvitationSendInput!, $language: Language!) {
              invitationSend(input: $input) {
                __typename
                ... on InvitationSendSuccess {
                  invitation {
                    ...Asked
                  }
                }
                ...No
              }
            }

            fragment Asked on Invitation {
              id
              patientName
              from
              relation
              scopes {
                book
                visits
                documents
              }
              until
              to
              state
              expiresAt
            }

            fragment No on Refusal {
              code
              message(language: $language)
              remedy {
                action
                text(language: $language)
              }
              alternatives {
                ...Other
              }
            }

            fragment Other on Alternative {
              kind
              slot {
                ...Time
                doctor {
                  id
                  name {
                    short
                  }
                }
              }
            }

            fragment Time on Slot {
              id
              startsAt
              endsAt
              day
              zone
              room
              state
              needsReferral
              bookingUrl
            }
            """)
        variables: dict[str, object] = {"input": input, "language": language}
        response = await self.execute(
            query=query, operation_name="InvitationSend", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return InvitationSend.model_validate(data)

    async def invitation_withdraw(
        self, input: InvitationWithdrawInput, language: Language, **kwargs: Any
    ) -> InvitationWithdraw:
        query = gql("""
            mutation InvitationWithdraw($input: InvitationWithdrawInput!, $language: Language!) {
              invitationWithdraw(input: $input) {
                __typename
                ... on InvitationWithdrawSuccess {
                  invitation {
                    ...Asked
                  }
                }
                ...No
              }
            }

            fragment Asked on Invitation {
              id
              patientName
              from
              relation
              scopes {
                book
                visits
                documents
              }
              until
              to
              state
              expiresAt
            }

            fragment No on Refusal {
              code
              message(language: $language)
              remedy {
                action
                text(language: $language)
              }
              alternatives {
                ...Other
              }
            }

            fragment Other on Alternative {
              kind
              slot {
                ...Time
                doctor {
                  id
                  name {
                    short
                  }
                }
              }
            }

            fragment Time on Slot {
              id
              startsAt
              endsAt
              day
              zone
              room
              state
              needsReferral
              bookingUrl
            }
            """)
        variables: dict[str, object] = {"input": input, "language": language}
        response = await self.execute(
            query=query,
            operation_name="InvitationWithdraw",
            variables=variables,
            **kwargs,
        )
        data = self.get_data(response)
        return InvitationWithdraw.model_validate(data)

    async def invitation_answer(
        self, input: InvitationAnswerInput, language: Language, **kwargs: Any
    ) -> InvitationAnswer:
        query = gql("""
            mutation InvitationAnswer($input: InvitationAnswerInput!, $language: Language!) {
              invitationAnswer(input: $input) {
                __typename
                ... on InvitationAnswerSuccess {
                  guardianship {
                    ...Acting
                  }
                }
                ...No
                ... on AlreadyInFamily {
                  existing: guardianship {
                    id
                  }
                }
              }
            }

            fragment Acting on Guardianship {
              id
              patient {
                ...Person
              }
              patientName
              guardianName
              yours
              relation
              state
              scopes {
                book
                visits
                documents
              }
              since
              until
              endsOfAgeOn
              agreedBy
              askedAt
              endedAt
              endReason
              awaits
              createdAt
            }

            fragment No on Refusal {
              code
              message(language: $language)
              remedy {
                action
                text(language: $language)
              }
              alternatives {
                ...Other
              }
            }

            fragment Other on Alternative {
              kind
              slot {
                ...Time
                doctor {
                  id
                  name {
                    short
                  }
                }
              }
            }

            fragment Person on Patient {
              id
              name {
                full
                short
                given
              }
              birthDate
              relation
            }

            fragment Time on Slot {
              id
              startsAt
              endsAt
              day
              zone
              room
              state
              needsReferral
              bookingUrl
            }
            """)
        variables: dict[str, object] = {"input": input, "language": language}
        response = await self.execute(
            query=query,
            operation_name="InvitationAnswer",
            variables=variables,
            **kwargs,
        )
        data = self.get_data(response)
        return InvitationAnswer.model_validate(data)

    async def dispute_open(
        self, input: DisputeOpenInput, language: Language, **kwargs: Any
    ) -> DisputeOpen:
        query = gql("""
            mutation DisputeOpen($input: DisputeOpenInput!, $language: Language!) {
              disputeOpen(input: $input) {
                __typename
                ... on DisputeOpenSuccess {
                  dispute {
                    ...Claimed
                  }
                }
                ...No
                ... on AlreadyInFamily {
                  existing: guardianship {
                    id
                  }
                }
              }
            }

            fragment Claimed on Dispute {
              id
              claimantName
              relation
              yours
              state
              words
              createdAt
              decidedAt
              patientName
            }

            fragment No on Refusal {
              code
              message(language: $language)
              remedy {
                action
                text(language: $language)
              }
              alternatives {
                ...Other
              }
            }

            fragment Other on Alternative {
              kind
              slot {
                ...Time
                doctor {
                  id
                  name {
                    short
                  }
                }
              }
            }

            fragment Time on Slot {
              id
              startsAt
              endsAt
              day
              zone
              room
              state
              needsReferral
              bookingUrl
            }
            """)
        variables: dict[str, object] = {"input": input, "language": language}
        response = await self.execute(
            query=query, operation_name="DisputeOpen", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return DisputeOpen.model_validate(data)

    async def dispute_withdraw(
        self, input: DisputeWithdrawInput, language: Language, **kwargs: Any
    ) -> DisputeWithdraw:
        query = gql("""
            mutation DisputeWithdraw($input: DisputeWithdrawInput!, $language: Language!) {
              disputeWithdraw(input: $input) {
                __typename
                ... on DisputeWithdrawSuccess {
                  dispute {
                    ...Claimed
                  }
                }
                ...No
              }
            }

            fragment Claimed on Dispute {
              id
              claimantName
              relation
              yours
              state
              words
              createdAt
              decidedAt
              patientName
            }

            fragment No on Refusal {
              code
              message(language: $language)
              remedy {
                action
                text(language: $language)
              }
              alternatives {
                ...Other
              }
            }

            fragment Other on Alternative {
              kind
              slot {
                ...Time
                doctor {
                  id
                  name {
                    short
                  }
                }
              }
            }

            fragment Time on Slot {
              id
              startsAt
              endsAt
              day
              zone
              room
              state
              needsReferral
              bookingUrl
            }
            """)
        variables: dict[str, object] = {"input": input, "language": language}
        response = await self.execute(
            query=query, operation_name="DisputeWithdraw", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return DisputeWithdraw.model_validate(data)

    async def patient_document_add(
        self, input: PatientDocumentAddInput, language: Language, **kwargs: Any
    ) -> PatientDocumentAdd:
        query = gql("""
            mutation PatientDocumentAdd($input: PatientDocumentAddInput!, $language: Language!) {
              patientDocumentAdd(input: $input) {
                __typename
                ... on PatientDocumentAddSuccess {
                  patient {
                    id
                  }
                  document {
                    id
                  }
                }
                ...No
              }
            }

            fragment No on Refusal {
              code
              message(language: $language)
              remedy {
                action
                text(language: $language)
              }
              alternatives {
                ...Other
              }
            }

            fragment Other on Alternative {
              kind
              slot {
                ...Time
                doctor {
                  id
                  name {
                    short
                  }
                }
              }
            }

            fragment Time on Slot {
              id
              startsAt
              endsAt
              day
              zone
              room
              state
              needsReferral
              bookingUrl
            }
            """)
        variables: dict[str, object] = {"input": input, "language": language}
        response = await self.execute(
            query=query,
            operation_name="PatientDocumentAdd",
            variables=variables,
            **kwargs,
        )
        data = self.get_data(response)
        return PatientDocumentAdd.model_validate(data)

    async def patient_document_drop(
        self, input: PatientDocumentDropInput, language: Language, **kwargs: Any
    ) -> PatientDocumentDrop:
        query = gql("""
            mutation PatientDocumentDrop($input: PatientDocumentDropInput!, $language: Language!) {
              patientDocumentDrop(input: $input) {
                __typename
                ... on PatientDocumentDropSuccess {
                  patient {
                    id
                  }
                }
                ...No
              }
            }

            fragment No on Refusal {
              code
              message(language: $language)
              remedy {
                action
                text(language: $language)
              }
              alternatives {
                ...Other
              }
            }

            fragment Other on Alternative {
              kind
              slot {
                ...Time
                doctor {
                  id
                  name {
                    short
                  }
                }
              }
            }

            fragment Time on Slot {
              id
              startsAt
              endsAt
              day
              zone
              room
              state
              needsReferral
              bookingUrl
            }
            """)
        variables: dict[str, object] = {"input": input, "language": language}
        response = await self.execute(
            query=query,
            operation_name="PatientDocumentDrop",
            variables=variables,
            **kwargs,
        )
        data = self.get_data(response)
        return PatientDocumentDrop.model_validate(data)

    async def doctors(
        self,
        here: Point,
        is_near: bool,
        since: date,
        until: date,
        wish: Union[Optional[DoctorFilter], UnsetType] = UNSET,
        near: Union[Optional[Point], UnsetType] = UNSET,
        order: Union[Optional[DoctorOrder], UnsetType] = UNSET,
        first: Union[Optional[int], UnsetType] = UNSET,
        after: Union[Optional[str], UnsetType] = UNSET,
        **kwargs: Any,
    ) -> Doctors:
        query = gql("""
            query Doctors($wish: DoctorFilter, $near: Point, $here: Point!, $isNear: Boolean!, $order: DoctorOrder, $first: Int, $after: String, $since: Date!, $until: Date!) {
              doctors(filter: $wish, near: $near, order: $order, first: $first, after: $after) {
                totalCount
                pageInfo {
                  hasNextPage
                  endCursor
                }
                missing {
                  reason
                  clinic {
                    id
                    shortName
                    phone
                  }
                }
                edges {
                  node {
                    ...Practitioner
                    way: clinic @include(if: $isNear) {
                      distanceKm(from: $here)
                    }
                    nextFree(first: 1) {
                      ...Time
                    }
                    days(from: $since, to: $until) {
                      day
                      free
                    }
                  }
                }
              }
            }

            fragment Place on Clinic {
              id
              name
              shortName
              address
              phone
              booking
              zone
              coordinates {
                latitude
                longitude
              }
              freshness {
                state
                ageSeconds
                confirmedAt
              }
            }

            fragment Practitioner on Doctor {
              id
              name {
                full
                short
              }
              specialty {
                id
                name
              }
              section
              experienceYears
              qualification
              rating
              note
              absence {
                since
                until
              }
              clinic {
                ...Place
              }
            }

            fragment Time on Slot {
              id
              startsAt
              endsAt
              day
              zone
              room
              state
              needsReferral
              bookingUrl
            }
            """)
        variables: dict[str, object] = {
            "wish": wish,
            "near": near,
            "here": here,
            "isNear": is_near,
            "order": order,
            "first": first,
            "after": after,
            "since": since,
            "until": until,
        }
        response = await self.execute(
            query=query, operation_name="Doctors", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return Doctors.model_validate(data)

    async def suggestions(self, text: str, **kwargs: Any) -> Suggestions:
        query = gql("""
            query Suggestions($text: String!) {
              suggestions(text: $text, first: 8) {
                __typename
                ... on Doctor {
                  id
                  person: name {
                    full
                  }
                  specialty {
                    name
                  }
                  clinic {
                    shortName
                  }
                }
                ... on Specialty {
                  id
                  name
                }
                ... on Clinic {
                  id
                  name
                  address
                }
              }
            }
            """)
        variables: dict[str, object] = {"text": text}
        response = await self.execute(
            query=query, operation_name="Suggestions", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return Suggestions.model_validate(data)

    async def places(self, **kwargs: Any) -> Places:
        query = gql("""
            query Places {
              regions {
                id
                name
                districts
              }
              specialties {
                id
                name
              }
              viewer {
                id
                patients {
                  ...Person
                  scopes {
                    book
                  }
                }
              }
            }

            fragment Person on Patient {
              id
              name {
                full
                short
                given
              }
              birthDate
              relation
            }
            """)
        variables: dict[str, object] = {}
        response = await self.execute(
            query=query, operation_name="Places", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return Places.model_validate(data)

    async def record_people(self, **kwargs: Any) -> RecordPeople:
        query = gql("""
            query RecordPeople {
              viewer {
                id
                patient {
                  id
                }
                patients {
                  ...Person
                  scopes {
                    visits
                    documents
                  }
                }
              }
            }

            fragment Person on Patient {
              id
              name {
                full
                short
                given
              }
              birthDate
              relation
            }
            """)
        variables: dict[str, object] = {}
        response = await self.execute(
            query=query, operation_name="RecordPeople", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return RecordPeople.model_validate(data)

    async def visits_page(
        self,
        id: str,
        first: int,
        language: Language,
        wish: Union[Optional[VisitFilter], UnsetType] = UNSET,
        since: Union[Optional[date], UnsetType] = UNSET,
        until: Union[Optional[date], UnsetType] = UNSET,
        after: Union[Optional[str], UnsetType] = UNSET,
        **kwargs: Any,
    ) -> VisitsPage:
        query = gql("""
            query VisitsPage($id: ID!, $wish: VisitFilter, $since: Date, $until: Date, $first: Int!, $after: String, $language: Language!) {
              node(id: $id) {
                __typename
                ... on Patient {
                  id
                  visitsPdfUrl(since: $since, until: $until)
                  visits(filter: $wish, first: $first, after: $after) {
                    totalCount
                    pageInfo {
                      hasNextPage
                      endCursor
                    }
                    notes {
                      ...Lack
                    }
                    clinics {
                      id
                      shortName
                    }
                    doctors {
                      id
                      name {
                        short
                      }
                    }
                    edges {
                      node {
                        ...VisitLine
                      }
                    }
                  }
                }
              }
            }

            fragment Lack on RecordNote {
              code
              sourceName
              message(language: $language)
              count
            }

            fragment Origin on RecordSource {
              name
              title(language: $language)
              readAt
              ageSeconds
            }

            fragment VisitLine on Visit {
              id
              kind
              startsAt
              day
              clinicName
              clinic {
                id
                shortName
              }
              doctorName
              specialty
              diagnoses {
                text
                code
                main
              }
              conclusion
              source {
                ...Origin
              }
            }
            """)
        variables: dict[str, object] = {
            "id": id,
            "wish": wish,
            "since": since,
            "until": until,
            "first": first,
            "after": after,
            "language": language,
        }
        response = await self.execute(
            query=query, operation_name="VisitsPage", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return VisitsPage.model_validate(data)

    async def visit_page(self, id: str, language: Language, **kwargs: Any) -> VisitPage:
        query = gql("""
            query VisitPage($id: ID!, $language: Language!) {
              viewer {
                id
              }
              node(id: $id) {
                __typename
                ... on Visit {
                  ...VisitLine
                  endsAt
                  reason
                  doctor {
                    id
                  }
                  prescriptions {
                    ...Prescribed
                  }
                  referrals {
                    ...Referred
                  }
                  results {
                    ...Examined
                  }
                  documents {
                    ...Filed
                  }
                  patient {
                    ...Person
                  }
                  appointment {
                    code
                  }
                  pdfUrl
                }
              }
            }

            fragment Examined on Result {
              id
              title
              takenAt
              status
              values {
                ...Measured
              }
              conclusion
              clinicName
              source {
                ...Origin
              }
            }

            fragment Filed on RecordDocument {
              id
              title
              createdAt
              contentType
              sizeBytes
              url
              source {
                ...Origin
              }
            }

            fragment Measured on ResultValue {
              name
              number
              text
              unit
              low
              high
              rangeText
              finding
              note
            }

            fragment Origin on RecordSource {
              name
              title(language: $language)
              readAt
              ageSeconds
            }

            fragment Person on Patient {
              id
              name {
                full
                short
                given
              }
              birthDate
              relation
            }

            fragment Prescribed on Prescription {
              id
              medicine
              dosage
              status
              prescribedAt
              until
              doctorName
              source {
                ...Origin
              }
            }

            fragment Referred on Referral {
              id
              number
              specialtyName
              specialty {
                id
                name
              }
              state
              urgent
              issuedAt
              until
              clinicName
              doctorName
              toClinic {
                id
                shortName
              }
              appointment {
                code
                startsAt
              }
              source {
                ...Origin
              }
            }

            fragment VisitLine on Visit {
              id
              kind
              startsAt
              day
              clinicName
              clinic {
                id
                shortName
              }
              doctorName
              specialty
              diagnoses {
                text
                code
                main
              }
              conclusion
              source {
                ...Origin
              }
            }
            """)
        variables: dict[str, object] = {"id": id, "language": language}
        response = await self.execute(
            query=query, operation_name="VisitPage", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return VisitPage.model_validate(data)

    async def visit_of_appointment(
        self, code: str, **kwargs: Any
    ) -> VisitOfAppointment:
        query = gql("""
            query VisitOfAppointment($code: String!) {
              viewer {
                id
                appointmentByCode(code: $code) {
                  id
                  visit {
                    id
                  }
                }
              }
            }
            """)
        variables: dict[str, object] = {"code": code}
        response = await self.execute(
            query=query,
            operation_name="VisitOfAppointment",
            variables=variables,
            **kwargs,
        )
        data = self.get_data(response)
        return VisitOfAppointment.model_validate(data)

    async def results_page(
        self, id: str, language: Language, **kwargs: Any
    ) -> ResultsPage:
        query = gql("""
            query ResultsPage($id: ID!, $language: Language!) {
              node(id: $id) {
                __typename
                ... on Patient {
                  id
                  results {
                    nodes {
                      ...Examined
                      visit {
                        id
                      }
                    }
                    notes {
                      ...Lack
                    }
                  }
                }
              }
            }

            fragment Examined on Result {
              id
              title
              takenAt
              status
              values {
                ...Measured
              }
              conclusion
              clinicName
              source {
                ...Origin
              }
            }

            fragment Lack on RecordNote {
              code
              sourceName
              message(language: $language)
              count
            }

            fragment Measured on ResultValue {
              name
              number
              text
              unit
              low
              high
              rangeText
              finding
              note
            }

            fragment Origin on RecordSource {
              name
              title(language: $language)
              readAt
              ageSeconds
            }
            """)
        variables: dict[str, object] = {"id": id, "language": language}
        response = await self.execute(
            query=query, operation_name="ResultsPage", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return ResultsPage.model_validate(data)

    async def prescriptions_page(
        self, id: str, language: Language, **kwargs: Any
    ) -> PrescriptionsPage:
        query = gql("""
            query PrescriptionsPage($id: ID!, $language: Language!) {
              node(id: $id) {
                __typename
                ... on Patient {
                  id
                  prescriptions {
                    nodes {
                      ...Prescribed
                      visit {
                        id
                      }
                    }
                    notes {
                      ...Lack
                    }
                  }
                }
              }
            }

            fragment Lack on RecordNote {
              code
              sourceName
              message(language: $language)
              count
            }

            fragment Origin on RecordSource {
              name
              title(language: $language)
              readAt
              ageSeconds
            }

            fragment Prescribed on Prescription {
              id
              medicine
              dosage
              status
              prescribedAt
              until
              doctorName
              source {
                ...Origin
              }
            }
            """)
        variables: dict[str, object] = {"id": id, "language": language}
        response = await self.execute(
            query=query,
            operation_name="PrescriptionsPage",
            variables=variables,
            **kwargs,
        )
        data = self.get_data(response)
        return PrescriptionsPage.model_validate(data)

    async def referrals_page(
        self, id: str, language: Language, **kwargs: Any
    ) -> ReferralsPage:
        query = gql("""
            query ReferralsPage($id: ID!, $language: Language!) {
              node(id: $id) {
                __typename
                ... on Patient {
                  id
                  referrals {
                    nodes {
                      ...Referred
                      reason
                    }
                    notes {
                      ...Lack
                    }
                  }
                }
              }
            }

            fragment Lack on RecordNote {
              code
              sourceName
              message(language: $language)
              count
            }

            fragment Origin on RecordSource {
              name
              title(language: $language)
              readAt
              ageSeconds
            }

            fragment Referred on Referral {
              id
              number
              specialtyName
              specialty {
                id
                name
              }
              state
              urgent
              issuedAt
              until
              clinicName
              doctorName
              toClinic {
                id
                shortName
              }
              appointment {
                code
                startsAt
              }
              source {
                ...Origin
              }
            }
            """)
        variables: dict[str, object] = {"id": id, "language": language}
        response = await self.execute(
            query=query, operation_name="ReferralsPage", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return ReferralsPage.model_validate(data)

    async def usable_referrals(
        self,
        id: str,
        language: Language,
        specialty: Union[Optional[str], UnsetType] = UNSET,
        **kwargs: Any,
    ) -> UsableReferrals:
        query = gql("""
            query UsableReferrals($id: ID!, $specialty: ID, $language: Language!) {
              node(id: $id) {
                __typename
                ... on Patient {
                  id
                  referrals(usable: true, specialtyId: $specialty) {
                    nodes {
                      ...Referred
                    }
                    notes {
                      ...Lack
                    }
                  }
                }
              }
            }

            fragment Lack on RecordNote {
              code
              sourceName
              message(language: $language)
              count
            }

            fragment Origin on RecordSource {
              name
              title(language: $language)
              readAt
              ageSeconds
            }

            fragment Referred on Referral {
              id
              number
              specialtyName
              specialty {
                id
                name
              }
              state
              urgent
              issuedAt
              until
              clinicName
              doctorName
              toClinic {
                id
                shortName
              }
              appointment {
                code
                startsAt
              }
              source {
                ...Origin
              }
            }
            """)
        variables: dict[str, object] = {
            "id": id,
            "specialty": specialty,
            "language": language,
        }
        response = await self.execute(
            query=query, operation_name="UsableReferrals", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return UsableReferrals.model_validate(data)

    async def vaccinations_page(
        self, id: str, language: Language, **kwargs: Any
    ) -> VaccinationsPage:
        query = gql("""
            query VaccinationsPage($id: ID!, $language: Language!) {
              node(id: $id) {
                __typename
                ... on Patient {
                  id
                  immunizations {
                    nodes {
                      ...Vaccinated
                    }
                    notes {
                      ...Lack
                    }
                  }
                }
              }
            }

            fragment Lack on RecordNote {
              code
              sourceName
              message(language: $language)
              count
            }

            fragment Origin on RecordSource {
              name
              title(language: $language)
              readAt
              ageSeconds
            }

            fragment Vaccinated on Immunization {
              id
              vaccine
              disease
              givenAt
              dose
              lot
              clinicName
              source {
                ...Origin
              }
            }
            """)
        variables: dict[str, object] = {"id": id, "language": language}
        response = await self.execute(
            query=query,
            operation_name="VaccinationsPage",
            variables=variables,
            **kwargs,
        )
        data = self.get_data(response)
        return VaccinationsPage.model_validate(data)

    async def papers_page(
        self, id: str, language: Language, **kwargs: Any
    ) -> PapersPage:
        query = gql("""
            query PapersPage($id: ID!, $language: Language!) {
              node(id: $id) {
                __typename
                ... on Patient {
                  id
                  coverage {
                    nodes {
                      ...Insured
                    }
                    notes {
                      ...Lack
                    }
                  }
                  recordDocuments {
                    nodes {
                      ...Filed
                      visit {
                        id
                      }
                    }
                    notes {
                      ...Lack
                    }
                  }
                }
              }
            }

            fragment Filed on RecordDocument {
              id
              title
              createdAt
              contentType
              sizeBytes
              url
              source {
                ...Origin
              }
            }

            fragment Insured on Coverage {
              id
              insurer
              maskedNumber
              active
              since
              until
              attachedClinicName
              attachedClinic {
                id
                shortName
                phone
              }
              source {
                ...Origin
              }
            }

            fragment Lack on RecordNote {
              code
              sourceName
              message(language: $language)
              count
            }

            fragment Origin on RecordSource {
              name
              title(language: $language)
              readAt
              ageSeconds
            }
            """)
        variables: dict[str, object] = {"id": id, "language": language}
        response = await self.execute(
            query=query, operation_name="PapersPage", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return PapersPage.model_validate(data)

    async def consents_page(self, **kwargs: Any) -> ConsentsPage:
        query = gql("""
            query ConsentsPage {
              viewer {
                id
                consents {
                  ...Agreed
                }
              }
            }

            fragment Agreed on Consent {
              kind
              given
              required
              version
              title
              text
              givenAt
              withdrawnAt
            }
            """)
        variables: dict[str, object] = {}
        response = await self.execute(
            query=query, operation_name="ConsentsPage", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return ConsentsPage.model_validate(data)

    async def requests_page(self, **kwargs: Any) -> RequestsPage:
        query = gql("""
            query RequestsPage {
              viewer {
                id
                secondFactor
                patient {
                  id
                }
                patients {
                  ...Person
                }
                dataRequests {
                  ...Requested
                }
              }
            }

            fragment Person on Patient {
              id
              name {
                full
                short
                given
              }
              birthDate
              relation
            }

            fragment Requested on DataRequest {
              id
              kind
              state
              words
              answer
              createdAt
              dueAt
              actAt
              doneAt
              fileUrl
              patientName
            }
            """)
        variables: dict[str, object] = {}
        response = await self.execute(
            query=query, operation_name="RequestsPage", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return RequestsPage.model_validate(data)

    async def journal_people(self, **kwargs: Any) -> JournalPeople:
        query = gql("""
            query JournalPeople {
              viewer {
                id
                secondFactor
                patient {
                  id
                }
                patients {
                  ...Person
                }
              }
            }

            fragment Person on Patient {
              id
              name {
                full
                short
                given
              }
              birthDate
              relation
            }
            """)
        variables: dict[str, object] = {}
        response = await self.execute(
            query=query, operation_name="JournalPeople", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return JournalPeople.model_validate(data)

    async def journal_page(
        self,
        id: str,
        wish: Union[Optional[JournalFilter], UnsetType] = UNSET,
        first: Union[Optional[int], UnsetType] = UNSET,
        after: Union[Optional[str], UnsetType] = UNSET,
        **kwargs: Any,
    ) -> JournalPage:
        query = gql("""
            query JournalPage($id: ID!, $wish: JournalFilter, $first: Int, $after: String) {
              node(id: $id) {
                __typename
                ... on Patient {
                  id
                  journalIntact
                  journalUrl
                  journal(filter: $wish, first: $first, after: $after) {
                    totalCount
                    pageInfo {
                      hasNextPage
                      endCursor
                    }
                    edges {
                      node {
                        id
                        at
                        who
                        byYou
                        deed
                        what
                        why
                        reason
                        through
                        text
                      }
                    }
                  }
                }
              }
            }
            """)
        variables: dict[str, object] = {
            "id": id,
            "wish": wish,
            "first": first,
            "after": after,
        }
        response = await self.execute(
            query=query, operation_name="JournalPage", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return JournalPage.model_validate(data)

    async def consent_give(
        self, input: ConsentGiveInput, language: Language, **kwargs: Any
    ) -> ConsentGive:
        query = gql("""
            mutation ConsentGive($input: ConsentGiveInput!, $language: Language!) {
              consentGive(input: $input) {
                __typename
                ... on ConsentGiveSuccess {
                  consents {
                    ...Agreed
                  }
                }
                ...No
              }
            }

            fragment Agreed on Consent {
              kind
              given
              required
              version
              title
              text
              givenAt
              withdrawnAt
            }

            fragment No on Refusal {
              code
              message(language: $language)
              remedy {
                action
                text(language: $language)
              }
              alternatives {
                ...Other
              }
            }

            fragment Other on Alternative {
              kind
              slot {
                ...Time
                doctor {
                  id
                  name {
                    short
                  }
                }
              }
            }

            fragment Time on Slot {
              id
              startsAt
              endsAt
              day
              zone
              room
              state
              needsReferral
              bookingUrl
            }
            """)
        variables: dict[str, object] = {"input": input, "language": language}
        response = await self.execute(
            query=query, operation_name="ConsentGive", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return ConsentGive.model_validate(data)

    async def consent_withdraw(
        self, input: ConsentWithdrawInput, language: Language, **kwargs: Any
    ) -> ConsentWithdraw:
        query = gql("""
            mutation ConsentWithdraw($input: ConsentWithdrawInput!, $language: Language!) {
              consentWithdraw(input: $input) {
                __typename
                ... on ConsentWithdrawSuccess {
                  consents {
                    ...Agreed
                  }
                }
                ...No
              }
            }

            fragment Agreed on Consent {
              kind
              given
              required
              version
              title
              text
              givenAt
              withdrawnAt
            }

            fragment No on Refusal {
              code
              message(language: $language)
              remedy {
                action
                text(language: $language)
              }
              alternatives {
                ...Other
              }
            }

            fragment Other on Alternative {
              kind
              slot {
                ...Time
                doctor {
                  id
                  name {
                    short
                  }
                }
              }
            }

            fragment Time on Slot {
              id
              startsAt
              endsAt
              day
              zone
              room
              state
              needsReferral
              bookingUrl
            }
            """)
        variables: dict[str, object] = {"input": input, "language": language}
        response = await self.execute(
            query=query, operation_name="ConsentWithdraw", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return ConsentWithdraw.model_validate(data)

    async def data_request_make(
        self, input: DataRequestMakeInput, language: Language, **kwargs: Any
    ) -> DataRequestMake:
        query = gql("""
            mutation DataRequestMake($input: DataRequestMakeInput!, $language: Language!) {
              dataRequestMake(input: $input) {
                __typename
                ... on DataRequestMakeSuccess {
                  request {
                    ...Requested
                  }
                }
                ...No
              }
            }

            fragment No on Refusal {
              code
              message(language: $language)
              remedy {
                action
                text(language: $language)
              }
              alternatives {
                ...Other
              }
            }

            fragment Other on Alternative {
              kind
              slot {
                ...Time
                doctor {
                  id
                  name {
                    short
                  }
                }
              }
            }

            fragment Requested on DataRequest {
              id
              kind
              state
              words
              answer
              createdAt
              dueAt
              actAt
              doneAt
              fileUrl
              patientName
            }

            fragment Time on Slot {
              id
              startsAt
              endsAt
              day
              zone
              room
              state
              needsReferral
              bookingUrl
            }
            """)
        variables: dict[str, object] = {"input": input, "language": language}
        response = await self.execute(
            query=query, operation_name="DataRequestMake", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return DataRequestMake.model_validate(data)

    async def data_request_withdraw(
        self, input: DataRequestWithdrawInput, language: Language, **kwargs: Any
    ) -> DataRequestWithdraw:
        query = gql("""
            mutation DataRequestWithdraw($input: DataRequestWithdrawInput!, $language: Language!) {
              dataRequestWithdraw(input: $input) {
                __typename
                ... on DataRequestWithdrawSuccess {
                  request {
                    ...Requested
                  }
                }
                ...No
              }
            }

            fragment No on Refusal {
              code
              message(language: $language)
              remedy {
                action
                text(language: $language)
              }
              alternatives {
                ...Other
              }
            }

            fragment Other on Alternative {
              kind
              slot {
                ...Time
                doctor {
                  id
                  name {
                    short
                  }
                }
              }
            }

            fragment Requested on DataRequest {
              id
              kind
              state
              words
              answer
              createdAt
              dueAt
              actAt
              doneAt
              fileUrl
              patientName
            }

            fragment Time on Slot {
              id
              startsAt
              endsAt
              day
              zone
              room
              state
              needsReferral
              bookingUrl
            }
            """)
        variables: dict[str, object] = {"input": input, "language": language}
        response = await self.execute(
            query=query,
            operation_name="DataRequestWithdraw",
            variables=variables,
            **kwargs,
        )
        data = self.get_data(response)
        return DataRequestWithdraw.model_validate(data)

    async def data_request_answer(
        self, input: DataRequestAnswerInput, language: Language, **kwargs: Any
    ) -> DataRequestAnswer:
        query = gql("""
            mutation DataRequestAnswer($input: DataRequestAnswerInput!, $language: Language!) {
              dataRequestAnswer(input: $input) {
                __typename
                ... on DataRequestAnswerSuccess {
                  request {
                    ...Requested
                  }
                }
                ...No
              }
            }

            fragment No on Refusal {
              code
              message(language: $language)
              remedy {
                action
                text(language: $language)
              }
              alternatives {
                ...Other
              }
            }

            fragment Other on Alternative {
              kind
              slot {
                ...Time
                doctor {
                  id
                  name {
                    short
                  }
                }
              }
            }

            fragment Requested on DataRequest {
              id
              kind
              state
              words
              answer
              createdAt
              dueAt
              actAt
              doneAt
              fileUrl
              patientName
            }

            fragment Time on Slot {
              id
              startsAt
              endsAt
              day
              zone
              room
              state
              needsReferral
              bookingUrl
            }
            """)
        variables: dict[str, object] = {"input": input, "language": language}
        response = await self.execute(
            query=query,
            operation_name="DataRequestAnswer",
            variables=variables,
            **kwargs,
        )
        data = self.get_data(response)
        return DataRequestAnswer.model_validate(data)

    async def systems_page(self, language: Language, **kwargs: Any) -> SystemsPage:
        query = gql("""
            query SystemsPage($language: Language!) {
              viewer {
                id
              }
              clinicSystems {
                ...SystemLine
              }
            }

            fragment SystemLine on ClinicSystem {
              name
              title(language: $language)
              abilities
              state
              clinicCount
              freshCount
              delayedCount
              staleCount
              failingCount
              lastReadAt
              oldestSeconds
              lagSeconds
              lastFault
              lastFaultAt
              unsettledCount
              pausedAt
              canPause
            }
            """)
        variables: dict[str, object] = {"language": language}
        response = await self.execute(
            query=query, operation_name="SystemsPage", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return SystemsPage.model_validate(data)

    async def system_page(
        self,
        name: str,
        language: Language,
        failing: Union[Optional[bool], UnsetType] = UNSET,
        after: Union[Optional[str], UnsetType] = UNSET,
        **kwargs: Any,
    ) -> SystemPage:
        query = gql("""
            query SystemPage($name: String!, $failing: Boolean, $after: String, $language: Language!) {
              viewer {
                id
              }
              clinicSystem(name: $name) {
                ...SystemLine
                clinics(failing: $failing, first: 30, after: $after) {
                  edges {
                    node {
                      ...ReadingLine
                    }
                  }
                  pageInfo {
                    hasNextPage
                    endCursor
                  }
                  totalCount
                }
              }
            }

            fragment ReadingLine on ClinicReading {
              clinic {
                id
                shortName
                address
              }
              freshness {
                state
                ageSeconds
                confirmedAt
              }
              lastReadAt
              nextReadAt
              failures
              fault
              faultAt
              tookMs
              changed
              pausedAt
              canPause
            }

            fragment SystemLine on ClinicSystem {
              name
              title(language: $language)
              abilities
              state
              clinicCount
              freshCount
              delayedCount
              staleCount
              failingCount
              lastReadAt
              oldestSeconds
              lagSeconds
              lastFault
              lastFaultAt
              unsettledCount
              pausedAt
              canPause
            }
            """)
        variables: dict[str, object] = {
            "name": name,
            "failing": failing,
            "after": after,
            "language": language,
        }
        response = await self.execute(
            query=query, operation_name="SystemPage", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return SystemPage.model_validate(data)

    async def clinic_system_pause(
        self, input: ClinicSystemPauseInput, language: Language, **kwargs: Any
    ) -> ClinicSystemPause:
        query = gql("""
            mutation ClinicSystemPause($input: ClinicSystemPauseInput!, $language: Language!) {
              clinicSystemPause(input: $input) {
                __typename
                ... on ClinicSystemChanged {
                  system {
                    name
                  }
                }
                ...No
              }
            }

            fragment No on Refusal {
              code
              message(language: $language)
              remedy {
                action
                text(language: $language)
              }
              alternatives {
                ...Other
              }
            }

            fragment Other on Alternative {
              kind
              slot {
                ...Time
                doctor {
                  id
                  name {
                    short
                  }
                }
              }
            }

            fragment Time on Slot {
              id
              startsAt
              endsAt
              day
              zone
              room
              state
              needsReferral
              bookingUrl
            }
            """)
        variables: dict[str, object] = {"input": input, "language": language}
        response = await self.execute(
            query=query,
            operation_name="ClinicSystemPause",
            variables=variables,
            **kwargs,
        )
        data = self.get_data(response)
        return ClinicSystemPause.model_validate(data)

    async def clinic_system_resume(
        self, input: ClinicSystemResumeInput, language: Language, **kwargs: Any
    ) -> ClinicSystemResume:
        query = gql("""
            mutation ClinicSystemResume($input: ClinicSystemResumeInput!, $language: Language!) {
              clinicSystemResume(input: $input) {
                __typename
                ... on ClinicSystemChanged {
                  system {
                    name
                  }
                }
                ...No
              }
            }

            fragment No on Refusal {
              code
              message(language: $language)
              remedy {
                action
                text(language: $language)
              }
              alternatives {
                ...Other
              }
            }

            fragment Other on Alternative {
              kind
              slot {
                ...Time
                doctor {
                  id
                  name {
                    short
                  }
                }
              }
            }

            fragment Time on Slot {
              id
              startsAt
              endsAt
              day
              zone
              room
              state
              needsReferral
              bookingUrl
            }
            """)
        variables: dict[str, object] = {"input": input, "language": language}
        response = await self.execute(
            query=query,
            operation_name="ClinicSystemResume",
            variables=variables,
            **kwargs,
        )
        data = self.get_data(response)
        return ClinicSystemResume.model_validate(data)

    async def clinic_system_resync(
        self, input: ClinicSystemResyncInput, language: Language, **kwargs: Any
    ) -> ClinicSystemResync:
        query = gql("""
            mutation ClinicSystemResync($input: ClinicSystemResyncInput!, $language: Language!) {
              clinicSystemResync(input: $input) {
                __typename
                ... on ClinicSystemChanged {
                  system {
                    name
                  }
                }
                ...No
              }
            }

            fragment No on Refusal {
              code
              message(language: $language)
              remedy {
                action
                text(language: $language)
              }
              alternatives {
                ...Other
              }
            }

            fragment Other on Alternative {
              kind
              slot {
                ...Time
                doctor {
                  id
                  name {
                    short
                  }
                }
              }
            }

            fragment Time on Slot {
              id
              startsAt
              endsAt
              day
              zone
              room
              state
              needsReferral
              bookingUrl
            }
            """)
        variables: dict[str, object] = {"input": input, "language": language}
        response = await self.execute(
            query=query,
            operation_name="ClinicSystemResync",
            variables=variables,
            **kwargs,
        )
        data = self.get_data(response)
        return ClinicSystemResync.model_validate(data)

    async def reader(self, **kwargs: Any) -> Reader:
        query = gql("""
            query Reader {
              viewer {
                id
                role
                name
                confirmed
                secondFactor
                runsService
                patient {
                  ...Person
                }
              }
            }

            fragment Person on Patient {
              id
              name {
                full
                short
                given
              }
              birthDate
              relation
            }
            """)
        variables: dict[str, object] = {}
        response = await self.execute(
            query=query, operation_name="Reader", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return Reader.model_validate(data)

    async def security_page(self, **kwargs: Any) -> SecurityPage:
        query = gql("""
            query SecurityPage {
              viewer {
                id
                confirmed
                hasPassword
                recoveryCodesLeft
                sessions {
                  id
                  current
                  device
                  way
                  provider
                  secondFactor
                  createdAt
                  seenAt
                }
                factors {
                  id
                  kind
                  label
                  createdAt
                  usedAt
                }
                logins {
                  id
                  provider
                  providerName
                  confirmed
                  createdAt
                  usedAt
                }
                contacts {
                  id
                  kind
                  shown
                  verified
                }
              }
            }
            """)
        variables: dict[str, object] = {}
        response = await self.execute(
            query=query, operation_name="SecurityPage", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return SecurityPage.model_validate(data)

    async def hold_page(
        self, id: str, moving: str, is_move: bool, **kwargs: Any
    ) -> HoldPage:
        query = gql("""
            query HoldPage($id: ID!, $moving: String!, $isMove: Boolean!) {
              viewer {
                id
                patients {
                  ...Person
                  scopes {
                    book
                  }
                }
                appointmentByCode(code: $moving) @include(if: $isMove) {
                  ...Moving
                }
              }
              node(id: $id) {
                __typename
                ...Holding
              }
            }

            fragment Holding on Hold {
              id
              state
              secondsLeft
              expiresAt
              patient {
                ...Person
              }
              slot {
                ...Time
                service {
                  name
                  minutes
                }
                doctor {
                  id
                  name {
                    full
                    short
                  }
                  specialty {
                    id
                    name
                  }
                }
                clinic {
                  ...Place
                  policy {
                    horizonDays
                    freeCancelHours
                  }
                }
              }
            }

            fragment Moving on Appointment {
              id
              code
              startsAt
              zone
              canMove
              patient {
                id
                name {
                  full
                }
              }
            }

            fragment Person on Patient {
              id
              name {
                full
                short
                given
              }
              birthDate
              relation
            }

            fragment Place on Clinic {
              id
              name
              shortName
              address
              phone
              booking
              zone
              coordinates {
                latitude
                longitude
              }
              freshness {
                state
                ageSeconds
                confirmedAt
              }
            }

            fragment Time on Slot {
              id
              startsAt
              endsAt
              day
              zone
              room
              state
              needsReferral
              bookingUrl
            }
            """)
        variables: dict[str, object] = {"id": id, "moving": moving, "isMove": is_move}
        response = await self.execute(
            query=query, operation_name="HoldPage", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return HoldPage.model_validate(data)
