from datetime import date
from typing import Any, Optional, Union

from .appointment_book import AppointmentBook
from .appointment_cancel import AppointmentCancel
from .appointment_move import AppointmentMove
from .appointments_page import AppointmentsPage
from .async_base_client import AsyncBaseClient
from .base_model import UNSET, UnsetType
from .doctor_page import DoctorPage
from .doctors import Doctors
from .elsewhere import Elsewhere
from .enums import DoctorOrder, Language
from .hold_page import HoldPage
from .hold_release import HoldRelease
from .input_types import (
    AppointmentBookInput,
    AppointmentCancelInput,
    AppointmentMoveInput,
    DoctorFilter,
    HoldReleaseInput,
    Point,
    SlotHoldInput,
)
from .past_appointments import PastAppointments
from .places import Places
from .reader import Reader
from .slot_hold import SlotHold
from .suggestions import Suggestions
from .ticket_page import TicketPage


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

    async def reader(self, **kwargs: Any) -> Reader:
        query = gql("""
            query Reader {
              viewer {
                id
                role
                confirmed
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

    async def hold_page(
        self, id: str, moving: str, is_move: bool, **kwargs: Any
    ) -> HoldPage:
        query = gql("""
            query HoldPage($id: ID!, $moving: String!, $isMove: Boolean!) {
              viewer {
                id
                patients {
                  ...Person
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
            }
            """)
        variables: dict[str, object] = {"id": id, "moving": moving, "isMove": is_move}
        response = await self.execute(
            query=query, operation_name="HoldPage", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return HoldPage.model_validate(data)
